import { clean, looksLike, malformed } from './clean.ts'
import { accepted, type Parsed, rejected } from './parsed.ts'
import type { BusinessId } from './subject.ts'

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/**
 * Reads an enterprise code, which is the tax code: 10 digits with a check digit, or `NNNNNNNNNN-NNN` for a dependent unit.
 * Thirteen digits get their hyphen. Source: Circular 90/2026/TT-BTC and the tax-registration circulars before it.
 */
export function parseBusinessId(text: string): Parsed<BusinessId> {
  const id = clean(text).replace(/^([0-9]{10})([0-9]{3})$/, '$1-$2')
  if (!/^[0-9]{10}(-[0-9]{3})?$/.test(id)) {
    return malformed('a business ID', id, '10 digits, or 10 digits, a hyphen and 3 digits')
  }
  if (id.startsWith('00')) return rejected('office', 'no tax office has the range 00')
  if (id.slice(2, 9) === '0000000')
    return rejected('sequence', 'the sequence 0000000 is never issued')
  const digit = businessCheckDigit(id.slice(0, 9))
  if (digit === undefined)
    return rejected('check-digit', 'no tenth digit makes these nine a business ID')
  if (digit !== Number(id.slice(9, 10))) {
    // A citizen ID that lost two zeros has ten digits, too, and fits the check digit only by chance.
    const others = looksLike(id).filter((kind) => kind !== 'a tax code')
    const hint = others.length > 0 ? `; if it is no tax code, it may be ${others.join(' or ')}` : ''
    return rejected('check-digit', `the check digit does not fit${hint}`, others)
  }
  if (id.endsWith('-000')) return rejected('suffix', 'dependent units are numbered 001 to 999')
  // Ten or thirteen digits that passed the checks are what the brand promises.
  return accepted(id as BusinessId)
}

/** The tenth digit of nine, or undefined where the nine are never issued. */
export function businessCheckDigit(nine: string): number | undefined {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(nine[place]), 0)
  const rest = sum % 11
  return rest === 0 ? undefined : 10 - rest
}
