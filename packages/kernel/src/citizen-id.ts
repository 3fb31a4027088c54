import { clean, malformed } from './clean.ts'
import { accepted, type Parsed, rejected } from './parsed.ts'
import { oldProvinces } from './province.ts'
import type { CitizenId } from './subject.ts'

export interface CitizenIdOptions {
  /** Whether the synthetic prefixes 901 to 996 are identifiers. Motlan is a sandbox, so they are unless somebody says no. */
  readonly sandbox?: boolean
  /** The latest year anybody can have been born in; the current year where it is left out. */
  readonly year?: number
}

/** What the digits of a personal identification number say. Never a substitute for what the registry holds. */
export interface CitizenIdDigits {
  readonly synthetic: boolean
  /** Two-digit code of the province of birth registration, in the list before 1 July 2025; a three-digit country code for births registered abroad. */
  readonly registeredIn: string
  readonly sex: 'MALE' | 'FEMALE'
  readonly birthYear: number
}

/**
 * Reads a personal identification number (số định danh cá nhân), 12 digits `PPP G YY RRRRRR`, no check digit.
 * Source: Law 26/2023/QH15 art. 12, Decree 137/2015/NĐ-CP art. 13.
 */
export function parseCitizenId(text: string, options: CitizenIdOptions = {}): Parsed<CitizenId> {
  const { sandbox = true, year = new Date().getUTCFullYear() } = options
  const id = clean(text)
  if (!/^[0-9]{12}$/.test(id)) return malformed('a citizen ID', id, '12 digits')
  if (id.startsWith('9') && !sandbox) {
    return rejected('synthetic', 'a citizen ID that starts with 9 exists in the sandbox only')
  }
  const { registeredIn, birthYear } = citizenIdDigits(id)
  if (registeredIn.length === 2 ? !oldProvinces.has(registeredIn) : registeredIn === '000') {
    return rejected(
      'province',
      'the first three digits are no province of the list before 1 July 2025',
    )
  }
  if (birthYear > year)
    return rejected('future', 'the digits after the province say a birth in the future')
  // Twelve digits that passed the checks are what the brand promises.
  return accepted(id as CitizenId)
}

/** Takes apart twelve digits without judging them. */
export function citizenIdDigits(id: string): CitizenIdDigits {
  const prefix = id.slice(0, 3)
  const century = Number(id.slice(3, 4))
  const domestic = prefix.startsWith('0') || prefix.startsWith('9')
  return {
    synthetic: prefix.startsWith('9'),
    registeredIn: domestic ? prefix.slice(1) : prefix,
    sex: century % 2 === 0 ? 'MALE' : 'FEMALE',
    birthYear: 1900 + 100 * Math.floor(century / 2) + Number(id.slice(4, 6)),
  }
}
