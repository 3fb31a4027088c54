import { type CorrectionRules, refuses } from '@motlan/registry-kit'
import type { AttributeName } from '@motlan/registry-kit/definition'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import type { insurance } from '../definition.ts'
import type { At } from './declare.ts'

type Rules<Table extends keyof Database> = CorrectionRules<
  Database,
  AttributeName<typeof insurance>,
  Selectable<Database[Table]>
>

const paidFor = 'it follows from the contributions'
const counted = { because: 'it is counted from the contributions', by: [] }
const pension = ['startPension']

/** What of an insured person follows from other records, and what has to stay true whatever is corrected. */
export const citizenRules: Rules<'insured_person'> = {
  elsewhere: {
    'Citizen.socialInsuranceMonths': counted,
    'Citizen.unemploymentInsuranceMonths': { ...counted, by: ['claimUnemploymentBenefit'] },
    'Citizen.insuranceParticipation.social': {
      because: paidFor,
      by: ['startPension', 'endEntitlements'],
    },
    'Citizen.insuranceParticipation.socialScheme': { because: paidFor, by: ['startPension'] },
    'Citizen.insuranceParticipation.unemployment': {
      because: paidFor,
      by: ['claimUnemploymentBenefit', 'endEntitlements'],
    },
    'Citizen.insuranceParticipation.health': {
      because: 'it follows from the cards',
      by: ['enrolHealthInsurance', 'issueChildHealthCard', 'endEntitlements'],
    },
  },
  begunBy: {
    'Citizen.pension.decisionNumber': pension,
    'Citizen.pension.from': pension,
    'Citizen.pension.rate': pension,
    'Citizen.pension.monthlyAmount': pension,
    'Citizen.pension.until': ['endEntitlements'],
  },
  fits: async (at, { before, said }) => {
    if (said.social_insurance_number !== undefined)
      await refuseTakenNumber(at, said.social_insurance_number, before.citizen_id)
    return {}
  },
}

const periods = { because: 'it follows from what was owed and paid month by month', by: [] }

/** What of an employer follows from other records. */
export const businessRules: Rules<'employer'> = {
  elsewhere: {
    'Business.insuredEmployees': periods,
    'Business.insurancePayroll': periods,
    'Business.contributionArrears': periods,
    'Business.monthsInArrears': periods,
  },
}

/** INVARIANT: a number is one person. */
async function refuseTakenNumber(at: At, number: string, citizenId: string): Promise<void> {
  await at.hold(`insurance number ${number}`)
  const other = await at.database
    .selectFrom('insured_person')
    .select('citizen_id')
    .where('social_insurance_number', '=', number)
    .where('citizen_id', '<>', citizenId)
    .executeTakeFirst()
  if (other) throw refuses('socialInsuranceNumber', 'somebody else has this number')
}
