import { registryConformance } from '@motlan/registry-kit/conformance'
import { type Database, land, landSubgraph, migrations } from '../src/index.ts'

registryConformance<Database, typeof land>({
  definition: land,
  subgraph: landSubgraph,
  migrations,
  schemaFile: new URL('../schema.graphql', import.meta.url),
  corrections: {
    Parcel: {
      row: {
        parcel_id: 'w7zz00000017',
        verification: 'NOT_VERIFIED',
        ...address('location'),
        ...address('former_location'),
      },
      values: {
        'Parcel.location.adminUnitCode': '00008',
        'Parcel.formerLocation.adminUnitCode': '00008',
      },
    },
  },
  everyColumnIsDeclared: true,
})

/** An address as the columns of a row have it. */
function address(prefix: string) {
  return {
    [`${prefix}_address`]: 'Số 1, Phường Ba Đình, Thành phố Hà Nội',
    [`${prefix}_admin_unit_code`]: '00004',
    [`${prefix}_admin_unit_version`]: '2025-07',
  }
}
