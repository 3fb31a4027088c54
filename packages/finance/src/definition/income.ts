import type { Collections } from '@motlan/registry-kit/definition'
import type { Database } from '../database.ts'

/** What a citizen earned, and whom a citizen supports. */
export const incomeCollections = {
  incomeStatements: {
    type: 'IncomeStatement',
    table: 'income_statement',
    by: 'citizen_id',
    order: 'year',
    meaning: {
      vi: 'Thu nhập và thuế đã khấu trừ theo từng tổ chức trả thu nhập',
      en: 'Income and tax withheld, by payer and year',
    },
    attributes: {
      year: {
        type: 'Int',
        column: 'year',
        sensitivity: 'restricted',
        meaning: { vi: 'Năm tính thuế', en: 'Tax year' },
      },
      income: {
        type: 'Vnd',
        column: 'income',
        sensitivity: 'restricted',
        meaning: { vi: 'Thu nhập chịu thuế, đồng', en: 'Taxable income, đồng' },
      },
      taxWithheld: {
        type: 'Vnd',
        column: 'tax_withheld',
        sensitivity: 'restricted',
        meaning: { vi: 'Số thuế đã khấu trừ, đồng', en: 'Tax withheld, đồng' },
      },
    },
    references: {
      payer: {
        to: 'Business',
        relation: 'incomePayer',
        column: 'payer_id',
        sensitivity: 'restricted',
        meaning: { vi: 'Tổ chức trả thu nhập', en: 'Income payer' },
      },
    },
  },
  taxDependants: {
    type: 'TaxDependant',
    table: 'tax_dependant',
    by: 'citizen_id',
    order: 'from_month',
    meaning: { vi: 'Người phụ thuộc được đăng ký giảm trừ gia cảnh', en: 'Registered dependants' },
    attributes: {
      relation: {
        enum: 'TaxDependantRelation',
        column: 'relation',
        sensitivity: 'basic',
        meaning: { vi: 'Quan hệ với người nộp thuế', en: 'Relation to the taxpayer' },
      },
      fromMonth: {
        type: 'Month',
        column: 'from_month',
        sensitivity: 'restricted',
        meaning: { vi: 'Giảm trừ từ tháng', en: 'First month of the deduction' },
      },
      untilMonth: {
        type: 'Month',
        column: 'until_month',
        sensitivity: 'restricted',
        meaning: {
          vi: 'Giảm trừ đến tháng; để trống khi còn giảm trừ',
          en: 'Last month of the deduction; empty while it goes on',
        },
      },
    },
    references: {
      dependant: {
        to: 'Citizen',
        relation: 'dependant',
        column: 'dependant_id',
        sensitivity: 'restricted',
        meaning: { vi: 'Người phụ thuộc', en: 'The dependant' },
      },
    },
  },
  dependantClaims: {
    type: 'DependantClaim',
    table: 'dependant_claim',
    by: 'citizen_id',
    order: 'from_month',
    meaning: {
      vi: 'Những lần công dân được đăng ký là người phụ thuộc',
      en: 'Claims in which the citizen is the dependant',
    },
    attributes: {
      fromMonth: {
        type: 'Month',
        column: 'from_month',
        sensitivity: 'restricted',
        meaning: { vi: 'Giảm trừ từ tháng', en: 'First month of the deduction' },
      },
      untilMonth: {
        type: 'Month',
        column: 'until_month',
        sensitivity: 'restricted',
        meaning: {
          vi: 'Giảm trừ đến tháng; để trống khi còn giảm trừ',
          en: 'Last month of the deduction; empty while it goes on',
        },
      },
    },
    references: {
      taxpayer: {
        to: 'Citizen',
        relation: 'taxpayer',
        column: 'taxpayer_id',
        sensitivity: 'restricted',
        meaning: { vi: 'Người nộp thuế được giảm trừ', en: 'The taxpayer who claims' },
      },
    },
  },
} as const satisfies Collections<Database>

/** How many electronic invoices a business issued: counters, and no line of any invoice. */
export const invoiceCollections = {
  eInvoiceCounters: {
    type: 'EInvoiceCounter',
    table: 'e_invoice_counter',
    by: 'business_id',
    order: 'period',
    meaning: {
      vi: 'Số lượng hóa đơn điện tử theo kỳ',
      en: 'Electronic invoices, counted by period',
    },
    attributes: {
      period: {
        type: 'Month',
        column: 'period',
        sensitivity: 'restricted',
        meaning: { vi: 'Tháng', en: 'Month' },
      },
      issued: {
        type: 'Int',
        column: 'issued',
        sensitivity: 'restricted',
        meaning: { vi: 'Số hóa đơn đã lập', en: 'Invoices issued' },
      },
      adjusted: {
        type: 'Int',
        column: 'adjusted',
        sensitivity: 'restricted',
        meaning: { vi: 'Số hóa đơn điều chỉnh', en: 'Invoices adjusted' },
      },
      replaced: {
        type: 'Int',
        column: 'replaced',
        sensitivity: 'restricted',
        meaning: { vi: 'Số hóa đơn thay thế', en: 'Invoices replaced' },
      },
      cancelled: {
        type: 'Int',
        column: 'cancelled',
        sensitivity: 'restricted',
        meaning: { vi: 'Số hóa đơn đã hủy', en: 'Invoices cancelled' },
      },
    },
  },
} as const satisfies Collections<Database>
