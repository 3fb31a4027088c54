import { type NotationName, notations } from '@motlan/kernel'
import { z } from 'zod'
import { quantities, stepKinds } from './burden.ts'
import type { Condition } from './condition.ts'
import type { Binding } from './effect.ts'

const text = z.string().trim().min(1, 'this may not be empty')
const bilingual = z.strictObject({ vi: text, en: text })
const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a name is one word: motherName')
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id has lower-case letters and hyphens')
// Its keys are the names, and there is one at least.
const notation = z.enum(Object.keys(notations) as [NotationName])
const day = z.iso.date('a day is written as 2026-11-21')
const path = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/, 'a role and an attribute: mother.birthName')
const code = z
  .string()
  .regex(/^\d\.\d{6}$/, 'a procedure code has one digit, a dot and six digits: "2.000986"')
const scalar = z.union([z.string(), z.number(), z.boolean()])
const listOf = <Of extends z.ZodType>(of: Of) => z.array(of).min(1, 'at least one is needed')
const record = <Of extends z.ZodType>(of: Of) => z.record(name, of)

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ variant: listOf(id) }),
    z.strictObject({ field: name, is: listOf(scalar) }),
    z.strictObject({ known: name }),
    z.strictObject({ filled: name }),
    z.strictObject({ not: condition }),
    z.strictObject({ all: listOf(condition) }),
    z.strictObject({ any: listOf(condition) }),
  ]),
)

const argument = z.union([
  z.strictObject({ field: name }),
  z.strictObject({ role: name }),
  z.strictObject({ is: scalar }),
  z.strictObject({ the: z.literal('variant') }),
])

const limits = {
  suggest: name.exactOptional(),
  among: listOf(name).exactOptional(),
  only: listOf(text).exactOptional(),
  many: z.boolean().exactOptional(),
}
const parts = { parts: listOf(text).exactOptional(), optionalParts: listOf(text).exactOptional() }

const answer = z.union([
  z.strictObject({ becomes: path, ...parts, ...limits }),
  z.strictObject({ changes: path, ...parts, ...limits }),
  z.strictObject({ scalar: text, ...limits }),
  z.strictObject({ choices: z.record(z.string(), bilingual), ...limits }),
])

const source = z.union([
  z.strictObject({ key: name }),
  z.strictObject({
    attribute: path,
    parts: listOf(text).exactOptional(),
    where: z.record(text, listOf(scalar.nullable())).exactOptional(),
    latest: name.exactOptional(),
    by: id.exactOptional(),
  }),
  z.strictObject({ derive: name, with: record(argument) }),
  z.strictObject({ notice: id, item: name }),
  z.strictObject({ applicant: answer }),
])

/** One source needs no list around it. */
const sources = z.union([listOf(source), source.transform((one): (typeof one)[] => [one])])

const doubt = z.strictObject({
  because: z.enum(['stale', 'conflicting']),
  when: condition,
  reason: bilingual,
})

const field = z.strictObject({
  number: z.union([z.string(), z.number()]).transform(String),
  id: name,
  title: bilingual,
  from: sources,
  each: name.exactOptional(),
  optional: z.boolean().exactOptional(),
  when: condition.exactOptional(),
  doubts: listOf(doubt).exactOptional(),
  editable: z.boolean().exactOptional(),
})

const more = { when: condition.exactOptional(), by: id.exactOptional() }

const roleSource = z.union([
  z.strictObject({ login: z.enum(['applicant', 'party']), ...more }),
  z.strictObject({ reference: path, apart: z.literal(true).exactOptional(), ...more }),
  z.strictObject({ choice: listOf(path), show: listOf(text).exactOptional(), ...more }),
  z.strictObject({ notice: id, item: name, ...more }),
  z.strictObject({ answer: z.literal(true), ...more }),
  z.strictObject({ effect: name, as: name, ...more }),
])

const role = z.strictObject({
  subject: z.enum(['Citizen', 'Business', 'Parcel']),
  title: bilingual,
  many: z.boolean().exactOptional(),
  optional: z.boolean().exactOptional(),
  filledBy: listOf(roleSource),
})

const binding: z.ZodType<Binding> = z.lazy(() =>
  z.union([
    z.strictObject({ field: name, part: text.exactOptional() }),
    z.strictObject({ role: name }),
    z.strictObject({ is: scalar }),
    z.strictObject({ the: z.enum(['day', 'month', 'case']) }),
    z.strictObject({ object: record(binding), when: condition.exactOptional() }),
    z.strictObject({ each: name, object: record(binding), when: condition.exactOptional() }),
    z.strictObject({ list: listOf(binding) }),
    z.strictObject({ first: listOf(binding) }),
  ]),
)

const legalText = z.strictObject({
  law: text,
  article: text.exactOptional(),
  from: day,
  until: day.exactOptional(),
  assumption: z.boolean().exactOptional(),
})

const step = z.strictObject({
  kind: z.enum(stepKinds),
  title: bilingual,
  counts: z.partialRecord(z.enum(quantities), z.number().nonnegative()),
})

/** A `*.procedure.yaml` file. */
export const procedureFile = z.strictObject({
  format: z.literal('motlan-procedure/1'),
  id,
  title: bilingual,
  variants: listOf(
    z.strictObject({
      id,
      code,
      title: bilingual,
      form: bilingual,
      province: z
        .string()
        .regex(/^\d{2}$/, 'a province is two digits')
        .exactOptional(),
      agencies: listOf(id).exactOptional(),
      legalBases: listOf(legalText).exactOptional(),
    }),
  ),
  legalBases: listOf(legalText),
  agencies: listOf(id),
  roles: record(role),
  facts: record(z.strictObject({ from: sources, each: name.exactOptional() })).default({}),
  fields: listOf(field),
  requirements: z
    .array(
      z.strictObject({
        id,
        field: name,
        when: condition.exactOptional(),
        that: condition,
        reason: bilingual,
        law: text,
      }),
    )
    .default([]),
  effects: listOf(
    z.strictObject({
      id,
      registry: id,
      mutation: name,
      each: name.exactOptional(),
      when: condition.exactOptional(),
      input: record(binding),
      fills: record(name).exactOptional(),
    }),
  ),
  fees: z
    .array(
      z.strictObject({
        title: bilingual,
        amount: z.union([z.number().int().nonnegative(), z.strictObject({ field: name })]),
        source: text,
      }),
    )
    .default([]),
  deadline: z.strictObject({
    amount: z.number().int().positive(),
    unit: z.enum(['working-days', 'working-hours', 'days']),
    atMost: z.number().int().positive().exactOptional(),
    source: text,
  }),
  burden: z.strictObject({
    before: listOf(step),
    after: z.array(step),
    casesPerYear: z.number().int().positive(),
    source: text,
  }),
})

/** The file of notices that other bodies send. */
export const noticesFile = z.strictObject({
  format: z.literal('motlan-notices/1'),
  notices: listOf(
    z.strictObject({
      id,
      title: bilingual,
      /** Who sends it. */
      sender: bilingual,
      agencies: listOf(id),
      source: text,
      items: record(
        z.strictObject({
          title: bilingual,
          type: text,
          written: notation.exactOptional(),
          choices: z.record(z.string(), bilingual).exactOptional(),
          optional: z.boolean().exactOptional(),
        }),
      ),
    }),
  ),
})
