import { committedSubgraphs, composeSupergraph, vocabularyOf } from '@motlan/catalogue'
import { overFetch } from '@motlan/gateway'
import { grantHeader, type JsonObject, type Transport } from '@motlan/kernel'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { benchPolicy } from './bench/setups/bench-policy.ts'
import { formsOf, readableIn } from './identifier-forms.ts'
import { ownAttributes, selectionOf } from './selection.ts'
import { openWorld, type World } from './world.ts'

// Whoever gets hold of a dump of the exchange database learns of nobody that somebody has asked about them.

const vocabulary = vocabularyOf(composeSupergraph(committedSubgraphs()).supergraphSdl)
const subjects = [
  { subject: 'Citizen', registry: 'population', one: 'citizen', many: 'citizens' },
  { subject: 'Business', registry: 'business', one: 'business', many: 'businesses' },
  { subject: 'Parcel', registry: 'land', one: 'parcel', many: 'parcels' },
] as const

let world: World
/** Everybody and everything that was asked about. */
const ids: string[] = []
/** Addresses of every request to the population registry, and what stands in its headers. */
const addressed: string[] = []

beforeAll(async () => {
  world = await openWorld(inject('postgres'), {
    citizens: 1_000,
    policy: () => benchPolicy(vocabulary),
    transports: ({ population, ...own }) => ({
      ...own,
      ...(population && { population: overAddress(population) }),
    }),
  })
  for (const { subject, registry, one, many } of subjects) {
    const rows = await world.sql<{ id: string }>(
      registry,
      `select ${one}_id as id from ${one} order by md5(${one}_id) limit 20`,
    )
    const own = rows.map(({ id }) => id)
    const selection = selectionOf(ownAttributes(vocabulary, subject))
    const query = `query($id: ${subject}Id!) { ${one}(${one}Id: $id) { ${selection} } }`
    for (const id of own.slice(0, 15)) await ask(query, { id })
    const all = `query($ids: [${subject}Id!]!) { ${many}(${one}Ids: $ids) { ${one}Id ${selection} } }`
    await ask(all, { ids: own })
    const [id = ''] = own
    // Written into the document, refused, not a document at all, and as the number of a case.
    await ask(`{ ${one}(${one}Id: "${id}") { ${selection} } }`, {})
    await ask(`{ ${one}(${one}Id: "${id}") { ${selection} } }`, {}, { procedure: id })
    await ask(`{ ${one}(${one}Id: "${id}"`, {})
    await ask(query, { id }, { purpose: 'bench', case: id })
    ids.push(...own)
  }
})
afterAll(() => world.close())

async function ask(query: string, variables: JsonObject, stated: object = { purpose: 'bench' }) {
  const authorization = `Bearer ${await world.token('bench')}`
  return world.gateway.handle({ query, variables, authorization, stated })
}

/** The population registry under an address, so that addresses can be read. */
function overAddress(population: Transport): Transport {
  return overFetch({
    url: 'http://population.test/graphql',
    fetch: async (url, { headers, body, signal }) => {
      const sent = new Headers(headers)
      addressed.push(url, ...[...sent].flat())
      const { query, variables } = JSON.parse(String(body)) as {
        query: string
        variables: JsonObject
      }
      const answer = await population({
        registry: 'population',
        operation: query,
        variables,
        grant: sent.get(grantHeader) ?? '',
        requestId: sent.get('motlan-request') ?? '',
        signal: signal ?? new AbortController().signal,
      })
      return Response.json(answer)
    },
  })
}

/** Every row of every table, as PostgreSQL writes it: what `pg_dump` would write, without its commands. */
async function dumped(): Promise<ReadonlyMap<string, string>> {
  const tables = await world.sql<{ name: string }>(
    'exchange',
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const dump = new Map<string, string>()
  for (const { name } of tables) {
    const rows = await world.sql<{ row: string }>(
      'exchange',
      `select t::text as row from ${name} t`,
    )
    dump.set(name, rows.map(({ row }) => row).join('\n'))
  }
  return dump
}

describe('a dump of the exchange database', () => {
  test('holds what was recorded', async () => {
    expect(ids).toHaveLength(60)
    const [count] = await world.sql<{ parts: string; subjects: string }>(
      'exchange',
      'select (select count(*) from part) as parts, (select count(*) from subject_key) as subjects',
    )
    expect(Number(count?.parts)).toBeGreaterThan(60 + 45)
    expect(Number(count?.subjects)).toBeGreaterThanOrEqual(60)
    const dump = await dumped()
    expect(dump.get('public.clause')).toContain('Citizen.dateOfBirth')
    expect([...dump.values()].join().length).toBeGreaterThan(100_000)
  })

  test('holds no identifier, in no form in which it could be read or found by trying', async () => {
    const dump = await dumped()
    const found = [...dump].flatMap(([table, text]) =>
      readableIn(text, ids).map((what) => `${table}: ${what}`),
    )
    expect(found).toEqual([])
    // Nor of anybody else: relatives and neighbours who stood in an answer.
    const rows = await world.sql<{ id: string }>(
      'population',
      'select citizen_id as id from citizen',
    )
    const citizens = new Set(rows.map(({ id }) => id))
    const numbers = [...dump.values()].join('\n').match(/(?<!\d)9\d{11}(?!\d)/g) ?? []
    expect(numbers.filter((number) => citizens.has(number))).toEqual([])
  })

  test('would be told of, in every form, if it held one', () => {
    const [id = ''] = ids
    for (const [form, needle] of formsOf(id)) {
      expect(
        readableIn(`(1,"\\\\x00${form.includes('hex') ? needle : ` ${needle} `}")`, [id]),
        form,
      ).not.toEqual([])
    }
    expect(readableIn(Buffer.from(`{"citizenId":"${id}"}`).toString('base64'), [id])).not.toEqual(
      [],
    )
    expect(readableIn(`1${id}1 ${Number(id) + 1}`, [id])).toEqual([])
  })
})

test('logs, addresses and what stands in headers hold none either', () => {
  expect(world.log.length).toBeGreaterThan(50)
  expect(addressed.length).toBeGreaterThan(50)
  const grants = addressed.filter((text) => text.includes('.')).map((text) => opened(text))
  expect(readableIn(world.log.join('\n'), ids)).toEqual([])
  expect(readableIn([...addressed, ...grants].join('\n'), ids)).toEqual([])
})

/** A grant is text under base64url. */
function opened(grant: string): string {
  return Buffer.from(grant.split('.')[0] ?? '', 'base64url').toString()
}
