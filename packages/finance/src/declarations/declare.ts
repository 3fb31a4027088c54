import { declarationsOf, misfits, type Registering } from '@motlan/registry-kit'
import type { Database } from '../database.ts'
import { finance } from '../definition.ts'

/** A declaration of the finance registry, typed by its definition. */
export const declare = declarationsOf<Database>()(finance)

/** What a declaration of the finance registry is applied with. */
export type At = Registering<Database>

/** A citizen or a business. */
export interface Party {
  readonly citizen: string | null
  readonly business: string | null
}

/** Which of both a party is; exactly one of the two is named. */
export function subjectOf(
  { citizen, business }: Party,
  field: string,
): { readonly subject: 'Citizen' | 'Business'; readonly subjectId: string } {
  if ((citizen === null) === (business === null))
    throw misfits(field, 'either a citizen or a business is named')
  return citizen === null
    ? { subject: 'Business', subjectId: business ?? '' }
    : { subject: 'Citizen', subjectId: citizen }
}
