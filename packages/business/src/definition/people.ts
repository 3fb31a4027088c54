import type { Collections } from '@motlan/registry-kit/definition'
import type { Database } from '../database.ts'

const legalRepresentativeLaw = { law: '59/2020/QH14', article: 12 } as const
const authorisedRepresentativeLaw = { law: '59/2020/QH14', article: 14 } as const
// Item 35 was added by Law 76/2025/QH15.
const beneficialOwnerLaw = { law: '59/2020/QH14', article: 4, item: 35 } as const

/** Who owns, represents and controls a business. */
export const peopleCollections = {
  members: {
    type: 'BusinessMember',
    table: 'business_member',
    by: 'business_id',
    order: 'ordinal',
    meaning: {
      vi: 'Chủ sở hữu, thành viên, cổ đông sáng lập, thành viên hợp tác xã',
      en: 'Owners, members, founding shareholders, members of the co-operative',
    },
    attributes: {
      kind: {
        enum: 'BusinessMemberKind',
        column: 'kind',
        sensitivity: 'basic',
        meaning: { vi: 'Tư cách', en: 'Capacity' },
      },
      contribution: {
        type: 'Vnd',
        column: 'contribution',
        sensitivity: 'restricted',
        meaning: { vi: 'Giá trị phần vốn góp, đồng', en: 'Value of the contribution, đồng' },
      },
      ratio: {
        type: 'Float',
        column: 'ratio',
        sensitivity: 'restricted',
        meaning: { vi: 'Tỷ lệ vốn góp, %', en: 'Ratio of the contribution, per cent' },
      },
      contributedOn: {
        type: 'Date',
        column: 'contributed_on',
        sensitivity: 'restricted',
        meaning: { vi: 'Thời điểm góp vốn', en: 'Date of the contribution' },
      },
    },
    references: {
      citizen: {
        to: 'Citizen',
        relation: 'member',
        column: 'citizen_id',
        sensitivity: 'basic',
        meaning: { vi: 'Thành viên là cá nhân', en: 'The member, where a citizen' },
      },
      business: {
        to: 'Business',
        relation: 'member',
        column: 'member_business_id',
        sensitivity: 'basic',
        meaning: { vi: 'Thành viên là tổ chức', en: 'The member, where an organisation' },
      },
    },
  },
  shares: {
    type: 'BusinessShare',
    table: 'business_share',
    by: 'business_id',
    meaning: { vi: 'Cơ cấu cổ phần', en: 'Share structure' },
    attributes: {
      shareClass: {
        enum: 'ShareClass',
        column: 'share_class',
        sensitivity: 'basic',
        meaning: { vi: 'Loại cổ phần', en: 'Class of shares' },
        legalItem: { law: '59/2020/QH14', article: 114 },
      },
      quantity: {
        type: 'Float',
        column: 'quantity',
        sensitivity: 'basic',
        meaning: { vi: 'Số lượng cổ phần', en: 'Number of shares' },
      },
      parValue: {
        type: 'Vnd',
        column: 'par_value',
        sensitivity: 'basic',
        meaning: { vi: 'Mệnh giá một cổ phần, đồng', en: 'Par value of one share, đồng' },
      },
    },
  },
  legalRepresentatives: {
    type: 'LegalRepresentative',
    table: 'legal_representative',
    by: 'business_id',
    order: 'ordinal',
    meaning: {
      vi: 'Những người đại diện theo pháp luật',
      en: 'All legal representatives',
    },
    attributes: {
      registeredName: {
        type: 'String',
        column: 'registered_name',
        sensitivity: 'public',
        meaning: {
          vi: 'Họ và tên công bố trên Giấy chứng nhận đăng ký doanh nghiệp',
          en: 'Name as published on the registration certificate',
        },
        legalItem: { law: '59/2020/QH14', article: 28, item: 3 },
      },
      title: {
        type: 'String',
        column: 'title',
        sensitivity: 'public',
        meaning: { vi: 'Chức danh', en: 'Title' },
        legalItem: legalRepresentativeLaw,
      },
      startsOn: {
        type: 'Date',
        column: 'starts_on',
        sensitivity: 'basic',
        meaning: { vi: 'Ngày bắt đầu đại diện', en: 'First day in office' },
      },
    },
    references: {
      citizen: {
        to: 'Citizen',
        relation: 'representative',
        column: 'citizen_id',
        sensitivity: 'basic',
        meaning: { vi: 'Người đại diện theo pháp luật', en: 'The legal representative' },
        legalItem: legalRepresentativeLaw,
      },
    },
  },
  authorisedRepresentatives: {
    type: 'AuthorisedRepresentative',
    table: 'authorised_representative',
    by: 'business_id',
    order: 'ordinal',
    meaning: {
      vi: 'Người đại diện theo ủy quyền của chủ sở hữu, thành viên, cổ đông là tổ chức',
      en: 'Authorised representatives of owners, members or shareholders that are organisations',
    },
    attributes: {
      ratio: {
        type: 'Float',
        column: 'ratio',
        sensitivity: 'restricted',
        meaning: { vi: 'Tỷ lệ vốn góp được đại diện, %', en: 'Ratio represented, per cent' },
      },
      startsOn: {
        type: 'Date',
        column: 'starts_on',
        sensitivity: 'basic',
        meaning: { vi: 'Ngày bắt đầu được ủy quyền', en: 'First day of the authorisation' },
      },
    },
    references: {
      citizen: {
        to: 'Citizen',
        relation: 'authorisedRepresentative',
        column: 'citizen_id',
        sensitivity: 'basic',
        meaning: { vi: 'Người đại diện theo ủy quyền', en: 'The authorised representative' },
        legalItem: authorisedRepresentativeLaw,
      },
      representedBusiness: {
        to: 'Business',
        relation: 'member',
        column: 'represented_business_id',
        sensitivity: 'basic',
        meaning: { vi: 'Tổ chức được đại diện', en: 'The organisation represented' },
        legalItem: authorisedRepresentativeLaw,
      },
    },
  },
  beneficialOwners: {
    type: 'BeneficialOwner',
    table: 'beneficial_owner',
    by: 'business_id',
    order: 'ordinal',
    meaning: {
      vi: 'Chủ sở hữu hưởng lợi của doanh nghiệp',
      en: 'Beneficial owners',
    },
    attributes: {
      ratio: {
        type: 'Float',
        column: 'ratio',
        sensitivity: 'restricted',
        meaning: { vi: 'Tỷ lệ sở hữu, %', en: 'Ratio held, per cent' },
        legalItem: beneficialOwnerLaw,
      },
      controlKind: {
        enum: 'BeneficialControl',
        column: 'control',
        sensitivity: 'restricted',
        meaning: { vi: 'Căn cứ xác định', en: 'Kind of control' },
        legalItem: beneficialOwnerLaw,
      },
      startsOn: {
        type: 'Date',
        column: 'starts_on',
        sensitivity: 'restricted',
        meaning: { vi: 'Ngày trở thành chủ sở hữu hưởng lợi', en: 'First day of the ownership' },
      },
    },
    references: {
      citizen: {
        to: 'Citizen',
        relation: 'beneficialOwner',
        column: 'citizen_id',
        sensitivity: 'restricted',
        meaning: { vi: 'Chủ sở hữu hưởng lợi', en: 'The beneficial owner' },
        legalItem: beneficialOwnerLaw,
      },
    },
  },
} as const satisfies Collections<Database>
