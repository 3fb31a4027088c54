import type { RegistryDefinition } from '@motlan/registry-kit/definition'
import type { Database } from './database.ts'
import { enums } from './definition/enums.ts'
import { holdingCollections } from './definition/holding.ts'
import { parcelAttributes, parcelGroups, parcelReferences } from './definition/parcel.ts'
import { recordCollections } from './definition/record.ts'

/** Everything the land registry is the one authoritative source of. */
export const land = {
  name: 'land',
  title: {
    vi: 'Cơ sở dữ liệu quốc gia về đất đai',
    en: 'National land database',
  },
  authority: {
    vi: 'Bộ Nông nghiệp và Môi trường',
    en: 'Ministry of Agriculture and Environment',
  },
  enums,
  subjects: {
    Parcel: {
      table: 'parcel',
      key: 'parcel_id',
      attributes: parcelAttributes,
      groups: parcelGroups,
      references: parcelReferences,
      collections: { ...holdingCollections, ...recordCollections },
    },
    Citizen: {
      table: 'citizen_parcel',
      key: 'citizen_id',
      references: {
        parcels: {
          to: 'Parcel',
          relation: 'parcel',
          table: 'citizen_parcel',
          by: 'citizen_id',
          column: 'parcel_id',
          sensitivity: 'restricted',
          meaning: {
            vi: 'Các thửa đất mà công dân đứng tên người sử dụng đất',
            en: 'Parcels that the citizen is a land user of',
          },
        },
      },
    },
    Business: {
      table: 'business_parcel',
      key: 'business_id',
      references: {
        parcels: {
          to: 'Parcel',
          relation: 'parcel',
          table: 'business_parcel',
          by: 'business_id',
          column: 'parcel_id',
          sensitivity: 'restricted',
          meaning: {
            vi: 'Các thửa đất mà tổ chức đứng tên người sử dụng đất',
            en: 'Parcels that the organisation is the land user of',
          },
        },
      },
    },
  },
  internal: {
    land_user: { ordinal: 'Order on the certificate; the primary key needs it.' },
    land_right: { ordinal: 'Order on the certificate; the primary key needs it.' },
    attached_asset: { ordinal: 'Order on the certificate; the primary key needs it.' },
    land_restriction: { ordinal: 'Order of registration; the primary key needs it.' },
    land_change: { ordinal: 'Order of registration; the primary key needs it.' },
    land_obligation: { ordinal: 'Order of the notices; the primary key needs it.' },
  },
} as const satisfies RegistryDefinition<Database>
