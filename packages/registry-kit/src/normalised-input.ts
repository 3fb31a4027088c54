import type { Declaration, DeclaredInput, InputFields } from './declaration.ts'
import { misfits } from './declaration.ts'
import { readInputField } from './input-field.ts'

const charactersAtMost = 2_000
const entriesAtMost = 200

/** An input as declarations read it: every field there, null where nothing was said, texts in NFC and without edges. */
export function normalisedInput<DB>(
  { input, partial = false }: Declaration<DB>,
  raw: unknown,
): DeclaredInput {
  return normalisedFields(input, raw, { path: '', partial })
}

interface Place {
  readonly path: string
  /** Whether what is not said stays unsaid, and is not null. */
  readonly partial: boolean
}

/** The subjects an input names, each once and sorted: what a declaration holds while it is applied. */
export function subjectsIn<DB>(
  { input }: Declaration<DB>,
  value: DeclaredInput,
): readonly string[] {
  return [...new Set(collected(input, value))].sort()
}

function normalisedFields(
  fields: InputFields,
  raw: unknown,
  { path, partial }: Place,
): DeclaredInput {
  const given = (raw ?? {}) as DeclaredInput
  const said = Object.entries(fields).filter(([name]) => !partial || given[name] !== undefined)
  return Object.fromEntries(
    said.map(([name, field]) => {
      const inside = { path: path ? `${path}.${name}` : name, partial }
      const value = given[name] ?? null
      const read = readInputField(field)
      if (value === null) return [name, null]
      if (read.kind === 'leaf') return [name, normalisedLeaf(value, inside.path)]
      if (read.kind === 'fields') return [name, normalisedFields(read.fields, value, inside)]
      return [name, normalisedList(read.fields, value, inside)]
    }),
  )
}

function normalisedList(
  fields: InputFields,
  value: unknown,
  { path, partial }: Place,
): readonly DeclaredInput[] {
  const entries = Array.isArray(value) ? value : [value]
  if (entries.length > entriesAtMost)
    throw misfits(path, `it has more than ${entriesAtMost} entries`)
  return entries.map((one, index) =>
    normalisedFields(fields, one, { path: `${path}[${index}]`, partial }),
  )
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
