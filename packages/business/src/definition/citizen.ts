import { addressAttributes, type Collections, type Groups } from '@motlan/registry-kit/definition'
import type { Database } from '../database.ts'

const banLaw = { law: '59/2020/QH14', article: 17, item: 2 } as const

/** The household business of a citizen; it has no ID but its owner's. */
export const citizenGroups = {
  householdBusiness: {
    type: 'HouseholdBusiness',
    meaning: {
      vi: 'Hộ kinh doanh do công dân làm chủ hộ',
      en: 'Household business that the citizen is the owner of',
    },
    attributes: {
      name: {
        type: 'String',
        column: 'name',
        sensitivity: 'basic',
        meaning: { vi: 'Tên hộ kinh doanh', en: 'Name' },
      },
      registrationNumber: {
        type: 'String',
        column: 'registration_number',
        sensitivity: 'basic',
        meaning: {
          vi: 'Số Giấy chứng nhận đăng ký hộ kinh doanh',
          en: 'Number of the registration certificate',
        },
      },
      registrationDate: {
        type: 'Date',
        column: 'registered_on',
        sensitivity: 'basic',
        meaning: { vi: 'Ngày đăng ký hộ kinh doanh', en: 'Date of registration' },
      },
      status: {
        enum: 'BusinessStatus',
        column: 'status',
        sensitivity: 'basic',
        meaning: { vi: 'Tình trạng hoạt động', en: 'Status' },
      },
      ...addressAttributes('location', { sensitivity: 'basic' }),
      capital: {
        type: 'Vnd',
        column: 'capital',
        sensitivity: 'restricted',
        meaning: { vi: 'Vốn kinh doanh, đồng', en: 'Business capital, đồng' },
      },
      activityCode: {
        type: 'String',
        column: 'activity_code',
        sensitivity: 'basic',
        meaning: {
          vi: 'Mã ngành, nghề kinh doanh chính (VSIC)',
          en: 'Code of the main economic activity (VSIC)',
        },
      },
      activityClassification: {
        type: 'String',
        column: 'activity_classification',
        sensitivity: 'basic',
        meaning: {
          vi: 'Hệ thống ngành kinh tế Việt Nam của mã này',
          en: 'Edition of the classification the code is taken from',
        },
      },
      startsOn: {
        type: 'Date',
        column: 'starts_on',
        sensitivity: 'basic',
        meaning: { vi: 'Ngày bắt đầu hoạt động', en: 'First day of business' },
      },
      employees: {
        type: 'Int',
        column: 'employees',
        sensitivity: 'basic',
        meaning: { vi: 'Số lao động', en: 'Number of employees' },
      },
    },
  },
} as const satisfies Groups<Database['household_business']>

/** Roles, bans and family members: what the registry knows of a citizen in several entries. */
export const citizenCollections = {
  businesses: {
    type: 'CitizenBusinessRole',
    table: 'citizen_business_role',
    by: 'citizen_id',
    meaning: {
      vi: 'Vai trò của công dân trong các doanh nghiệp',
      en: 'Roles of the citizen in businesses',
    },
    attributes: {
      role: {
        enum: 'BusinessRole',
        column: 'role',
        sensitivity: 'restricted',
        meaning: { vi: 'Vai trò', en: 'Role' },
      },
      startsOn: {
        type: 'Date',
        column: 'starts_on',
        sensitivity: 'restricted',
        meaning: { vi: 'Từ ngày', en: 'First day in the role' },
      },
      endsOn: {
        type: 'Date',
        column: 'ends_on',
        sensitivity: 'restricted',
        meaning: { vi: 'Đến ngày; để trống khi còn giữ vai trò', en: 'Last day; empty while held' },
      },
    },
    references: {
      business: {
        to: 'Business',
        relation: 'business',
        column: 'business_id',
        sensitivity: 'restricted',
        meaning: { vi: 'Doanh nghiệp', en: 'The business' },
      },
    },
  },
  businessBans: {
    type: 'CitizenBusinessBan',
    table: 'citizen_business_ban',
    by: 'citizen_id',
    order: 'ordinal',
    meaning: {
      vi: 'Trường hợp không có quyền thành lập và quản lý doanh nghiệp',
      en: 'Bans on founding and managing enterprises',
    },
    attributes: {
      reason: {
        enum: 'BusinessBanReason',
        column: 'reason',
        sensitivity: 'sensitive',
        meaning: { vi: 'Lý do', en: 'Reason' },
        legalItem: banLaw,
      },
      decisionNumber: {
        type: 'String',
        column: 'decision_number',
        sensitivity: 'sensitive',
        meaning: { vi: 'Số văn bản, quyết định', en: 'Number of the document or decision' },
      },
      startsOn: {
        type: 'Date',
        column: 'starts_on',
        sensitivity: 'sensitive',
        meaning: { vi: 'Từ ngày', en: 'First day of the ban' },
        legalItem: banLaw,
      },
      endsOn: {
        type: 'Date',
        column: 'ends_on',
        sensitivity: 'sensitive',
        meaning: { vi: 'Đến ngày; để trống khi chưa hết', en: 'Last day; empty while open' },
        legalItem: banLaw,
      },
    },
  },
  householdBusinessMembers: {
    type: 'HouseholdBusinessMember',
    table: 'household_business_member',
    by: 'citizen_id',
    meaning: {
      vi: 'Thành viên hộ gia đình cùng đăng ký hộ kinh doanh',
      en: 'Family members who registered the household business together',
    },
    attributes: {
      relation: {
        enum: 'BusinessFamilyRelation',
        column: 'relation',
        sensitivity: 'basic',
        meaning: { vi: 'Quan hệ với chủ hộ kinh doanh', en: 'Relation to the owner' },
      },
    },
    references: {
      citizen: {
        to: 'Citizen',
        relation: 'familyMember',
        column: 'member_id',
        sensitivity: 'basic',
        meaning: { vi: 'Thành viên hộ gia đình', en: 'The family member' },
      },
    },
  },
} as const satisfies Collections<Database>
