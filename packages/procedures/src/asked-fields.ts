import type { Field, FieldSource } from './field.ts'
import type { Procedure } from './procedure.ts'

/** Whether the applicant is asked for a field: in every case, in some, or never. */
export type Asked = 'always' | 'sometimes' | 'never'

/** How many fields a form has and how many of them are asked; what is there once for each member stands apart. */
export interface FieldCount {
  readonly fields: number
  readonly asked: { readonly least: number; readonly most: number }
}

/** Whether the applicant is asked for a field, as far as the form says without a case. */
export function askedIn({ roles }: Pick<Procedure, 'roles'>, field: Field): Asked {
  const asks = field.from.map((source) => asksFor(roles, source))
  const [first] = asks
  if (asks.every((each) => each === 'never')) return 'never'
  return first === 'always' && !field.optional && field.when === undefined ? 'always' : 'sometimes'
}

/** The fields of a form, counted as they are numbered. */
export function countFields(
  procedure: Pick<Procedure, 'roles' | 'fields'>,
  part: 'form' | 'member' = 'form',
): FieldCount {
  const mine = procedure.fields.filter(
    ({ number }) => /^[a-z]/.test(number) === (part === 'member'),
  )
  const numbers = (fields: readonly Field[]) => new Set(fields.map(({ number }) => number)).size
  const least = mine.filter((field) => askedIn(procedure, field) === 'always')
  const most = mine.filter((field) => askedIn(procedure, field) !== 'never')
  return { fields: numbers(mine), asked: { least: numbers(least), most: numbers(most) } }
}

function asksFor(roles: Procedure['roles'], source: FieldSource): Asked {
  if ('applicant' in source) return 'always'
  if (!('key' in source)) return 'never'
  const ways = (roles[source.key]?.filledBy ?? []).map(
    (each) => 'choice' in each || 'answer' in each,
  )
  if (!ways.includes(true)) return 'never'
  return ways[0] ? 'always' : 'sometimes'
}
