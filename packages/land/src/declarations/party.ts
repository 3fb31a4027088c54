import { misfits } from '@motlan/registry-kit'
import type { LandUserRow } from './declare.ts'

/** A citizen or an organisation. */
export interface Party {
  readonly citizen: string | null
  readonly business: string | null
}

/** The ID of whichever it is; exactly one of the two is named. */
export function partyId({ citizen, business }: Party, field: string): string {
  const id = citizen ?? business
  if (id === null || (citizen !== null && business !== null))
    throw misfits(field, 'either a citizen or a business is named')
  return id
}

/** The ID of a land user; undefined where the record knows a name only. */
export function userId({ citizen_id, business_id }: LandUserRow): string | undefined {
  return citizen_id ?? business_id ?? undefined
}
