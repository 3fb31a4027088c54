/** What a taxpayer owes by tax and period. */
export const taxObligations = {
  order: 'period',
  meaning: {
    vi: 'Nghĩa vụ thuế theo sắc thuế và kỳ tính thuế',
    en: 'Obligations by tax and period',
  },
  attributes: {
    tax: {
      enum: 'TaxKind',
      column: 'tax',
      sensitivity: 'restricted',
      meaning: { vi: 'Sắc thuế', en: 'Tax' },
    },
    period: {
      type: 'String',
      column: 'period',
      sensitivity: 'restricted',
      meaning: {
        vi: 'Kỳ tính thuế: năm 2025, quý 2025-Q3 hoặc tháng 2025-09',
        en: 'Tax period: the year 2025, the quarter 2025-Q3 or the month 2025-09',
      },
    },
    declared: {
      type: 'Vnd',
      column: 'declared',
      sensitivity: 'restricted',
      meaning: { vi: 'Số thuế đã khai, đồng', en: 'Declared, đồng' },
    },
    assessed: {
      type: 'Vnd',
      column: 'assessed',
      sensitivity: 'restricted',
      meaning: { vi: 'Số thuế phải nộp, đồng', en: 'Assessed, đồng' },
    },
    paid: {
      type: 'Vnd',
      column: 'paid',
      sensitivity: 'restricted',
      meaning: { vi: 'Số thuế đã nộp, đồng', en: 'Paid, đồng' },
    },
    arrears: {
      type: 'Vnd',
      column: 'arrears',
      sensitivity: 'restricted',
      meaning: { vi: 'Số thuế còn nợ, đồng', en: 'In arrears, đồng' },
    },
  },
} as const

/** What the tax office made of a transfer of land. */
export const landTransferObligations = {
  order: 'dossier_number',
  meaning: {
    vi: 'Nghĩa vụ tài chính khi chuyển quyền sử dụng đất',
    en: 'Obligations from transfers of land-use rights',
  },
  attributes: {
    dossierNumber: {
      type: 'String',
      column: 'dossier_number',
      sensitivity: 'restricted',
      meaning: {
        vi: 'Mã hồ sơ đăng ký biến động đất đai',
        en: 'Dossier number of the registration of the change',
      },
    },
    role: {
      enum: 'LandTransferRole',
      column: 'role',
      sensitivity: 'restricted',
      meaning: { vi: 'Bên nghĩa vụ', en: 'Side of the transfer' },
    },
    price: {
      type: 'Vnd',
      column: 'price',
      sensitivity: 'restricted',
      meaning: { vi: 'Giá tính thuế, đồng', en: 'Taxable price, đồng' },
    },
    taxDue: {
      type: 'Vnd',
      column: 'tax_due',
      sensitivity: 'restricted',
      meaning: {
        vi: 'Thuế thu nhập phải nộp, đồng',
        en: 'Income tax due, đồng',
      },
    },
    registrationFee: {
      type: 'Vnd',
      column: 'registration_fee',
      sensitivity: 'restricted',
      meaning: { vi: 'Lệ phí trước bạ phải nộp, đồng', en: 'Registration fee due, đồng' },
    },
    exemption: {
      type: 'String',
      column: 'exemption',
      sensitivity: 'restricted',
      meaning: { vi: 'Căn cứ miễn thuế, lệ phí', en: 'Ground of an exemption' },
    },
    payment: {
      enum: 'TaxPayment',
      column: 'payment',
      sensitivity: 'restricted',
      meaning: { vi: 'Tình trạng nộp', en: 'Payment status' },
    },
    paidOn: {
      type: 'Date',
      column: 'paid_on',
      sensitivity: 'restricted',
      meaning: { vi: 'Ngày nộp', en: 'Date of payment' },
    },
  },
  references: {
    parcel: {
      to: 'Parcel',
      relation: 'transferredParcel',
      column: 'parcel_id',
      sensitivity: 'restricted',
      meaning: { vi: 'Thửa đất được chuyển quyền', en: 'The parcel transferred' },
    },
  },
} as const
