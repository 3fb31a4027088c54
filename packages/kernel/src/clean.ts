import { type Parsed, rejected } from './parsed.ts'

/** The text as it is compared: NFC, without white space around it. */
export function clean(text: string): string {
  return text.normalize('NFC').trim()
}

/** What a string of bare digits looks like, for the message to somebody who sent the wrong kind. */
export function looksLike(digits: string): readonly string[] {
  if (/^[0-9]{12}$/.test(digits)) return ['a citizen ID']
  if (/^[0-9]{13}$/.test(digits) || /^[0-9]{10}-[0-9]{3}$/.test(digits))
    return ['the tax code of a dependent unit']
  if (/^[0-9]{9}$/.test(digits)) return ['a 9-digit identity-card number (CMND)']
  if (/^[0-9]{10}$/.test(digits)) {
    return [
      'a tax code',
      'a social insurance number',
      ...(lostZeros(digits) ? ['a citizen ID that lost its leading zeros'] : []),
    ]
  }
  if (/^[0-9]{11}$/.test(digits))
    return lostZeros(digits) ? ['a citizen ID that lost its leading zero'] : []
  return []
}

/** The refusal of a text of the wrong length or alphabet, saying what it looks like instead. */
export function malformed(what: string, text: string, expected: string): Parsed<never> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const foreign = /[\u0000-\u001f\u007f]|[^\u0000-\u024f\u1e00-\u1eff]/.test(text)
  const reason = foreign || !/^[0-9A-Za-zĐđ .-]*$/.test(text) ? 'characters' : 'length'
  const alike = looksLike(text)
  const hint = alike.length > 0 ? `; this looks like ${alike.join(' or ')}` : ''
  return rejected(reason, `${what} is ${expected}${hint}`, alike)
}

/** Whether a province code and a century digit appear when the zeros are put back: `001…` lost two, `091…` one. */
function lostZeros(digits: string): boolean {
  const restored = digits.padStart(12, '0')
  const province = Number(restored.slice(1, 3))
  const century = restored.slice(3, 4)
  return province >= 1 && province <= 96 && '0123'.includes(century)
}
