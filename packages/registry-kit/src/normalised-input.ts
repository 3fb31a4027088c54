import type { Declaration, DeclaredInput, InputFields } from './declaration.ts'
import { misfits } from './declaration.ts'
import { readInputField } from './input-field.ts'

const charactersAtMost = 2_000
const entriesAtMost = 200

/** An input as declarations read it: every field there, null where nothing was said, texts in NFC and without edges. */
export function normalisedInput<DB>({ input }: Declaration<DB>, raw: unknown): DeclaredInput {
  return normalisedFields(input, raw, '')
}

/** The subjects an input names, each once and sorted: what a declaration holds while it is applied. */
export function subjectsIn<DB>(
  { input }: Declaration<DB>,
  value: DeclaredInput,
): readonly string[] {
  return [...new Set(collected(input, value))].sort()
}

function normalisedFields(fields: InputFields, raw: unknown, path: string): DeclaredInput {
  const given = (raw ?? {}) as DeclaredInput
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const place = path ? `${path}.${name}` : name
      const value = given[name] ?? null
      const read = readInputField(field)
      if (value === null) return [name, null]
      if (read.kind === 'leaf') return [name, normalisedLeaf(value, place)]
      if (read.kind === 'fields') return [name, normalisedFields(read.fields, value, place)]
      return [name, normalisedList(read.fields, value, place)]
    }),
  )
}

function normalisedList(
  fields: InputFields,
  value: unknown,
  place: string,
): readonly DeclaredInput[] {
  const entries = Array.isArray(value) ? value : [value]
  if (entries.length > entriesAtMost)
    throw misfits(place, `it has more than ${entriesAtMost} entries`)
  return entries.map((one, index) => normalisedFields(fields, one, `${place}[${index}]`))
}

function normalisedLeaf(value: unknown, place: string): unknown {
  if (typeof value !== 'string') return value
  const text = value.normalize('NFC').trim()
  if (text === '') throw misfits(place, 'it is empty')
  if (text.length > charactersAtMost)
    throw misfits(place, `it is longer than ${charactersAtMost} characters`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  if (/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\ufeff]/.test(text))
    throw misfits(place, 'it has characters that nobody can see')
  return text
}

function collected(fields: InputFields, value: DeclaredInput): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const one = value[name]
    const read = readInputField(field)
    if (one === null || one === undefined) return []
    if (read.kind === 'leaf') return isIdentifier(one) ? [`subject ${one}`] : []
    const entries = (read.kind === 'list' ? one : [one]) as readonly DeclaredInput[]
    return entries.flatMap((entry) => collected(read.fields, entry))
  })
}

// Citizens, businesses, parcels. Another text of this form is held in vain, and does no harm.
function isIdentifier(value: unknown): boolean {
  return typeof value === 'string' && /^([0-9]{10}(-[0-9]{3})?|[0-9a-z]{12})$/.test(value)
}
