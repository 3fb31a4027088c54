import { addressAttributes, type Collections } from '@motlan/registry-kit/definition'
import type { Database } from '../database.ts'

const landUserLaw = { law: '31/2024/QH15', article: 4 } as const
const classificationLaw = { law: '31/2024/QH15', article: 9 } as const
const certificateLaw = { law: '31/2024/QH15', article: 134 } as const

/** The address printed beside a land user's name, under names that say so: it is not where that person lives. */
const printed = addressAttributes('printed', { sensitivity: 'restricted' })

/** Who holds what right on a parcel and what stands on it. */
export const holdingCollections = {
  landUsers: {
    type: 'LandUser',
    table: 'land_user',
    by: 'parcel_id',
    order: 'ordinal',
    meaning: {
      vi: 'Những người sử dụng đất đứng tên, theo thứ tự trên Giấy chứng nhận',
      en: 'All land users, in the order of the certificate',
    },
    attributes: {
      kind: {
        enum: 'LandUserKind',
        column: 'kind',
        sensitivity: 'restricted',
        meaning: { vi: 'Loại người sử dụng đất', en: 'Kind of land user' },
        legalItem: landUserLaw,
      },
      role: {
        enum: 'LandUserRole',
        column: 'role',
        sensitivity: 'restricted',
        meaning: { vi: 'Vai trò đối với thửa đất', en: 'Role towards the parcel' },
      },
      printedName: {
        type: 'String',
        column: 'printed_name',
        sensitivity: 'restricted',
        meaning: {
          vi: 'Họ và tên hoặc tên tổ chức ghi trên Giấy chứng nhận',
          en: 'Name as printed on the certificate',
        },
        legalItem: certificateLaw,
      },
      printedIdentityNumber: {
        type: 'String',
        column: 'printed_identity_number',
        sensitivity: 'restricted',
        meaning: {
          vi: 'Số giấy tờ nhân thân ghi trên Giấy chứng nhận (kể cả CMND 9 số)',
          en: 'Number of the identity paper as printed on the certificate (9-digit CMND included)',
        },
        legalItem: certificateLaw,
      },
      printedAddress: {
        ...printed.address,
        meaning: {
          vi: 'Địa chỉ của người sử dụng đất ghi trên Giấy chứng nhận',
          en: 'Address of the land user as printed on the certificate',
        },
      },
      printedAdminUnitCode: printed.adminUnitCode,
      printedAdminUnitVersion: printed.adminUnitVersion,
      share: {
        type: 'Float',
        column: 'share',
        sensitivity: 'restricted',
        meaning: {
          vi: 'Phần quyền sử dụng đất, %; để trống khi là sở hữu chung hợp nhất',
          en: 'Share of the right in per cent; empty where the holding is joint and undivided',
        },
      },
    },
    references: {
      citizen: {
        to: 'Citizen',
        relation: 'owner',
        column: 'citizen_id',
        sensitivity: 'restricted',
        meaning: { vi: 'Người sử dụng đất là cá nhân', en: 'The land user, where a citizen' },
        legalItem: landUserLaw,
      },
      business: {
        to: 'Business',
        relation: 'owner',
        column: 'business_id',
        sensitivity: 'restricted',
        meaning: { vi: 'Người sử dụng đất là tổ chức', en: 'The land user, where an organisation' },
        legalItem: landUserLaw,
      },
    },
  },
  rights: {
    type: 'LandRight',
    table: 'land_right',
    by: 'parcel_id',
    order: 'ordinal',
    meaning: {
      vi: 'Quyền sử dụng đất theo từng mục đích sử dụng',
      en: 'Land-use rights, one for each purpose',
    },
    attributes: {
      landUsePurpose: {
        enum: 'LandUsePurpose',
        column: 'purpose',
        sensitivity: 'basic',
        meaning: { vi: 'Mục đích sử dụng đất', en: 'Land-use purpose' },
        legalItem: classificationLaw,
      },
      area: {
        type: 'Float',
        column: 'area',
        sensitivity: 'basic',
        meaning: {
          vi: 'Diện tích theo mục đích sử dụng, m²',
          en: 'Area under this purpose, in square metres',
        },
      },
      useOrigin: {
        enum: 'LandUseOrigin',
        column: 'origin',
        sensitivity: 'basic',
        meaning: { vi: 'Nguồn gốc sử dụng đất', en: 'Origin of use' },
      },
      useForm: {
        enum: 'LandUseForm',
        column: 'form',
        sensitivity: 'basic',
        meaning: { vi: 'Hình thức sử dụng đất', en: 'Form of use' },
      },
      useTerm: {
        enum: 'LandUseTerm',
        column: 'term',
        sensitivity: 'basic',
        meaning: { vi: 'Thời hạn sử dụng đất', en: 'Term of use' },
      },
      termEndsOn: {
        type: 'Date',
        column: 'term_ends_on',
        sensitivity: 'basic',
        meaning: {
          vi: 'Ngày hết thời hạn sử dụng đất',
          en: 'Last day of a fixed term of use',
        },
      },
    },
  },
  assets: {
    type: 'AttachedAsset',
    table: 'attached_asset',
    by: 'parcel_id',
    order: 'ordinal',
    meaning: { vi: 'Tài sản gắn liền với đất', en: 'Assets attached to the land' },
    attributes: {
      kind: {
        enum: 'LandAssetKind',
        column: 'kind',
        sensitivity: 'restricted',
        meaning: { vi: 'Loại tài sản gắn liền với đất', en: 'Kind of asset' },
        legalItem: certificateLaw,
      },
      name: {
        type: 'String',
        column: 'name',
        sensitivity: 'restricted',
        meaning: {
          vi: 'Tên tài sản; đối với căn hộ là số căn hộ và tên nhà chung cư',
          en: 'Name of the asset; for an apartment its number and building',
        },
      },
      constructionArea: {
        type: 'Float',
        column: 'construction_area',
        sensitivity: 'restricted',
        meaning: { vi: 'Diện tích xây dựng, m²', en: 'Built-up area, in square metres' },
      },
      floorArea: {
        type: 'Float',
        column: 'floor_area',
        sensitivity: 'restricted',
        meaning: {
          vi: 'Diện tích sàn hoặc diện tích sử dụng, m²',
          en: 'Floor area or usable area, in square metres',
        },
      },
      floors: {
        type: 'Int',
        column: 'floors',
        sensitivity: 'restricted',
        meaning: { vi: 'Số tầng', en: 'Number of storeys' },
      },
      grade: {
        type: 'String',
        column: 'grade',
        sensitivity: 'restricted',
        meaning: { vi: 'Cấp (hạng) nhà ở, công trình', en: 'Grade of the house or work' },
      },
      completedIn: {
        type: 'Int',
        column: 'completed_in',
        sensitivity: 'restricted',
        meaning: { vi: 'Năm hoàn thành xây dựng', en: 'Year in which it was completed' },
      },
      ownershipForm: {
        enum: 'LandAssetOwnership',
        column: 'ownership_form',
        sensitivity: 'restricted',
        meaning: { vi: 'Hình thức sở hữu', en: 'Form of ownership' },
      },
      ownershipEndsOn: {
        type: 'Date',
        column: 'ownership_ends_on',
        sensitivity: 'restricted',
        meaning: {
          vi: 'Thời hạn sở hữu; để trống khi không xác định thời hạn',
          en: 'Last day of a limited ownership; empty where it is unlimited',
        },
      },
    },
  },
} as const satisfies Collections<Database>
