import { misfits, refuses } from '@motlan/registry-kit'
import { daysLater, monthsLater } from '@motlan/registry-kit/country'
import { type At, declare } from './declare.ts'
import { type InsuredRow, keepAccount, knownInsured, ofAccount } from './insured-person.ts'
import { mean, monthlyBases } from './salaries.ts'

/** Five times the highest regional minimum wage of a month is the most that is paid (Decrees 74/2024, 293/2025). */
const minimumWages = [
  { from: '2024-07-01', monthly: 4_960_000 },
  { from: '2026-01-01', monthly: 5_310_000 },
] as const

// Law on Employment 74/2025/QH15, articles 38 and 39.
const monthsToPay = 12
const monthsToClaim = 3
const paidFromDay = 16

/** Somebody who lost a job is granted unemployment benefit; how long and how much follows from what was paid. */
export const claimUnemploymentBenefit = declare({
  name: 'claimUnemploymentBenefit',
  meaning: {
    vi: 'Hưởng trợ cấp thất nghiệp; thời gian và mức hưởng tính theo quá trình đóng. Vai trò: claimant',
    en: 'Grants unemployment benefit; months and amount follow from the contributions. Roles: claimant',
  },
  input: {
    claimant: 'Citizen',
    contractEndedOn: 'Citizen.contractEndNotices.contractEndedOn?',
    serviceCentre: 'Citizen.unemploymentBenefits.serviceCentre',
    bank: 'Citizen.benefitAccount.bank?',
    accountNumber: 'Citizen.benefitAccount.number?',
  },
  apply: async (at, input) => {
    const { database, today } = at
    const claimant = await knownInsured(at, 'claimant', input.claimant)
    await checkClaim(at, claimant, await contractEnd(at, input))
    const last = (await monthlyBases(at, input.claimant, 'unemployment')).slice(-6)
    const average = mean(last)
    if (average === undefined) throw refuses('claimant', 'no contributions are recorded')
    const granted = claimant.unemployment_months
    const months = Math.min(12, 3 + Math.max(0, Math.floor((granted - 36) / 12)))
    const from = daysLater(today, paidFromDay - 1)
    await database
      .insertInto('unemployment_benefit')
      .values({
        citizen_id: input.claimant,
        decision_number: `${String(await at.nextNumber()).padStart(5, '0')}/QĐ-TTDVVL-${today.slice(0, 4)}`,
        decided_on: today,
        from_date: from,
        until_date: daysLater(monthsLater(from, months), -1),
        months,
        monthly_amount: Math.min(Math.round(Math.round(average) * 0.6), 5 * minimumWage(today)),
        state: 'GRANTED',
        service_centre: input.serviceCentre,
      })
      .execute()
    await database
      .updateTable('insured_person')
      .set({ unemployment_status: 'RECEIVING', unemployment_months: 0 })
      .where('citizen_id', '=', input.claimant)
      .execute()
    const account = await keepAccount(at, input.claimant, input)
    return {
      subjects: [{ subject: 'Citizen', subjectId: input.claimant, role: 'claimant' }],
      changes: [
        {
          subject: 'Citizen',
          subjectId: input.claimant,
          attributes: [...ofBenefit, ...(account ? ofAccount : [])],
        },
      ],
    }
  },
})

const ofBenefit = [
  'Citizen.insuranceParticipation.unemployment',
  'Citizen.unemploymentInsuranceMonths',
  'Citizen.unemploymentBenefits.decisionNumber',
  'Citizen.unemploymentBenefits.from',
  'Citizen.unemploymentBenefits.until',
  'Citizen.unemploymentBenefits.months',
  'Citizen.unemploymentBenefits.monthlyAmount',
  'Citizen.unemploymentBenefits.state',
] as const

/** As declared, or by the employer's last notice. */
async function contractEnd(
  { database }: At,
  {
    claimant,
    contractEndedOn,
  }: { readonly claimant: string; readonly contractEndedOn: string | null },
): Promise<string> {
  if (contractEndedOn !== null) return contractEndedOn
  const notice = await database
    .selectFrom('contract_end_notice')
    .select('contract_ended_on')
    .where('citizen_id', '=', claimant)
    .orderBy('contract_ended_on', 'desc')
    .executeTakeFirst()
  if (notice) return notice.contract_ended_on
  throw misfits('contractEndedOn', 'no employer has sent a notice, so the day has to be declared')
}

async function checkClaim(
  { database, today }: At,
  { citizen_id, unemployment_months, unemployment_status, employer_id, ...person }: InsuredRow,
  ended: string,
): Promise<void> {
  if (ended > today) throw refuses('contractEndedOn', 'the contract has not ended yet')
  if (monthsLater(ended, monthsToClaim) < today)
    throw refuses(
      'contractEndedOn',
      `a benefit is claimed within ${monthsToClaim} months of the end of the contract`,
    )
  if (employer_id !== null || unemployment_status === 'PARTICIPATING')
    throw refuses('claimant', 'contributions are being paid: this person is at work')
  if (
    person.pension_from !== null &&
    (person.pension_until === null || person.pension_until >= today)
  )
    throw refuses('claimant', 'this person has a pension')
  if (unemployment_months < monthsToPay)
    throw refuses('claimant', `unemployment insurance was paid for less than ${monthsToPay} months`)
  const running = await database
    .selectFrom('unemployment_benefit')
    .select('decision_number')
    .where('citizen_id', '=', citizen_id)
    .where('state', 'in', ['GRANTED', 'SUSPENDED'])
    .where('until_date', '>=', today)
    .executeTakeFirst()
  if (running) throw refuses('claimant', 'a benefit is being paid already')
}

function minimumWage(day: string): number {
  return minimumWages.findLast(({ from }) => from <= day)?.monthly ?? minimumWages[0].monthly
}
