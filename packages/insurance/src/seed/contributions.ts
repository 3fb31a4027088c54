import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import type { Insured } from './insured.ts'

/** What was paid for a person, period by period. */
export function contributionRows({
  citizenId,
  insurance,
}: Insured): Selectable<Database['contribution']>[] {
  return insurance.contributions.map((one) => ({
    citizen_id: citizenId,
    from_month: one.from,
    until_month: one.until,
    scheme: one.kind,
    salary_base: one.salaryBase,
    job: one.title,
    workplace: one.place,
    hazardous: one.hazardous,
    unemployment_insured: one.unemployment,
    employer_id: one.employer,
  }))
}
