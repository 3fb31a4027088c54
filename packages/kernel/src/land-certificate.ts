import { clean, malformed } from './clean.ts'
import { accepted, type Parsed } from './parsed.ts'

/**
 * Reads the serial of a land-use right certificate: 2 letters and 8 digits since 1 August 2024 (Circular 10/2024/TT-BTNMT),
 * 1 or 2 letters and 6 digits before (assumption). The space between them is put where it belongs.
 */
export function parseCertificateSerial(text: string): Parsed<string> {
  const serial = clean(text).toUpperCase()
  const [, series, number] = /^([A-ZĐ]{1,2}) ?([0-9]{6}|[0-9]{8})$/.exec(serial) ?? []
  if (!series || !number || (number.length === 8 && series.length === 1)) {
    return malformed(
      'a certificate serial',
      serial,
      '2 letters and 8 digits, or 1 or 2 letters and 6 digits',
    )
  }
  return accepted(`${series} ${number}`)
}
