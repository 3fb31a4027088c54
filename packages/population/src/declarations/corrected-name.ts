import { type Correcting, refuses } from '@motlan/registry-kit'
import { fullName } from './birth-rules.ts'
import type { CitizenRow } from './citizen-row.ts'

/**
 * INVARIANT: the full name is its parts. Whichever is corrected, the other follows: a full name keeps the family name it
 * begins with, its last word is the given name, and what is left is in the middle.
 */
export function correctedName({ before, said }: Correcting<CitizenRow>): Partial<CitizenRow> {
  const { family_name, middle_name, given_name, full_name } = said
  const parts = { family_name, middle_name, given_name }
  const isInParts = Object.values(parts).some((part) => part !== undefined)
  if (!isInParts && full_name === undefined) return {}
  if (!isInParts) return partsOf(full_name ?? null, before)
  const { family_name: family, middle_name: middle, given_name: given } = { ...before, ...said }
  if (family === null) throw refuses('birthName.familyName', 'everybody has one')
  if (given === null) throw refuses('birthName.givenName', 'everybody has one')
  const whole = fullName({ familyName: family, middleName: middle, givenName: given })
  if (full_name !== undefined && full_name !== whole)
    throw refuses('birthName.fullName', 'it is not what its parts say')
  return { full_name: whole }
}

function partsOf(name: string | null, { family_name }: CitizenRow): Partial<CitizenRow> {
  if (name === null) throw refuses('birthName.fullName', 'everybody has one')
  const words = name.split(/ +/)
  const kept = family_name?.split(' ') ?? []
  const isKept = kept.length > 0 && words.slice(0, kept.length).join(' ') === family_name
  const family = words.slice(0, isKept ? kept.length : 1)
  const given = words.slice(family.length).at(-1)
  if (given === undefined)
    throw refuses('birthName.fullName', 'family and given name are two words at least')
  const middle = words.slice(family.length, -1).join(' ')
  return { family_name: family.join(' '), middle_name: middle || null, given_name: given }
}
