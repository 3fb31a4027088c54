import { clean, malformed } from './clean.ts'
import { accepted, type Parsed, rejected } from './parsed.ts'

/**
 * Reads a social insurance number (mã số BHXH): 10 digits, no published check digit. Ten zeros mean "unknown" in a birth
 * notification (Circular 22/2025/TT-BYT) and are no number. Source: VSS letter 1804/BHXH-QLT.
 */
export function parseInsuranceNumber(text: string): Parsed<string> {
  const number = clean(text)
  if (!/^[0-9]{10}$/.test(number))
    return malformed('a social insurance number', number, '10 digits')
  if (/^0+$/.test(number)) return rejected('unknown', 'ten zeros mean that the number is unknown')
  return accepted(number)
}

/**
 * Reads a health insurance card number: 10 digits since 1 April 2021 (VSS Decision 1666/QĐ-BHXH), before that two letters,
 * benefit level 1-5, province and 10 digits (VSS Decision 1351/QĐ-BHXH).
 */
export function parseHealthCard(text: string): Parsed<string> {
  const card = clean(text).toUpperCase()
  if (/^[0-9]{10}$/.test(card)) return parseInsuranceNumber(card)
  if (card.length !== 15)
    return malformed(
      'a health insurance card',
      card,
      '10 digits, or the 15 characters of the old form',
    )
  if (!/^[A-Z]{2}/.test(card))
    return rejected('group', 'the first two characters are letters, the beneficiary group')
  if (!/^..[1-5]/.test(card)) return rejected('level', 'the benefit level is 1 to 5')
  if (!/^...[0-9]{12}$/.test(card))
    return rejected('characters', 'twelve digits follow the benefit level')
  if (card.slice(3, 5) === '00') return rejected('province', 'no province has the code 00')
  return accepted(card)
}
