import type { Collections } from '@motlan/registry-kit/definition'
import type { Database } from '../database.ts'

const certificateLaw = { law: '31/2024/QH15', article: 134 } as const
const changeLaw = { law: '31/2024/QH15', article: 133 } as const

/** What has been certified, registered and paid about a parcel. */
export const recordCollections = {
  certificates: {
    type: 'LandCertificate',
    table: 'land_certificate',
    by: 'parcel_id',
    order: 'issued_on',
    meaning: {
      vi: 'Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất',
      en: 'Certificates of land-use right and of ownership of attached assets',
    },
    attributes: {
      serialNumber: {
        type: 'CertificateSerial',
        column: 'serial_number',
        sensitivity: 'restricted',
        meaning: { vi: 'Số phát hành Giấy chứng nhận (số sê-ri)', en: 'Serial number' },
        legalItem: certificateLaw,
      },
      registryEntryNumber: {
        type: 'String',
        column: 'registry_entry_number',
        sensitivity: 'restricted',
        meaning: {
          vi: 'Số vào sổ cấp Giấy chứng nhận',
          en: 'Registry entry number',
        },
      },
      certificateCode: {
        type: 'String',
        column: 'certificate_code',
        sensitivity: 'restricted',
        meaning: { vi: 'Mã Giấy chứng nhận', en: 'Certificate code' },
      },
      issuedOn: {
        type: 'Date',
        column: 'issued_on',
        sensitivity: 'restricted',
        meaning: { vi: 'Ngày cấp', en: 'Date of issue' },
      },
      issuer: {
        type: 'String',
        column: 'issuer',
        sensitivity: 'restricted',
        meaning: { vi: 'Cơ quan cấp', en: 'Issuing authority' },
      },
      qrText: {
        type: 'String',
        column: 'qr_text',
        sensitivity: 'restricted',
        meaning: {
          vi: 'Nội dung mã QR trên Giấy chứng nhận',
          en: 'Content of the QR code on the certificate',
        },
      },
      valid: {
        type: 'Boolean',
        column: 'valid',
        sensitivity: 'public',
        meaning: {
          vi: 'Giấy chứng nhận còn giá trị pháp lý hay không',
          en: 'Whether the certificate is valid',
        },
      },
    },
  },
  restrictions: {
    type: 'LandRestriction',
    table: 'land_restriction',
    by: 'parcel_id',
    order: 'ordinal',
    meaning: {
      vi: 'Hạn chế về quyền đối với thửa đất, kể cả thế chấp',
      en: 'Restrictions of the rights to the parcel, mortgages included',
    },
    attributes: {
      kind: {
        enum: 'LandRestrictionKind',
        column: 'kind',
        sensitivity: 'restricted',
        meaning: { vi: 'Loại hạn chế', en: 'Kind of restriction' },
      },
      holder: {
        type: 'String',
        column: 'holder',
        sensitivity: 'restricted',
        meaning: {
          vi: 'Bên nhận thế chấp hoặc cơ quan ra quyết định, như ghi trong sổ',
          en: 'Mortgagee or deciding authority, in the words of the register',
        },
      },
      startsOn: {
        type: 'Date',
        column: 'starts_on',
        sensitivity: 'restricted',
        meaning: { vi: 'Ngày bắt đầu', en: 'First day of the restriction' },
      },
      endsOn: {
        type: 'Date',
        column: 'ends_on',
        sensitivity: 'restricted',
        meaning: {
          vi: 'Ngày xóa đăng ký hoặc hết hạn chế; để trống khi còn hiệu lực',
          en: 'Day of release; empty while the restriction is in force',
        },
      },
    },
    references: {
      creditor: {
        to: 'Business',
        relation: 'creditor',
        column: 'creditor_id',
        sensitivity: 'restricted',
        meaning: { vi: 'Bên nhận thế chấp', en: 'Mortgagee' },
      },
    },
  },
  changes: {
    type: 'LandChange',
    table: 'land_change',
    by: 'parcel_id',
    order: 'ordinal',
    meaning: { vi: 'Lịch sử đăng ký biến động đất đai', en: 'History of registered changes' },
    attributes: {
      reason: {
        enum: 'LandChangeReason',
        column: 'reason',
        sensitivity: 'restricted',
        meaning: { vi: 'Nội dung biến động', en: 'Reason for the change' },
        legalItem: changeLaw,
      },
      registeredOn: {
        type: 'Date',
        column: 'registered_on',
        sensitivity: 'restricted',
        meaning: { vi: 'Ngày đăng ký biến động', en: 'Date of registration' },
        legalItem: changeLaw,
      },
      dossierNumber: {
        type: 'String',
        column: 'dossier_number',
        sensitivity: 'restricted',
        meaning: { vi: 'Mã hồ sơ đăng ký biến động', en: 'Dossier number of the registration' },
      },
      stateBefore: {
        type: 'String',
        column: 'state_before',
        sensitivity: 'restricted',
        meaning: { vi: 'Nội dung trước khi biến động', en: 'State before the change' },
      },
      stateAfter: {
        type: 'String',
        column: 'state_after',
        sensitivity: 'restricted',
        meaning: { vi: 'Nội dung sau khi biến động', en: 'State after the change' },
      },
    },
  },
  financialObligations: {
    type: 'LandFinancialObligation',
    table: 'land_obligation',
    by: 'parcel_id',
    order: 'ordinal',
    meaning: {
      vi: 'Nghĩa vụ tài chính về đất đai ghi trong hồ sơ địa chính',
      en: 'Financial obligations of the land, as noted in the cadastral dossier',
    },
    attributes: {
      kind: {
        enum: 'LandObligationKind',
        column: 'kind',
        sensitivity: 'restricted',
        meaning: { vi: 'Loại nghĩa vụ tài chính', en: 'Kind of obligation' },
      },
      amount: {
        type: 'Vnd',
        column: 'amount',
        sensitivity: 'restricted',
        meaning: { vi: 'Số tiền phải nộp, đồng', en: 'Amount, đồng' },
      },
      paidOn: {
        type: 'Date',
        column: 'paid_on',
        sensitivity: 'restricted',
        meaning: {
          vi: 'Ngày hoàn thành nghĩa vụ; để trống khi chưa hoàn thành',
          en: 'Date of payment; empty while unpaid',
        },
      },
      taxDossierNumber: {
        type: 'String',
        column: 'tax_dossier_number',
        sensitivity: 'restricted',
        meaning: {
          vi: 'Mã hồ sơ tại cơ quan thuế',
          en: 'Dossier number at the tax office',
        },
      },
    },
  },
} as const satisfies Collections<Database>
