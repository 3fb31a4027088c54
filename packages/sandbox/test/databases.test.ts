import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { prepareDatabases } from '../src/databases.ts'
import { registryModules } from '../src/registry-modules.ts'
import { openSecrets } from '../src/secrets.ts'
import { readSettings } from '../src/settings.ts'
import { sql } from './fixtures/held-cluster.ts'

const names = registryModules.map(({ name }) => name)
const mark = randomBytes(3).toString('hex')
const home = mkdtempSync(join(tmpdir(), 'motlan-databases-'))
const adminUrl = inject('postgres')

/** Databases that "somebody else" made in the cluster of this run: one role that may make roles, one that may not. */
beforeAll(async () => {
  await sql(adminUrl, `create role keeper_${mark} login createrole password 'keeper'`)
  await sql(adminUrl, `create role plain_${mark} login password 'plain'`)
  await sql(adminUrl, `create role reader_${mark} login password 'reader'`)
  for (const name of [...names, 'exchange']) {
    await sql(adminUrl, `create database ${name}_${mark} owner keeper_${mark}`)
  }
  await sql(adminUrl, `create database alone_${mark} owner plain_${mark}`)
})

afterAll(async () => {
  for (const name of [...names, 'exchange', 'alone']) {
    await sql(adminUrl, `drop database ${name}_${mark} with (force)`)
  }
  const roles = await sql(adminUrl, `select rolname from pg_roles where rolname like '%${mark}%'`)
  for (const role of roles as { rolname: string }[])
    await sql(adminUrl, `drop role ${role.rolname}`)
  rmSync(home, { recursive: true })
})

function address(database: string, user: string, password: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}_${mark}`
  url.username = `${user}_${mark}`
  url.password = password
  return url.href
}

function context(environment: Record<string, string>) {
  const settings = readSettings({ ...environment, MOTLAN_HOME: home }, names)
  const embedded = async () => Promise.reject(new Error('the embedded cluster was started'))
  return { settings, secrets: openSecrets(home), modules: registryModules, adminUrl: embedded }
}

const everywhere = (user: string) =>
  Object.fromEntries(
    [...names, 'exchange'].map((name) => [
      `DATABASE_URL_${name.toUpperCase()}`,
      address(name, user, user),
    ]),
  )

test('with addresses for all, nothing embedded starts; each registry gets a role that can look up and nothing else', async () => {
  const prepare = () => prepareDatabases(context(everywhere('keeper')))
  const first = await prepare()
  expect(await prepare()).toEqual(first)
  const population = first.registries.get('population')
  expect(population?.appUrl).toContain(`population_${mark}_app`)
  const table = 'select count(*)::int as rows from citizen'
  expect(await sql(population?.appUrl ?? '', table)).toEqual([{ rows: 0 }])
  await expect(sql(population?.appUrl ?? '', 'delete from citizen')).rejects.toThrow('permission')
  await expect(sql(population?.appUrl ?? '', 'create table x ()')).rejects.toThrow('permission')
  await expect(sql(first.exchange.appUrl, 'delete from decision')).rejects.toThrow('permission')
  expect(await sql(first.exchange.appUrl, 'select from decision')).toEqual([])
})

test('each registry gets a role that writes what is declared, and makes nothing', async () => {
  const { registries, exchange } = await prepareDatabases(context(everywhere('keeper')))
  const registrar = registries.get('population')?.registrarUrl ?? ''
  expect(registrar).toContain(`population_${mark}_registrar`)
  expect(exchange.registrarUrl).toBeUndefined()
  await sql(registrar, "insert into citizen (citizen_id) values ('901190000011')")
  await sql(registrar, 'delete from citizen')
  expect(await sql(registrar, 'select count(*)::int as rows from declaration.declared')).toEqual([
    { rows: 0 },
  ])
  await expect(sql(registrar, 'create table x ()')).rejects.toThrow('permission')
  await expect(sql(registrar, 'drop table citizen')).rejects.toThrow('owner')
})

test('an owner that may not make roles names the second role', async () => {
  const alone = { ...everywhere('keeper'), DATABASE_URL_LAND: address('alone', 'plain', 'plain') }
  const refusal = await prepareDatabases(context(alone)).catch((cause: unknown) => cause)
  expect(refusal).toMatchObject({ code: 'CONFIGURATION_INVALID', subject: 'DATABASE_URL_LAND' })
  expect(String((refusal as { fix: string }).fix)).toContain('DATABASE_OWNER_URL_LAND')

  const both = {
    ...alone,
    DATABASE_URL_LAND: address('alone', 'reader', 'reader'),
    DATABASE_OWNER_URL_LAND: address('alone', 'plain', 'plain'),
  }
  const land = (await prepareDatabases(context(both))).registries.get('land')
  expect(await sql(land?.appUrl ?? '', 'select count(*)::int as rows from parcel')).toEqual([
    { rows: 0 },
  ])
  // The owner writes down what is declared, as there is nobody else.
  expect(land?.registrarUrl).toBe(address('alone', 'plain', 'plain'))
})

test.each([
  ['postgres://nobody:secret@127.0.0.1:9/x', 'nothing listens at this address'],
  [address('land', 'keeper', 'wrong'), 'the password is wrong'],
  [address('missing', 'keeper', 'keeper'), 'there is no database of this name'],
])('a broken address is named by its setting, never with its password', async (broken, reason) => {
  const given = { ...everywhere('keeper'), DATABASE_URL_LAND: broken }
  const refusal = await prepareDatabases(context(given)).catch((cause: unknown) => cause)
  expect(refusal).toMatchObject({
    code: 'DATABASE_UNREACHABLE',
    subject: 'DATABASE_URL_LAND',
    reason,
  })
  expect(JSON.stringify({ ...(refusal as object), cause: undefined })).not.toMatch(/secret|wrong@/)
})

test('a database of ours is closed to every other role of the cluster', async () => {
  const reader = address('population', 'reader', 'reader')
  await expect(sql(reader, 'select from public.citizen')).rejects.toThrow('permission denied')
})
