import { registryConformance } from '@motlan/registry-kit/conformance'
import { business, businessSubgraph, type Database, migrations } from '../src/index.ts'

registryConformance<Database, typeof business>({
  definition: business,
  subgraph: businessSubgraph,
  migrations,
  schemaFile: new URL('../schema.graphql', import.meta.url),
  corrections: {
    Business: {
      row: {
        business_id: '9900000016',
        legal_form: 'LLC_SINGLE',
        status: 'ACTIVE',
        ...address('head_office'),
      },
      values: {
        'Business.headOffice.adminUnitCode': '00008',
        'Business.taxInformation.fiscalYearStart': '04-01',
      },
    },
    Citizen: {
      row: { citizen_id: '901088000017', status: 'ACTIVE', ...address('location') },
      values: {
        'Citizen.householdBusiness.adminUnitCode': '00008',
        'Citizen.householdBusiness.activityCode': '47111',
        'Citizen.householdBusiness.activityClassification': 'VSIC 2025',
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
