import { type Address, type CountryBlock, randomOf } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import { type Insured, lastDay, monthsOf, officeOf } from './insured.ts'
import { participationOf } from './participation.ts'

/** One insured person; the address of each firm is known by its ID. */
export function insuredPersonRow(
  person: Insured,
  { seed, today }: CountryBlock,
  firmAddress: ReadonlyMap<string, Address>,
): Selectable<Database['insured_person']> {
  const { citizenId, insurance, currentResidence } = person
  const { contributions, benefits, bankAccount } = insurance
  const day = lastDay(person, today)
  const employer = contributions.findLast(({ until }) => until === null)?.employer ?? null
  const pension = benefits.find(({ kind }) => kind === 'PENSION')
  // Whoever was paid off begins again at nothing.
  const paidOff = benefits.findLast(({ kind }) => kind === 'ONE_OFF')?.from.slice(0, 7) ?? ''
  const counted = contributions.filter(({ from }) => from >= paidOff)
  const months = counted.reduce((sum, one) => sum + monthsOf(one, day), 0)
  const unused = insurance.jobLoss?.decision?.from.slice(0, 7) ?? ''
  const contact = contactAddress(person, employer && firmAddress.get(employer), seed)
  return {
    citizen_id: citizenId,
    social_insurance_number: insurance.number,
    insurance_office: officeOf(currentResidence),
    employer_id: employer,
    ...participationOf(person, months, day),
    social_months: months,
    unemployment_months: counted
      .filter(({ unemployment, from }) => unemployment && from >= unused)
      .reduce((sum, one) => sum + monthsOf(one, day), 0),
    contact_address: contact?.text ?? null,
    contact_admin_unit_code: contact?.code ?? null,
    contact_admin_unit_version: contact?.version ?? null,
    pension_decision_number: pension?.number ?? null,
    pension_from: pension?.from ?? null,
    pension_until: pension?.until ?? null,
    pension_rate: pension ? pensionRate(person, months) : null,
    pension_monthly_amount: pension?.amount ?? null,
    benefit_bank: bankAccount?.bank ?? null,
    benefit_account_number: bankAccount?.number ?? null,
    recorded_name: insurance.recordedName,
    recorded_date_of_birth: insurance.recordedDateOfBirth,
    recorded_sex: insurance.recordedSex,
    unmerged_number: insurance.duplicateNumber,
  }
}

/** One employee in twelve has letters sent to work. */
function contactAddress(
  { citizenId }: Insured,
  work: Address | null | '' | undefined,
  seed: number,
): Address | undefined {
  if (!work || !randomOf(seed, 'insurance', 'contact', citizenId).chance(1, 12)) return undefined
  return work
}

/**
 * Per cent, Law 41/2024/QH15 article 66: women 45 for 15 years and 2 for each further year; men 40 for 15 years, 1 for
 * each further year up to 20, then 2; never more than 75. Half a year or less counts as half a year, more as a whole one.
 */
function pensionRate({ sex }: Insured, months: number): number {
  const years = Math.max(15, Math.ceil(months / 6) / 2)
  const rate = sex === 'FEMALE' || years >= 20 ? 45 + 2 * (years - base(sex)) : 40 + (years - 15)
  return Math.min(75, rate)
}

function base(sex: Insured['sex']): number {
  return sex === 'FEMALE' ? 15 : 20
}
