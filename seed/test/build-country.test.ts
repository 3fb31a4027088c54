import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { buildCountry, builtCountry, type Progress } from '../src/index.ts'
import { type RegistryDatabases, registryDatabases } from './registry-databases.ts'

let databases: RegistryDatabases
let folder: string

beforeAll(async () => {
  databases = await registryDatabases(inject('postgres'))
  folder = mkdtempSync(join(tmpdir(), 'motlan-seed-'))
})

afterAll(async () => {
  await databases?.drop()
  rmSync(folder, { recursive: true, force: true })
})

async function inDatabase<Row extends pg.QueryResultRow>(
  url: string,
  statement: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

/** Everything a database promises about its rows. */
const promises = `
  select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated as promise
  from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> 0
  union all select indexdef from pg_indexes where schemaname = 'public'
  union all select table_name || '.' || column_name || ' ' || is_nullable from information_schema.columns where table_schema = 'public'
  order by 1`

const digests = `select string_agg(md5(t::text), '' order by t::text) as digest from`

test('a country stands in all five databases, and they promise what their migrations promised', async () => {
  const urls = Object.values(databases.ownerUrls)
  const before = await Promise.all(urls.map((url) => inDatabase(url, promises)))
  expect(await builtCountry(databases.ownerUrls)).toBeUndefined()
  const seen: Progress[] = []
  const groundTruth = join(folder, 'ground-truth.ndjson')
  const summary = await buildCountry({
    databases: databases.ownerUrls,
    citizens: 3000,
    seed: 1,
    threads: 2,
    groundTruth,
    onProgress: (progress) => seen.push(progress),
  })
  const after = await Promise.all(urls.map((url) => inDatabase(url, promises)))
  expect(after).toEqual(before)
  expect(summary.citizens).toBeGreaterThan(3000)
  expect(seen.at(-1)).toMatchObject({ phase: 'indexes', citizens: summary.citizens, total: 3000 })
  const [people] = await inDatabase<{ count: string }>(
    databases.ownerUrls.population,
    'select count(*) from citizen',
  )
  expect(Number(people?.count)).toBe(summary.citizens + summary.deceased)
  const labels = readFileSync(groundTruth, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { error: string })
  expect(labels).toHaveLength(summary.errors)
  expect(await builtCountry(databases.ownerUrls)).toMatchObject({
    seed: 1,
    citizens: 3000,
    counts: { citizens: summary.citizens },
  })
})

test('the role that looks things up reads the country and cannot see its mark', async () => {
  const { appUrl } = databases.of.population
  const [persona] = await inDatabase(
    appUrl,
    "select full_name from citizen where citizen_id = '901095000011'",
  )
  expect(persona).toEqual({ full_name: 'Nguyễn Văn Nam' })
  await expect(inDatabase(appUrl, 'select mark from country.built')).rejects.toThrow(
    'permission denied',
  )
})

test('the same seed makes the same rows however many threads made them; another seed makes others', async () => {
  const rows = async () => {
    const citizens = await inDatabase(databases.ownerUrls.population, `${digests} citizen t`)
    const parcels = await inDatabase(databases.ownerUrls.land, `${digests} parcel t`)
    return JSON.stringify([citizens, parcels])
  }
  const first = await rows()
  await buildCountry({ databases: databases.ownerUrls, citizens: 3000, seed: 1, threads: 1 })
  expect(await rows()).toBe(first)
  await buildCountry({ databases: databases.ownerUrls, citizens: 3000, seed: 2, threads: 2 })
  expect(await rows()).not.toBe(first)
})

test('given up half-way, every database is as it was, and no half of a ground truth is left', async () => {
  const groundTruth = join(folder, 'abandoned.ndjson')
  const before = await builtCountry(databases.ownerUrls)
  const giveUp = new AbortController()
  const building = buildCountry({
    databases: databases.ownerUrls,
    citizens: 20_000,
    seed: 3,
    threads: 1,
    groundTruth,
    signal: giveUp.signal,
    onProgress: () => giveUp.abort(),
  })
  await expect(building).rejects.toThrow('aborted')
  expect(await builtCountry(databases.ownerUrls)).toEqual(before)
  expect(existsSync(groundTruth) || existsSync(`${groundTruth}.part`)).toBe(false)
  const [people] = await inDatabase<{ count: string }>(
    databases.ownerUrls.population,
    'select count(*) from citizen',
  )
  expect(Number(people?.count)).toBe(
    (before?.counts.citizens ?? 0) + (before?.counts.deceased ?? 0),
  )
})

test('one registry with another country means that there is no country', async () => {
  await buildCountry({
    databases: { land: databases.ownerUrls.land },
    citizens: 1000,
    seed: 9,
    threads: 1,
  })
  expect(await builtCountry({ land: databases.ownerUrls.land })).toMatchObject({ seed: 9 })
  expect(await builtCountry(databases.ownerUrls)).toBeUndefined()
})

test('a database that is not there, or not migrated, is named', async () => {
  const { population } = databases.ownerUrls
  const nowhere = population.replace(/\/[^/]*$/, '/nowhere')
  await expect(
    buildCountry({ databases: { population: nowhere }, citizens: 1000, seed: 1 }),
  ).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE', subject: 'database of population' })
  const admin = inject('postgres')
  await expect(
    buildCountry({ databases: { land: admin }, citizens: 1000, seed: 1 }),
  ).rejects.toThrow('it has no tables yet')
})
