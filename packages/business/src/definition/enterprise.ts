import {
  type Attributes,
  addressAttributes,
  type Groups,
  type References,
} from '@motlan/registry-kit/definition'
import type { Database } from '../database.ts'

const certificateLaw = { law: '59/2020/QH14', article: 28 } as const
const nameLaw = { ...certificateLaw, item: 1 } as const
const dependentUnitLaw = { law: '59/2020/QH14', article: 44 } as const

/** What is said once about a business. */
export const businessAttributes = {
  legalForm: {
    enum: 'BusinessLegalForm',
    column: 'legal_form',
    sensitivity: 'public',
    meaning: {
      vi: 'Loại hình doanh nghiệp, hợp tác xã; để trống đối với đơn vị phụ thuộc',
      en: 'Legal form of an enterprise or co-operative; empty for a dependent unit',
    },
  },
  dependentUnitKind: {
    enum: 'DependentUnitKind',
    column: 'dependent_unit_kind',
    sensitivity: 'public',
    meaning: {
      vi: 'Loại đơn vị phụ thuộc, khi đây là một đơn vị phụ thuộc',
      en: 'Kind of dependent unit, where this is one',
    },
    legalItem: dependentUnitLaw,
  },
  status: {
    enum: 'BusinessStatus',
    column: 'status',
    sensitivity: 'public',
    meaning: { vi: 'Tình trạng pháp lý', en: 'Legal status' },
  },
  registrationDate: {
    type: 'Date',
    column: 'registered_on',
    sensitivity: 'public',
    meaning: { vi: 'Ngày đăng ký lần đầu', en: 'Date of first registration' },
  },
  mainActivityCode: {
    type: 'String',
    column: 'main_activity_code',
    sensitivity: 'public',
    meaning: {
      vi: 'Mã ngành, nghề kinh doanh chính (VSIC)',
      en: 'Code of the main economic activity (VSIC)',
    },
  },
  charterCapital: {
    type: 'Vnd',
    column: 'charter_capital',
    sensitivity: 'public',
    meaning: {
      vi: 'Vốn điều lệ; vốn đầu tư của doanh nghiệp tư nhân, đồng',
      en: 'Charter capital; of a private enterprise its invested capital, đồng',
    },
    legalItem: { ...certificateLaw, item: 4 },
  },
} as const satisfies Attributes<Database['business']>

/** What belongs together about a business. */
export const businessGroups = {
  names: {
    type: 'BusinessNames',
    meaning: { vi: 'Tên doanh nghiệp', en: 'Names of the business' },
    attributes: {
      vietnamese: {
        type: 'String',
        column: 'vietnamese_name',
        sensitivity: 'public',
        meaning: { vi: 'Tên bằng tiếng Việt', en: 'Name in Vietnamese' },
        legalItem: nameLaw,
      },
      foreign: {
        type: 'String',
        column: 'foreign_name',
        sensitivity: 'public',
        meaning: { vi: 'Tên bằng tiếng nước ngoài', en: 'Name in a foreign language' },
      },
      short: {
        type: 'String',
        column: 'short_name',
        sensitivity: 'public',
        meaning: { vi: 'Tên viết tắt', en: 'Short name' },
      },
    },
  },
  headOffice: {
    type: 'BusinessHeadOffice',
    meaning: {
      vi: 'Trụ sở chính; đối với đơn vị phụ thuộc là địa chỉ của đơn vị',
      en: 'Head office; of a dependent unit its own address',
    },
    attributes: addressAttributes('head_office', {
      sensitivity: 'public',
      legalItem: { ...certificateLaw, item: 2 },
    }),
  },
  contact: {
    type: 'BusinessContact',
    meaning: { vi: 'Thông tin liên hệ', en: 'Contact' },
    attributes: {
      phone: {
        type: 'String',
        column: 'phone',
        sensitivity: 'restricted',
        meaning: { vi: 'Số điện thoại', en: 'Telephone number' },
      },
      email: {
        type: 'String',
        column: 'email',
        sensitivity: 'restricted',
        meaning: { vi: 'Thư điện tử', en: 'E-mail address' },
      },
    },
  },
  taxInformation: {
    type: 'BusinessTaxInformation',
    meaning: {
      vi: 'Thông tin đăng ký thuế kê khai khi đăng ký doanh nghiệp',
      en: 'What is declared for tax when the business is registered',
    },
    attributes: {
      fiscalYearStart: {
        type: 'String',
        column: 'fiscal_year_start',
        sensitivity: 'basic',
        meaning: {
          vi: 'Ngày bắt đầu năm tài chính (tháng-ngày)',
          en: 'First day of the fiscal year (month-day)',
        },
      },
      vatMethod: {
        enum: 'VatMethod',
        column: 'vat_method',
        sensitivity: 'basic',
        meaning: {
          vi: 'Phương pháp tính thuế giá trị gia tăng',
          en: 'Method of computing value added tax',
        },
      },
      plannedEmployees: {
        type: 'Int',
        column: 'planned_employees',
        sensitivity: 'basic',
        meaning: { vi: 'Tổng số lao động dự kiến', en: 'Planned number of employees' },
      },
      socialInsurancePaymentCycle: {
        enum: 'InsurancePaymentCycle',
        column: 'insurance_payment_cycle',
        sensitivity: 'basic',
        meaning: {
          vi: 'Phương thức đóng bảo hiểm xã hội',
          en: 'Cycle of social insurance payments',
        },
      },
    },
  },
} as const satisfies Groups<Database['business']>

/** The one person or business of each kind. */
export const businessReferences = {
  legalRepresentative: {
    to: 'Citizen',
    relation: 'representative',
    column: 'legal_representative_id',
    sensitivity: 'basic',
    meaning: {
      vi: 'Người đại diện theo pháp luật; nếu có nhiều người, người thứ nhất. Đối với chi nhánh, văn phòng đại diện là người đứng đầu',
      en: 'Legal representative; where there are several, the first. Of a dependent unit its head',
    },
    legalItem: { ...certificateLaw, item: 3 },
  },
  chiefAccountant: {
    to: 'Citizen',
    relation: 'chiefAccountant',
    column: 'chief_accountant_id',
    sensitivity: 'basic',
    meaning: { vi: 'Kế toán trưởng, phụ trách kế toán', en: 'Chief accountant' },
  },
  parentBusiness: {
    to: 'Business',
    relation: 'parentBusiness',
    column: 'parent_business_id',
    sensitivity: 'public',
    meaning: {
      vi: 'Doanh nghiệp mà đơn vị này phụ thuộc',
      en: 'Business that this dependent unit belongs to',
    },
    legalItem: dependentUnitLaw,
  },
} as const satisfies References<Database['business'], Database>
