import {
  type Attributes,
  addressAttributes,
  type Groups,
  type References,
} from '@motlan/registry-kit/definition'
import type { Database } from '../database.ts'

const landUserLaw = { law: '31/2024/QH15', article: 4 } as const
const priceTableLaw = { law: '31/2024/QH15', article: 159 } as const

/** What is said once about a parcel. */
export const parcelAttributes = {
  mapSheetNumber: {
    type: 'String',
    column: 'map_sheet_number',
    sensitivity: 'basic',
    meaning: {
      vi: 'Số tờ bản đồ trên bản đồ địa chính hiện hành',
      en: 'Map sheet number on the current cadastral map',
    },
  },
  parcelNumber: {
    type: 'String',
    column: 'parcel_number',
    sensitivity: 'basic',
    meaning: {
      vi: 'Số thửa đất trên bản đồ địa chính hiện hành',
      en: 'Parcel number on the current cadastral map',
    },
  },
  oldMapSheetNumber: {
    type: 'String',
    column: 'printed_map_sheet_number',
    sensitivity: 'basic',
    meaning: {
      vi: 'Số tờ bản đồ cũ, ghi trên Giấy chứng nhận',
      en: 'Old map sheet number, as printed on the certificate',
    },
  },
  oldParcelNumber: {
    type: 'String',
    column: 'printed_parcel_number',
    sensitivity: 'basic',
    meaning: {
      vi: 'Số thửa đất cũ, ghi trên Giấy chứng nhận',
      en: 'Old parcel number, as printed on the certificate',
    },
  },
  area: {
    type: 'Float',
    column: 'area',
    sensitivity: 'basic',
    meaning: {
      vi: 'Diện tích đo đạc, m²',
      en: 'Area as surveyed, in square metres',
    },
  },
  legalArea: {
    type: 'Float',
    column: 'legal_area',
    sensitivity: 'basic',
    meaning: {
      vi: 'Diện tích pháp lý, ghi trên Giấy chứng nhận, m²',
      en: 'Legal area, as stated on the certificate, in square metres',
    },
  },
  geometryReference: {
    type: 'String',
    column: 'geometry_reference',
    sensitivity: 'basic',
    meaning: {
      vi: 'Tham chiếu đến dữ liệu không gian của thửa đất (hệ tọa độ VN-2000)',
      en: 'Reference to the geometry of the parcel (VN-2000 coordinates)',
    },
  },
  verification: {
    enum: 'LandVerification',
    column: 'verification',
    sensitivity: 'basic',
    meaning: {
      vi: 'Tình trạng xác minh dữ liệu với người sử dụng đất',
      en: 'Whether the record has been verified with the land user',
    },
  },
  verifiedOn: {
    type: 'Date',
    column: 'verified_on',
    sensitivity: 'basic',
    meaning: {
      vi: 'Ngày xác minh với người sử dụng đất',
      en: 'Date of verification with the land user',
    },
  },
} as const satisfies Attributes<Database['parcel']>

/** What belongs together: where the parcel lies, under both address systems, and what the price table says. */
export const parcelGroups = {
  location: {
    type: 'ParcelLocation',
    meaning: {
      vi: 'Địa chỉ thửa đất theo đơn vị hành chính hai cấp',
      en: 'Address of the parcel under the two-tier administrative units',
    },
    attributes: addressAttributes('location', { sensitivity: 'basic' }),
  },
  formerLocation: {
    type: 'ParcelFormerLocation',
    meaning: {
      vi: 'Địa chỉ thửa đất trước ngày 01/7/2025, còn cấp huyện',
      en: 'Address of the parcel before 1 July 2025, with the district',
    },
    attributes: addressAttributes('former_location', { sensitivity: 'basic' }),
  },
  priceTable: {
    type: 'ParcelPrice',
    meaning: {
      vi: 'Giá đất theo bảng giá đất',
      en: 'Land price by the price table of the province',
    },
    attributes: {
      landUsePurpose: {
        enum: 'LandUsePurpose',
        column: 'price_purpose',
        sensitivity: 'public',
        meaning: {
          vi: 'Loại đất được áp giá',
          en: 'Land-use purpose the price is for',
        },
        legalItem: priceTableLaw,
      },
      pricePerSquareMetre: {
        type: 'Vnd',
        column: 'price_per_square_metre',
        sensitivity: 'public',
        meaning: {
          vi: 'Giá đất trong bảng giá, đồng/m²',
          en: 'Price of the price table, đồng per square metre',
        },
        legalItem: priceTableLaw,
      },
      effectiveFrom: {
        type: 'Date',
        column: 'price_effective_from',
        sensitivity: 'public',
        meaning: {
          vi: 'Ngày bảng giá đất có hiệu lực',
          en: 'Date from which the price table applies',
        },
        legalItem: priceTableLaw,
      },
    },
  },
} as const satisfies Groups<Database['parcel']>

/** Who holds the land-use right, by their own identifier and by nothing else. */
export const parcelReferences = {
  landUser: {
    to: 'Citizen',
    relation: 'owner',
    column: 'land_user_id',
    sensitivity: 'restricted',
    meaning: {
      vi: 'Người sử dụng đất là cá nhân; nếu có nhiều người, người đứng tên đầu tiên',
      en: 'Land user who is a citizen; where there are several, the one named first',
    },
    legalItem: landUserLaw,
  },
  landUserOrganisation: {
    to: 'Business',
    relation: 'owner',
    column: 'land_user_organisation_id',
    sensitivity: 'restricted',
    meaning: {
      vi: 'Người sử dụng đất là tổ chức',
      en: 'Land user that is an organisation',
    },
    legalItem: landUserLaw,
  },
} as const satisfies References<Database['parcel'], Database>
