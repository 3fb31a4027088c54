import { addressAttributes, type Collections } from '@motlan/registry-kit/definition'
import type { Database } from '../database.ts'

const dependentUnitLaw = { law: '59/2020/QH14', article: 44 } as const
const unit = addressAttributes('unit', { sensitivity: 'public', legalItem: dependentUnitLaw })

/** What a business does, where, and what has changed about it. */
export const historyCollections = {
  activities: {
    type: 'BusinessActivity',
    table: 'business_activity',
    by: 'business_id',
    meaning: { vi: 'Ngành, nghề kinh doanh', en: 'Economic activities' },
    attributes: {
      code: {
        type: 'String',
        column: 'activity_code',
        sensitivity: 'public',
        meaning: { vi: 'Mã ngành cấp 5 (VSIC)', en: 'Five-digit code (VSIC)' },
      },
      classification: {
        type: 'String',
        column: 'classification',
        sensitivity: 'public',
        meaning: {
          vi: 'Hệ thống ngành kinh tế Việt Nam của mã này',
          en: 'Edition of the classification the code is taken from',
        },
      },
      name: {
        type: 'String',
        column: 'name',
        sensitivity: 'public',
        meaning: { vi: 'Tên ngành', en: 'Name of the activity' },
      },
      isMain: {
        type: 'Boolean',
        column: 'is_main',
        sensitivity: 'public',
        meaning: { vi: 'Ngành, nghề kinh doanh chính', en: 'Whether this is the main activity' },
      },
    },
  },
  dependentUnits: {
    type: 'DependentUnit',
    table: 'dependent_unit',
    by: 'business_id',
    meaning: {
      vi: 'Chi nhánh, văn phòng đại diện, địa điểm kinh doanh',
      en: 'Branches, representative offices, business locations',
    },
    attributes: {
      code: {
        type: 'String',
        column: 'unit_code',
        sensitivity: 'public',
        meaning: {
          vi: 'Mã số đơn vị phụ thuộc hoặc mã địa điểm kinh doanh (5 chữ số)',
          en: 'Code of the unit, or the 5 digits of a business location',
        },
        legalItem: dependentUnitLaw,
      },
      kind: {
        enum: 'DependentUnitKind',
        column: 'kind',
        sensitivity: 'public',
        meaning: { vi: 'Loại đơn vị phụ thuộc', en: 'Kind of unit' },
        legalItem: dependentUnitLaw,
      },
      name: {
        type: 'String',
        column: 'name',
        sensitivity: 'public',
        meaning: { vi: 'Tên đơn vị phụ thuộc', en: 'Name of the unit' },
      },
      ...unit,
    },
    references: {
      unit: {
        to: 'Business',
        relation: 'dependentUnit',
        column: 'unit_business_id',
        sensitivity: 'public',
        meaning: {
          vi: 'Đơn vị phụ thuộc, khi có mã số 10-3 của mình',
          en: 'The unit, where it has an ID of its own',
        },
        legalItem: dependentUnitLaw,
      },
    },
  },
  changes: {
    type: 'BusinessChange',
    table: 'business_change',
    by: 'business_id',
    order: 'change_number',
    meaning: { vi: 'Các lần đăng ký thay đổi', en: 'Registered changes' },
    attributes: {
      number: {
        type: 'Int',
        column: 'change_number',
        sensitivity: 'basic',
        meaning: { vi: 'Lần thay đổi thứ', en: 'Number of the change' },
        legalItem: { law: '59/2020/QH14', article: 30 },
      },
      registeredOn: {
        type: 'Date',
        column: 'registered_on',
        sensitivity: 'basic',
        meaning: { vi: 'Ngày đăng ký thay đổi', en: 'Date of registration' },
        legalItem: { law: '59/2020/QH14', article: 30 },
      },
      content: {
        type: 'String',
        column: 'content',
        sensitivity: 'basic',
        meaning: { vi: 'Nội dung thay đổi', en: 'What changed' },
      },
    },
  },
  statusHistory: {
    type: 'BusinessStatusPeriod',
    table: 'business_status_period',
    by: 'business_id',
    order: 'starts_on',
    meaning: { vi: 'Lịch sử tình trạng pháp lý', en: 'History of the legal status' },
    attributes: {
      status: {
        enum: 'BusinessStatus',
        column: 'status',
        sensitivity: 'public',
        meaning: { vi: 'Tình trạng pháp lý', en: 'Legal status' },
      },
      startsOn: {
        type: 'Date',
        column: 'starts_on',
        sensitivity: 'public',
        meaning: { vi: 'Từ ngày', en: 'First day of this status' },
      },
      decisionNumber: {
        type: 'String',
        column: 'decision_number',
        sensitivity: 'basic',
        meaning: {
          vi: 'Số thông báo hoặc quyết định',
          en: 'Number of the notice or decision',
        },
      },
    },
  },
} as const satisfies Collections<Database>
