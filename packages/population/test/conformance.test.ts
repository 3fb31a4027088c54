import { registryConformance } from '@motlan/registry-kit/conformance'
import { type Database, migrations, population, populationSubgraph } from '../src/index.ts'

registryConformance<Database, typeof population>({
  definition: population,
  subgraph: populationSubgraph,
  migrations,
  schemaFile: new URL('../schema.graphql', import.meta.url),
  corrections: {
    Citizen: {
      row: {
        citizen_id: '901088000017',
        family_name: 'Nguyễn',
        given_name: 'Sơn',
        full_name: 'Nguyễn Sơn',
        date_of_birth: '1988-03-04',
        date_of_death: '2026-03-04',
        sex: 'UNDETERMINED',
        relation_to_head: 'SPOUSE',
        permanent_residence_until: '2026-03-04',
        permanent_residence_end_reason: 'Chết',
        ...address('temporary_residence'),
        ...address('current_residence'),
      },
      values: {
        'Citizen.dateOfBirth': '1988-04-03',
        'Citizen.sex': 'MALE',
        'Citizen.dateOfDeath': '2026-03-05',
        'Citizen.oldIdentityNumber': '900000017',
        'Citizen.mobileNumber': '0900000017',
        'Citizen.email': 'son@example.vn',
        'Citizen.relationToHead': 'CHILD',
        'Citizen.birthName.familyName': 'Đỗ',
        'Citizen.birthName.middleName': 'Văn',
        'Citizen.birthName.givenName': 'Hải',
        'Citizen.birthName.fullName': 'Đỗ Văn Sơn Hải',
        'Citizen.temporaryResidence.adminUnitCode': '00008',
        'Citizen.temporaryResidence.provinceCode': '79',
        'Citizen.temporaryResidence.until': '2019-05-06',
        'Citizen.currentResidence.adminUnitCode': '00008',
        'Citizen.currentResidence.provinceCode': '79',
        'Citizen.currentResidence.until': '2019-05-06',
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
