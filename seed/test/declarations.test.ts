import * as business from '@motlan/business'
import * as finance from '@motlan/finance'
import * as insurance from '@motlan/insurance'
import * as land from '@motlan/land'
import * as population from '@motlan/population'
import { changesAfter, openDatabase, type RegistryDatabase } from '@motlan/registry-kit'
import { type Declarer, declarer } from '@motlan/registry-kit/testing'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { buildCountry, type RegistryName, tableInvariants } from '../src/index.ts'
import { type Cast, event, happen, type Told } from './declared-life.ts'
import { correction } from './random-correction.ts'
import { type RegistryDatabases, registryDatabases } from './registry-databases.ts'

const today = '2026-11-21'
let databases: RegistryDatabases
let desks: Readonly<Record<RegistryName, Declarer>>
let cast: Cast
const opened: RegistryDatabase<never>[] = []

beforeAll(async () => {
  databases = await registryDatabases(inject('postgres'))
  await buildCountry({ databases: databases.ownerUrls, citizens: 1_500, seed: 3, threads: 1 })
  desks = {
    population: desk('population', population.populationSubgraph),
    land: desk('land', land.landSubgraph),
    business: desk('business', business.businessSubgraph),
    finance: desk('finance', finance.financeSubgraph),
    insurance: desk('insurance', insurance.insuranceSubgraph),
  }
  cast = await castOf()
})

afterAll(async () => {
  await Promise.all(opened.map(({ close }) => close()))
  await databases?.drop()
})

/** A registry as whoever declares to it meets it. */
function desk<DB>(
  name: RegistryName,
  subgraph: (
    app: RegistryDatabase<DB>,
    registrar: RegistryDatabase<DB>,
  ) => Parameters<typeof declarer>[0],
): Declarer {
  const { appUrl, registrarUrl } = databases.of[name]
  const [app, registrar] = [openDatabase<DB>(appUrl), openDatabase<DB>(registrarUrl)]
  opened.push(
    app as unknown as RegistryDatabase<never>,
    registrar as unknown as RegistryDatabase<never>,
  )
  return declarer(subgraph(app, registrar), new Date(`${today}T02:00:00Z`))
}

async function rows<Row extends pg.QueryResultRow>(
  name: RegistryName,
  statement: string,
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: databases.ownerUrls[name] })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

/** Everything that does not hold, as the rule and the subject; labelled errors of the country are among it. */
async function broken(): Promise<ReadonlySet<string>> {
  const found: string[] = []
  for (const [name, rules] of Object.entries(tableInvariants(today)) as [
    RegistryName,
    Record<string, string>,
  ][]) {
    for (const [rule, statement] of Object.entries(rules)) {
      const subjects = await rows<Record<string, string>>(name, statement)
      found.push(...subjects.map((row) => `${rule}: ${Object.values(row)[0]}`))
    }
  }
  return new Set(found)
}

async function castOf(): Promise<Cast> {
  const of = async (condition: string) =>
    (
      await rows<{ id: string }>(
        'population',
        `select citizen_id as id from citizen where date_of_death is null and date_of_birth < '2004-01-01' and ${condition} order by 1 limit 60`,
      )
    ).map(({ id }) => id)
  return {
    wives: await rows(
      'population',
      `select w.citizen_id as wife, h.citizen_id as husband, w.ethnicity from citizen w join citizen h on h.citizen_id = w.spouse_id
       where w.sex = 'FEMALE' and h.spouse_id = w.citizen_id and w.date_of_death is null and h.date_of_death is null
         and w.date_of_birth between '1980-01-01' and '2004-01-01' order by 1 limit 40`,
    ),
    adults: await of('declared_missing_on is null'),
    singleMen: await of("sex = 'MALE' and marital_status = 'SINGLE'"),
    singleWomen: await of("sex = 'FEMALE' and marital_status = 'SINGLE'"),
    parcels: await rows(
      'land',
      'select parcel_id as parcel, array_agg(citizen_id::text order by ordinal) as users from land_user group by 1 having bool_and(citizen_id is not null) order by 1 limit 60',
    ),
  }
}

test('whatever is declared, what held in the country still holds, and each thing taken is told once', async () => {
  const before = await broken()
  const sum = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(
      fc.array(event(cast), { minLength: 25, maxLength: 25 }),
      async (events: readonly (readonly Told[])[]) => {
        for (const [mutation, count] of await happen(events, desks))
          sum.set(mutation, (sum.get(mutation) ?? 0) + count)
        expect([...(await broken())].filter((one) => !before.has(one))).toEqual([])
      },
    ),
    { numRuns: 3 },
  )
  // A property of nothing would hold, too.
  expect(sum.size, [...sum.keys()].join()).toBeGreaterThanOrEqual(9)
  for (const name of Object.keys(databases.of) as RegistryName[]) {
    const told = await changesAfter(databases.of[name].app, 0, 10_000)
    const [written] = await rows<{ count: string }>(
      name,
      'select count(*) from declaration.declared',
    )
    expect(new Set(told.map(({ declarationId }) => declarationId)).size).toBeLessThanOrEqual(
      Number(written?.count),
    )
    expect(told.map(({ seq }) => seq)).toEqual(told.map(({ seq }) => seq).toSorted((a, b) => a - b))
  }
})

test('whatever is corrected, what held in the country still holds', async () => {
  const of = async (name: RegistryName, statement: string) =>
    (await rows<{ id: string }>(name, statement)).map(({ id }) => id)
  const all = correction({
    Citizen: [
      ...(await of('population', 'select citizen_id as id from citizen order by 1 limit 300')),
      ...(await of('business', 'select citizen_id as id from household_business order by 1')),
      ...(await of('insurance', 'select citizen_id as id from insured_person order by 1 limit 80')),
    ],
    Business: await of('business', 'select business_id as id from business order by 1'),
    Parcel: cast.parcels.map(({ parcel }) => parcel),
  })
  const before = await broken()
  const taken = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(all, { minLength: 500, maxLength: 500 }), async (corrections) => {
      const some = await Promise.all(
        corrections.map(async (one) => ({ one, done: await happen([[one]], desks) })),
      )
      for (const { one, done } of some)
        if (done.size > 0) taken.add(`${one.registry} ${one.mutation}`)
      expect([...(await broken())].filter((found) => !before.has(found))).toEqual([])
    }),
    { numRuns: 1, endOnFailure: true },
  )
  // Eight registries and subjects can be corrected; chance may pass over one.
  expect(taken.size, [...taken].join()).toBeGreaterThanOrEqual(7)
})
