import { isSubject, type JsonObject, type Subject, subjectKeys } from '@motlan/kernel'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { attributesOf } from '../attribute-list.ts'
import type { Bench } from '../conformance.ts'
import { type OwnValue, ownValuesOf } from '../correctable.ts'
import { declarer } from '../declarer.ts'
import type { AnySubject } from '../erased-definition.ts'
import { grantedRequest } from '../granted-request.ts'
import { inProcess } from '../in-process.ts'
import { insertRows } from '../testing.ts'
import { entityOperation } from './attribute-selection.ts'
import { declaredAttributes } from './declared-attributes.ts'

/** A row of a subject, and what its values are corrected to where their type alone does not say what is valid. */
export interface CorrectionSample {
  readonly row: Readonly<Record<string, unknown>>
  readonly values?: Readonly<Record<string, string | number | boolean>>
}

/** Corrections: every attribute of a registry is one that is set right by its value, or says what changes it instead. */
export function describeCorrections<DB>(bench: Bench<DB>): void {
  const { registry, subgraph, database, grantKey: key, now } = bench
  const { name, subjects, enums = {} } = registry.definition
  const attributes = attributesOf(registry.definition)
  const all = (Object.entries(subjects) as [Subject, AnySubject][]).map(([subject, about]) => {
    const sample = registry.corrections?.[subject]
    return { subject, about, sample, own: ownValuesOf(subject, about) }
  })
  const correctable = (subject: Subject) => {
    const declared = [...declaredAttributes(subgraph().declarations ?? '')]
    const inputs = declared.filter(([place]) => place.startsWith(`Correct${subject}`))
    return new Set(inputs.flatMap(([, names]) => names))
  }
  const read = async (subject: Subject, id: string, { name: attribute, path }: OwnValue) => {
    const meant = attributes.filter((one) => one.name === attribute)
    const { text: operation } = entityOperation(subject, meant)
    const variables = { of: [{ __typename: subject, [subjectKeys[subject]]: id }] }
    const asked = { registry: name, operation, attributes: [attribute], variables, key, now }
    const transport = inProcess(subgraph(), { grantKey: key, clock: () => now })
    const { data, errors } = await transport(grantedRequest(asked))
    expect(errors, attribute).toBeUndefined()
    const [entity] = [data?._entities].flat()
    return path.reduce<unknown>((at, field) => (at as JsonObject)[field], entity)
  }

  describe('corrections', () => {
    beforeAll(async () => {
      const rows = all.flatMap(({ about, sample }) => (sample ? [[about.table, [sample.row]]] : []))
      // Which row is of which table is said by the test of the registry.
      await insertRows<DB>(database(), Object.fromEntries(rows) as never)
    })

    test.each(all)(
      'what is held about a $subject is set right, one value after the other',
      async ({ subject, about, sample, own }) => {
        const names = correctable(subject)
        if (names.size === 0) return
        const id = String(sample?.row[about.key])
        const { declared, refusal } = declarer(subgraph(), now)
        for (const value of own.filter((one) => names.has(one.name))) {
          const before = await read(subject, id, value)
          const to = sample?.values?.[value.name] ?? another(value.type, before, enums)
          const input = { [subjectKeys[subject]]: id, ...nested(value.path, to) }
          const { declarationId } = await declared(`correct${subject}`, input)
          expect(await read(subject, id, value), value.name).toEqual(to)
          const { rows } = await sql<{ subject_id: string; attributes: readonly string[] }>`
          select subject_id, attributes from declaration.change where declaration_id = ${declarationId}`.execute(
            database().app.kysely,
          )
          expect(rows, value.name).toEqual([
            { subject_id: id, attributes: expect.arrayContaining([value.name]) },
          ])
          const again = await refusal(`correct${subject}`, input)
          expect(again, value.name).toContain('the registry holds it so already')
        }
      },
    )

    test.each(all)(
      'whatever else is known of a $subject says what changes it',
      async ({ subject, about, sample, own }) => {
        const names = correctable(subject)
        const others = attributes.filter((one) => one.subject === subject && !names.has(one.name))
        if (names.size === 0) {
          expect(own).toEqual([])
          return
        }
        const { send } = declarer(subgraph(), now)
        for (const { name: attribute } of others) {
          const [, ...path] = attribute.split('.')
          const id = String(sample?.row[about.key])
          const input = { [subjectKeys[subject]]: id, ...nested(path, 'x') }
          const { refused } = await send(`correct${subject}`, input)
          expect(refused, attribute).toMatchObject({
            code: 'DECLARATION_REFUSED',
            field: expect.stringMatching(new RegExp(`^${path[0]}`)),
            fix: expect.stringMatching(
              /^(declare what has happened: \w|correct \w|no declaration)/,
            ),
          })
        }
      },
    )
  })
}

function nested(path: readonly string[], value: unknown): JsonObject {
  const whole = path.reduceRight((below, field) => ({ [field]: below }), value)
  return whole as JsonObject // A path has a field at least.
}

const typical: Readonly<Record<string, string | number | boolean>> = {
  String: 'Đã chỉnh sửa',
  Int: 7,
  Float: 12.5,
  Vnd: 1_250_000,
  Boolean: true,
  Date: '2019-05-05',
  DateTime: '2026-11-01T01:00:00Z',
  Month: '2026-04',
  CertificateSerial: 'ZZ 00000017',
  InsuranceNumber: '9800000017',
}

/** A valid value of a type, and another one than before. */
function another(
  type: string,
  before: unknown,
  enums: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): string | number | boolean {
  const choice = Object.keys(enums[type] ?? {}).find((value) => value !== before)
  const value = choice ?? typical[type]
  if (value !== undefined && !isSubject(type)) return value
  throw new TypeError(`say what a ${type} is corrected to`)
}
