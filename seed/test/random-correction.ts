import { readFileSync } from 'node:fs'
import { citizenIdDigits, type JsonObject, type Subject, subjectKeys } from '@motlan/kernel'
import fc from 'fast-check'
import { registryNames } from '../src/index.ts'
import type { Told } from './declared-life.ts'

/** The subjects of a country that somebody has something to correct about. */
export type Corrected = Readonly<Record<Subject, readonly string[]>>

/** One field of a correction, as the committed SDL of its registry has it. */
interface Field {
  readonly registry: Told['registry']
  readonly subject: Subject
  readonly path: readonly string[]
  readonly type: string
  readonly choices: readonly string[]
}

/** A correction of anything that some registry takes a correction of: often lawful, often not. */
export function correction(corrected: Corrected): fc.Arbitrary<Told> {
  const fields = registryNames.flatMap(fieldsOf)
  return fc.constantFrom(...fields).chain(({ registry, subject, path, type, choices }) =>
    fc
      .constantFrom(...corrected[subject])
      .chain((id) => valueFor(type, choices, id).map((value) => [id, value] as const))
      .map(([id, value]) => {
        const said = path.reduceRight<unknown>((below, field) => ({ [field]: below }), value)
        const input = { [subjectKeys[subject]]: id, ...(said as JsonObject) }
        return { registry, mutation: `correct${subject}`, input }
      }),
  )
}

function fieldsOf(registry: Told['registry']): readonly Field[] {
  const file = new URL(`../../packages/${registry}/declarations.graphql`, import.meta.url)
  const sdl = readFileSync(file, 'utf8')
  const enums = new Map(
    [...sdl.matchAll(/^enum (\w+) \{([^}]*)\}/gm)].map(([, name, body]) => [
      name ?? '',
      [...(body ?? '').matchAll(/^ {2}([A-Z]\w*)$/gm)].map(([, choice]) => choice ?? ''),
    ]),
  )
  const leaves = sdl.matchAll(/: (\w+) @declares\(attribute: "(\w+)\.([\w.]+)"\)/g)
  const inputs = sdl.matchAll(/^input Correct\w+ \{[^}]*\}/gm)
  const corrections = [...inputs].map(([text]) => text).join('\n')
  return [...leaves].flatMap(([text, type = '', subject = '', path = '']) =>
    corrections.includes(text)
      ? [
          {
            registry,
            subject: subject as Subject, // The SDL says it of its own attributes.
            path: path.split('.'),
            type,
            choices: enums.get(type) ?? [],
          },
        ]
      : [],
  )
}

const texts = [
  'Nguyễn Văn Tám',
  'Kinh',
  '20242',
  '01',
  '0900000017',
  'VSIC 2025',
  '62010',
  'Mua nhà',
]
const days = ['2026-11-21', '2026-11-22', '2008-11-22', '1990-06-15', '2020-02-29']

/** Values that could be right, and some that could not. */
function valueFor(type: string, choices: readonly string[], id: string): fc.Arbitrary<unknown> {
  const value: fc.Arbitrary<unknown> =
    {
      String: fc.constantFrom(...texts),
      Date: fc.constantFrom(...days, `${citizenIdDigits(id).birthYear}-12-31`),
      Month: fc.constantFrom('2025-07', '2026-04', '2019-01'),
      Int: fc.nat({ max: 20 }),
      Float: fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100),
      Vnd: fc.constantFrom(0, 1_000_000, 4_000_000),
      InsuranceNumber: fc.constantFrom('9800000017', '9800000025'),
    }[type] ?? fc.constantFrom(...choices)
  return fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) })
}
