import { type JsonObject, parseCitizenId, Refusal } from '@motlan/kernel'
import type { Opening } from '../steps/open-case.ts'

/** The arguments of a step on a case; the schema has checked their types already. */
export function caseArg(args: JsonObject): string {
  return textIn(args, 'case')
}

/** The version of a case that whoever changes it has seen. */
export function versionArg({ version }: JsonObject): number {
  if (typeof version === 'number') return version
  throw new Refusal('VARIABLES_INVALID', 'version')
}

/** A text that has to be there, and of a length that somebody may have written. */
export function textIn(args: JsonObject, name: string, most = 4_000): string {
  const value = args[name]
  if (typeof value !== 'string') throw new Refusal('VARIABLES_INVALID', name)
  const text = value.normalize('NFC')
  if (text.length <= most && !text.includes('\0')) return text
  throw new Refusal('VARIABLES_INVALID', name, { reason: `it has ${most} characters at most` })
}

/** A text by which something is found again. */
export function keyIn(args: JsonObject, name: string, most: number): string {
  const text = textIn(args, name, most)
  if (text.trim() !== '') return text
  throw new Refusal('VARIABLES_INVALID', name, { reason: 'it is empty' })
}

/** A text that may be missing. */
export function maybeTextIn(args: JsonObject, name: string): string | undefined {
  return args[name] === undefined || args[name] === null ? undefined : textIn(args, name)
}

/** A list of texts; empty where it is missing. */
export function textsIn(args: JsonObject, name: string): readonly string[] {
  return listIn(args, name).map((value) => textIn({ [name]: value }, name))
}

/** More than any form has. */
const mostEntries = 200

function listIn(args: JsonObject, name: string): readonly unknown[] {
  const values = args[name] ?? []
  if (!Array.isArray(values)) throw new Refusal('VARIABLES_INVALID', name)
  if (values.length <= mostEntries) return values
  throw new Refusal('VARIABLES_INVALID', name, { reason: `it has ${mostEntries} entries at most` })
}

/** A JSON object that has to be there. */
export function objectIn(args: JsonObject, name: string): JsonObject {
  const value = args[name]
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new Refusal('VARIABLES_INVALID', name)
}

/** What opens a case. */
export function openingIn(args: JsonObject): Opening {
  const input = objectIn(args, 'input')
  return {
    procedure: textIn(input, 'procedure'),
    province: maybeTextIn(input, 'province'),
    applicant: citizenIn(input, 'applicant'),
    party: citizenIn(input, 'party'),
    notices: textsIn(input, 'notices'),
    idempotencyKey: keyIn(input, 'idempotencyKey', 200),
  }
}

/** Answers to fields of a form, as they came. */
export function answersIn(args: JsonObject): readonly {
  readonly field: string
  readonly value: unknown
}[] {
  return listIn(args, 'answers').map((answer) => {
    const given = objectIn({ answer }, 'answer')
    return { field: textIn(given, 'field'), value: given.value }
  })
}

/** A citizen ID that may be missing. */
export function citizenIn(args: JsonObject, name: string): string | undefined {
  const text = maybeTextIn(args, name)
  if (text === undefined) return undefined
  const parsed = parseCitizenId(text)
  if (parsed.ok) return parsed.value
  throw new Refusal('IDENTIFIER_INVALID', name)
}
