import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { checkDefinition } from '../check-definition.ts'
import type { Bench } from '../conformance.ts'
import { migrate } from '../migrate.ts'
import { checkAppRole } from './check-app-role.ts'
import { checkColumns } from './check-columns.ts'
import { storedColumns } from './stored-columns.ts'

/** The database is what the definition says, and the app role only reads it. */
export function describeDatabase<DB>({ registry, database }: Bench<DB>): void {
  describe('database', () => {
    test('the definition does not contradict itself', () => {
      checkDefinition(registry.definition)
    })

    test('every column is key, attribute or internal, in the type of its meaning, with its meaning as comment', async () => {
      checkColumns(registry.definition, await storedColumns(database().owner.kysely))
    })

    test('migrating again changes nothing', async () => {
      const before = await storedColumns(database().owner.kysely)
      expect(await migrate(registry.definition, database().owner, registry.migrations)).toEqual([])
      expect(await storedColumns(database().owner.kysely)).toEqual(before)
    })

    test('the app role may read, and nothing else', async () => {
      await checkAppRole(database().app.kysely)
    })

    test('the registrar writes rows, takes back nothing that was declared, and makes no tables', async () => {
      const { kysely } = database().registrar
      const [column] = await storedColumns(database().owner.kysely)
      await expect(
        sql`delete from ${sql.table(column?.table ?? '')} where false`.execute(kysely),
      ).resolves.toBeDefined()
      for (const statement of [
        sql`create table stolen (a int)`,
        sql`drop table ${sql.table(column?.table ?? '')}`,
        sql`delete from declaration.declared`,
        sql`update declaration.change set subject_id = ''`,
      ]) {
        await expect(statement.execute(kysely)).rejects.toThrow(/permission|owner/)
      }
    })

    test('the app role is stopped where it tries to write', async () => {
      const [column] = await storedColumns(database().owner.kysely)
      const table = column?.table ?? ''
      const { app } = database()
      await expect(sql`select from ${sql.table(table)}`.execute(app.kysely)).resolves.toBeDefined()
      await expect(
        sql`insert into ${sql.table(table)} default values`.execute(app.kysely),
      ).rejects.toThrow()
      await expect(sql`delete from ${sql.table(table)}`.execute(app.kysely)).rejects.toThrow()
      await expect(sql`create table stolen (a int)`.execute(app.kysely)).rejects.toThrow()
    })
  })
}
