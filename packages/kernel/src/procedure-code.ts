import { clean, malformed } from './clean.ts'
import { accepted, type Parsed } from './parsed.ts'

/**
 * Reads the code of an administrative procedure (mã TTHC), `2.000986`. Published lists hold damaged forms:
 * a comma becomes a point, lost final zeros are put back. Source: Resolution 66.7/2025/NQ-CP.
 */
export function parseProcedureCode(text: string): Parsed<string> {
  const code = clean(text).replace(',', '.')
  const [, group, number] = /^([0-9])\.([0-9]{1,6})$/.exec(code) ?? []
  if (!group || !number)
    return malformed('a procedure code', code, 'one digit, a point and six digits')
  return accepted(`${group}.${number.padEnd(6, '0')}`)
}
