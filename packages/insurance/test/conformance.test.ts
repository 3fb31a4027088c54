import { registryConformance } from '@motlan/registry-kit/conformance'
import { type Database, insurance, insuranceSubgraph, migrations } from '../src/index.ts'

registryConformance<Database, typeof insurance>({
  definition: insurance,
  subgraph: insuranceSubgraph,
  migrations,
  schemaFile: new URL('../schema.graphql', import.meta.url),
  corrections: {
    Citizen: {
      row: {
        citizen_id: '901088000017',
        social_insurance_number: '9800000025',
        social_status: 'NONE',
        unemployment_status: 'NONE',
        health_status: 'NONE',
        social_months: 0,
        unemployment_months: 0,
        pension_decision_number: 'LH-1',
        pension_from: '2018-01-01',
        pension_until: '2020-01-01',
        pension_rate: 60,
        pension_monthly_amount: 4_000_000,
        benefit_bank: 'Ngân hàng A',
        benefit_account_number: '900000000017',
        ...address('contact'),
      },
      values: { 'Citizen.insuranceContactAddress.adminUnitCode': '00008' },
    },
    Business: {
      row: {
        business_id: '9900000016',
        employer_code: 'DN00017',
        insured_employees: 0,
        payroll: 0,
        contribution_arrears: 0,
        months_in_arrears: 0,
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
