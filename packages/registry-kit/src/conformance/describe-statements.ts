import type { Subject } from '@motlan/kernel'
import { subjectKeys } from '@motlan/kernel'
import { CompiledQuery, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { attributesOf } from '../attribute-list.ts'
import type { Bench } from '../conformance.ts'
import { grantedRequest } from '../granted-request.ts'
import { inProcess } from '../in-process.ts'
import { entityOperation } from './attribute-selection.ts'
import { declaredColumns } from './declared-columns.ts'
import { unknownIds } from './unknown-id.ts'

/** What reaches the database: the columns of what was asked, in statements whose number does not depend on how many are asked about. */
export function describeStatements<DB>(bench: Bench<DB>): void {
  const { registry, subgraph, log, grantKey: key, now } = bench
  const { name, subjects } = registry.definition
  const attributes = attributesOf(registry.definition)
  const own = Object.keys(subjects) as Subject[]

  const statementsFor = async (
    subject: Subject,
    names: readonly string[],
    count: number,
  ): Promise<readonly string[]> => {
    const some = attributes.filter((one) => names.includes(one.name))
    const { text: operation } = entityOperation(subject, some)
    const of = unknownIds(subject, count).map((id) => ({
      __typename: subject,
      [subjectKeys[subject]]: id,
    }))
    const transport = inProcess(subgraph(), { grantKey: key, clock: () => now })
    log.length = 0
    const { errors } = await transport(
      grantedRequest({ registry: name, operation, attributes: names, variables: { of }, key, now }),
    )
    expect(errors).toBeUndefined()
    return [...log]
  }

  describe('statements', () => {
    test.each(own)(
      'a look-up of one attribute of a %s reads the columns of that attribute and no other',
      async (subject) => {
        const columns = declaredColumns(registry.definition)
        for (const { name: attribute, from } of attributes.filter(
          (one) => one.subject === subject,
        )) {
          const meant = new Set(from ?? [attribute])
          const allowed = new Set(
            columns
              .filter(({ as }) => meant.has(as) || as.startsWith('key of '))
              .map(({ column }) => column),
          )
          for (const text of await statementsFor(subject, [attribute], 1)) {
            const [selected = ''] = text.split(' from ')
            for (const [, column = ''] of selected.matchAll(/"(\w+)"/g))
              expect(allowed, `${attribute} reads ${column}`).toContain(column)
          }
        }
      },
    )

    test.each(own)(
      'everything about 1 %s and about 50 are the same statements, and none of them scans a table',
      async (subject) => {
        const all = attributes.filter((one) => one.subject === subject).map((one) => one.name)
        const one = await statementsFor(subject, all, 1)
        const many = await statementsFor(subject, all, 50)
        expect(many.toSorted()).toEqual(one.toSorted())
        expect(new Set(one).size).toBe(one.length)
        for (const text of one) expect(await planOf(bench, text), text).not.toContain('Seq Scan')
      },
    )
  })
}

/** How PostgreSQL would go about it if a scan were the last thing it wanted. */
async function planOf<DB>({ database }: Bench<DB>, text: string): Promise<string> {
  return database()
    .owner.kysely.connection()
    .execute(async (connection) => {
      await sql`set enable_seqscan = off`.execute(connection)
      const { rows } = await connection.executeQuery(
        CompiledQuery.raw(`explain ${text}`, [['900000000000']]),
      )
      return rows.map((row) => Object.values(row as object).join()).join('\n')
    })
}
