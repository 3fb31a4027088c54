import { statutory } from './statute.ts'

/**
 * Whom a citizen belongs to: item 15 (parents, spouse, children, representation) and 20, 22, 23 (household).
 * Names and numbers of relatives are read through the reference: each has them as attributes of their own.
 */
export const family = {
  attributes: {
    residenceFileNumber: {
      type: 'String',
      column: 'residence_file_number',
      ...statutory(20),
      meaning: { vi: 'Số hồ sơ cư trú', en: 'Residence file number' },
    },
    relationToHead: {
      enum: 'RelationToHead',
      column: 'relation_to_head',
      ...statutory(22),
      meaning: { vi: 'Mối quan hệ với chủ hộ', en: 'Relation to the household head' },
    },
  },
  references: {
    father: {
      to: 'Citizen',
      relation: 'parent',
      column: 'father_id',
      ...statutory(15),
      meaning: { vi: 'Cha', en: 'Father' },
    },
    mother: {
      to: 'Citizen',
      relation: 'parent',
      column: 'mother_id',
      ...statutory(15),
      meaning: { vi: 'Mẹ', en: 'Mother' },
    },
    spouse: {
      to: 'Citizen',
      relation: 'spouse',
      column: 'spouse_id',
      ...statutory(15),
      meaning: { vi: 'Vợ hoặc chồng', en: 'Wife or husband' },
    },
    children: {
      to: 'Citizen',
      relation: 'child',
      table: 'child',
      by: 'citizen_id',
      column: 'child_id',
      ...statutory(15),
      meaning: { vi: 'Con', en: 'Children' },
    },
    legalGuardian: {
      to: 'Citizen',
      relation: 'guardian',
      column: 'legal_guardian_id',
      ...statutory(15),
      meaning: { vi: 'Người đại diện hợp pháp', en: 'Legal representative of the person' },
    },
    wards: {
      to: 'Citizen',
      relation: 'ward',
      table: 'ward',
      by: 'citizen_id',
      column: 'ward_id',
      ...statutory(15),
      meaning: { vi: 'Người được đại diện', en: 'Persons represented by this person' },
    },
    householdHead: {
      to: 'Citizen',
      relation: 'household',
      column: 'household_head_id',
      ...statutory(23),
      meaning: { vi: 'Chủ hộ', en: 'Head of the household' },
    },
    householdMembers: {
      to: 'Citizen',
      relation: 'household',
      table: 'household_member',
      by: 'citizen_id',
      column: 'member_id',
      ...statutory(23),
      meaning: {
        vi: 'Các thành viên khác trong hộ gia đình',
        en: 'The other members of the household',
      },
    },
  },
  collections: {
    otherRelatives: {
      type: 'OtherRelative',
      table: 'other_relative',
      by: 'citizen_id',
      order: 'relative_number',
      meaning: {
        vi: 'Cha, mẹ, vợ, chồng, con, người đại diện, người được đại diện không có số định danh cá nhân',
        en: 'Close relatives and representatives who have no personal identification number',
      },
      attributes: {
        kind: {
          enum: 'RelativeKind',
          column: 'kind',
          ...statutory(15),
          meaning: { vi: 'Quan hệ', en: 'Relation to the citizen' },
        },
        fullName: {
          type: 'String',
          column: 'full_name',
          ...statutory(15),
          meaning: { vi: 'Họ, chữ đệm và tên', en: 'Full name' },
        },
        oldIdentityNumber: {
          type: 'String',
          column: 'old_identity_number',
          ...statutory(15),
          meaning: {
            vi: 'Số chứng minh nhân dân 09 số',
            en: "Number of the 9-digit people's identity card",
          },
        },
        citizenship: {
          type: 'String',
          column: 'citizenship',
          ...statutory(15),
          meaning: { vi: 'Quốc tịch', en: 'Citizenship' },
        },
      },
    },
  },
} as const
