import type { SeenField } from './case-client.ts'
import type { Sql } from './databases.ts'

/** A form that was filed, as far as it says what its applicant will be granted. */
export interface Promised {
  readonly procedure: string
  readonly applicant: string
  readonly fields: readonly Pick<SeenField, 'key' | 'value'>[]
}

/** What a registry has granted, by the ids of the fields that promised it; form and registry each work it out by themselves. */
const grants: Readonly<Record<string, string>> = {
  '1.001978': `select monthly_amount::float8 as amount, months as duration
    from unemployment_benefit where citizen_id = $1 order by from_date desc limit 1`,
  '1.001521': `select pension_monthly_amount::float8 as amount, pension_rate::float8 as rate, pension_from::text as "startsOn"
    from insured_person where citizen_id = $1`,
  '1.014028': `select amount::float8 as amount
    from benefit where citizen_id = $1 and kind = 'SOCIAL_PENSION' order by from_date desc limit 1`,
}

/** Where a registry has granted something else than the form said; nothing of a procedure that grants nothing. */
export async function brokenPromises(
  { procedure, applicant, fields }: Promised,
  sql: Sql,
): Promise<readonly string[]> {
  const query = grants[procedure]
  if (query === undefined) return []
  const [granted] = await sql<Readonly<Record<string, unknown>>>('insurance', query, [applicant])
  if (!granted) return [`${procedure}: nothing was granted`]
  return Object.entries(granted).flatMap(([id, value]) => {
    const promised = fields.find(({ key }) => key === id)?.value
    return promised === value
      ? []
      : [`${procedure} ${id}: granted ${value} and promised ${promised}`]
  })
}
