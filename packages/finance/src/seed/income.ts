import type { CountryBlock, Person } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import { incomeTaxOf } from './rate.ts'

/** Whom a person supports, by the person's own ID. */
export function dependantRows({ citizenId, tax }: Person): Selectable<Database['tax_dependant']>[] {
  return (tax?.dependants ?? []).map((dependant) => ({
    citizen_id: citizenId,
    dependant_id: dependant.citizenId,
    from_month: dependant.from,
    relation: dependant.relation,
    until_month: dependant.until,
  }))
}

/** The same claims by the ID of the person supported. */
export function claimRows({ citizenId, tax }: Person): Selectable<Database['dependant_claim']>[] {
  return (tax?.dependants ?? []).map((dependant) => ({
    citizen_id: dependant.citizenId,
    taxpayer_id: citizenId,
    from_month: dependant.from,
    until_month: dependant.until,
  }))
}

/** What the employer reported for the last two years, as far as the employment goes back. */
export function statementRows(
  { citizenId, job, tax }: Person,
  { today }: CountryBlock,
): Selectable<Database['income_statement']>[] {
  if (job === null || job.employer === null) return []
  const { employer, since, salary } = job
  const thisYear = Number(today.slice(0, 4))
  return [thisYear - 2, thisYear - 1].flatMap((year) => {
    const months = monthsIn(year, since)
    if (months === 0) return []
    const monthly = salaryIn(salary, thisYear - year)
    return [
      {
        citizen_id: citizenId,
        year,
        payer_id: employer,
        income: months * monthly,
        tax_withheld: months * incomeTaxOf(monthly, tax?.dependants.length ?? 0, year),
      },
    ]
  })
}

function monthsIn(year: number, since: string): number {
  const began = Number(since.slice(0, 4))
  if (began > year) return 0
  return began < year ? 12 : 13 - Number(since.slice(5, 7))
}

/** Salaries rose by 6 % a year; whole thousands of đồng. */
function salaryIn(salary: number, yearsAgo: number): number {
  return Math.round((salary * (100 - 6 * yearsAgo)) / 100_000) * 1000
}
