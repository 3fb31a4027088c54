import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migratePart } from '../src/index.ts'

const name = `migrations_${randomBytes(4).toString('hex')}`
const owner = { connectionString: '' }
let folder = ''
let admin: pg.Client

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motlan-migrations-'))
  admin = new pg.Client({ connectionString: inject('postgres') })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const url = new URL(inject('postgres'))
  url.pathname = `/${name}`
  owner.connectionString = url.href
  await admin.query('select 1')
})
afterAll(async () => {
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
  await rm(folder, { recursive: true })
})

const file = (named: string, text: string) => writeFile(join(folder, named), text)
const migrated = async (part: string, afterwards: string) => {
  let answered: unknown
  await migratePart({
    owner,
    part,
    folder: pathToFileURL(`${folder}/`),
    afterwards: async ({ db }: { readonly db: Kysely<unknown> }) => {
      answered = (await sql.raw(afterwards).execute(db)).rows
    },
  })
  return answered
}

test('each file is run once, in the order of names, and what follows each time', async () => {
  await file('0002-row.sql', 'insert into tree values (1)')
  await file('0001-tree.sql', 'create table tree (id int)')
  await file('notes.txt', 'no migration')
  const count = 'select count(*)::int as count from tree'
  expect(await migrated('trees', count)).toEqual([{ count: 1 }])
  expect(await migrated('trees', count)).toEqual([{ count: 1 }])
  await file('0003-row.sql', 'insert into tree values (2)')
  expect(await migrated('trees', count)).toEqual([{ count: 2 }])
})

test('parts of one database keep histories of their own', async () => {
  await expect(migrated('bushes', 'select 1')).rejects.toMatchObject({
    code: 'DEFINITION_INVALID',
    subject: 'migration 0001-tree',
    message: expect.stringContaining('relation "tree" already exists'),
  })
})

test('a file that was run and is gone says so, and nothing is run', async () => {
  await rm(join(folder, '0001-tree.sql'))
  await file('0004-row.sql', 'insert into tree values (4)')
  await expect(migrated('trees', 'select 1')).rejects.toMatchObject({
    code: 'DEFINITION_INVALID',
    message: expect.stringContaining('0001-tree'),
  })
})

test('a database that is not there is said to be unreachable, and of which part', async () => {
  const url = new URL(owner.connectionString)
  url.pathname = '/nowhere_at_all'
  const lost = migratePart({
    owner: { connectionString: url.href },
    part: 'trees',
    folder: pathToFileURL(`${folder}/`),
    afterwards: async () => undefined,
  })
  await expect(lost).rejects.toMatchObject({
    code: 'DATABASE_UNREACHABLE',
    subject: 'tables of trees',
  })
})
