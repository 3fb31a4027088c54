import { registryConformance } from '@motlan/registry-kit/conformance'
import { type Database, finance, financeSubgraph, migrations } from '../src/index.ts'

registryConformance<Database, typeof finance>({
  definition: finance,
  subgraph: financeSubgraph,
  migrations,
  schemaFile: new URL('../schema.graphql', import.meta.url),
  corrections: {
    Citizen: {
      row: {
        citizen_id: '901088000017',
        kind: 'INDIVIDUAL',
        status: 'ACTIVE',
        arrears: 0,
        ...address('tax'),
      },
      values: {
        'Citizen.taxRegistration.status': 'NOT_AT_ADDRESS',
        'Citizen.taxRegistration.taxpayerKind': 'HOUSEHOLD_BUSINESS',
        'Citizen.taxRegistration.formerTaxCode': '9900000025',
        'Citizen.taxAddress.adminUnitCode': '00008',
      },
    },
    Business: {
      row: {
        business_id: '9900000016',
        kind: 'ENTERPRISE',
        status: 'ACTIVE',
        arrears: 0,
        ...address('tax'),
      },
      values: {
        'Business.taxRegistration.status': 'NOT_AT_ADDRESS',
        'Business.taxRegistration.taxpayerKind': 'COOPERATIVE',
        'Business.taxAddress.adminUnitCode': '00008',
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
