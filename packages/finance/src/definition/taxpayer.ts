import { type Attributes, addressAttributes, type Groups } from '@motlan/registry-kit/definition'
import type { Database, Taxpayer } from '../database.ts'

/** What is held once about every taxpayer, person or organisation alike. */
export const taxpayerAttributes = {
  taxArrears: {
    type: 'Vnd',
    column: 'arrears',
    sensitivity: 'restricted',
    meaning: {
      vi: 'Tổng số tiền thuế còn nợ, đồng',
      en: 'Total of unpaid taxes, đồng',
    },
  },
} as const satisfies Attributes<Taxpayer>

const registrationAttributes = {
  status: {
    enum: 'TaxStatus',
    column: 'status',
    sensitivity: 'basic',
    meaning: {
      vi: 'Trạng thái mã số thuế',
      en: 'Status of the tax code, 00 to 09',
    },
  },
  taxpayerKind: {
    enum: 'TaxpayerKind',
    column: 'kind',
    sensitivity: 'basic',
    meaning: { vi: 'Loại người nộp thuế', en: 'Kind of taxpayer' },
  },
  managingTaxOffice: {
    type: 'String',
    column: 'managing_office',
    sensitivity: 'basic',
    meaning: { vi: 'Cơ quan thuế quản lý trực tiếp', en: 'Managing tax office' },
  },
  startDate: {
    type: 'Date',
    column: 'starts_on',
    sensitivity: 'basic',
    meaning: {
      vi: 'Ngày bắt đầu là người nộp thuế (ngày cấp mã số thuế)',
      en: 'Day from which the tax code has been held',
    },
  },
} as const satisfies Attributes<Taxpayer>

const registrationMeaning = { vi: 'Thông tin đăng ký thuế', en: 'Tax registration' } as const
const addressMeaning = {
  vi: 'Địa chỉ ghi trong hồ sơ đăng ký thuế',
  en: 'Address as it stands in the tax registration file',
} as const

/** Registration and address of a person. */
export const citizenGroups = {
  taxRegistration: {
    type: 'CitizenTaxRegistration',
    meaning: registrationMeaning,
    attributes: {
      ...registrationAttributes,
      formerTaxCode: {
        type: 'String',
        column: 'former_tax_code',
        sensitivity: 'basic',
        meaning: {
          vi: 'Mã số thuế 10 số trước khi dùng số định danh cá nhân',
          en: 'Ten-digit tax code from before the personal ID took its place',
        },
      },
    },
  },
  taxAddress: {
    type: 'CitizenTaxAddress',
    meaning: addressMeaning,
    attributes: addressAttributes('tax', { sensitivity: 'basic' }),
  },
} as const satisfies Groups<Database['citizen_taxpayer']>

/** Registration and address of an organisation. */
export const businessGroups = {
  taxRegistration: {
    type: 'BusinessTaxRegistration',
    meaning: registrationMeaning,
    attributes: registrationAttributes,
  },
  taxAddress: {
    type: 'BusinessTaxAddress',
    meaning: addressMeaning,
    attributes: addressAttributes('tax', { sensitivity: 'basic' }),
  },
} as const satisfies Groups<Database['business_taxpayer']>

/** Accounts named to the tax office, whoever holds them. */
export const bankAccounts = {
  meaning: {
    vi: 'Tài khoản ngân hàng đã thông báo với cơ quan thuế',
    en: 'Bank accounts named to the tax office',
  },
  attributes: {
    bank: {
      type: 'String',
      column: 'bank',
      sensitivity: 'sensitive',
      meaning: { vi: 'Ngân hàng', en: 'Bank' },
    },
    accountNumber: {
      type: 'String',
      column: 'account_number',
      sensitivity: 'sensitive',
      meaning: { vi: 'Số tài khoản', en: 'Account number' },
    },
  },
} as const
