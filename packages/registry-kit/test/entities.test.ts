import { graphql } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { openScope, type Subgraph } from '../src/index.ts'
import { type TestDatabase, testDatabase } from '../src/testing.ts'
import { people, populate } from './vehicle/country.ts'
import type { Database } from './vehicle/database.ts'
import { vehicle } from './vehicle/definition.ts'
import { vehicleSubgraph } from './vehicle/schema.ts'

const migrations = new URL('./vehicle/migrations/', import.meta.url)
const { instructor, student, stranger } = people
const log: string[] = []
let database: TestDatabase<Database>
let subgraph: Subgraph

beforeAll(async () => {
  database = await testDatabase<Database>({ definition: vehicle, migrations }, inject('postgres'), {
    onStatement: (text) => log.push(text),
  })
  await populate(database.owner.kysely)
  subgraph = vehicleSubgraph(database.app)
})
afterAll(() => database?.drop())
beforeEach(() => {
  log.length = 0
})

/** Runs a document as a gateway would, and gives plain objects to compare. */
async function ask(source: string, variableValues: Record<string, unknown> = {}) {
  const contextValue = openScope(new Date('2026-11-20T20:00:00Z'))
  const answer = await graphql({ schema: subgraph.schema, source, variableValues, contextValue })
  return JSON.parse(JSON.stringify(answer)) as {
    data: Record<string, unknown>
    errors?: { message: string }[]
  }
}

describe('entities', () => {
  const text =
    'query($a: [_Any!]!, $b: [_Any!]!) { a: _entities(representations: $a) { ...on Citizen { licenceNumber } ...on Business { fleetSize } } b: _entities(representations: $b) { ...on Citizen { penaltyPoints } } }'

  test('aliased lists of one document share one statement per table, repeated and unknown ones have their place', async () => {
    const { data, errors } = await ask(text, {
      a: [
        { __typename: 'Citizen', citizenId: student },
        { __typename: 'Business', businessId: '9900000016' },
        { __typename: 'Citizen', citizenId: stranger },
        { __typename: 'Citizen', citizenId: student },
      ],
      b: [{ __typename: 'Citizen', citizenId: student }],
    })
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      a: [{ licenceNumber: 'ZZ-0002' }, { fleetSize: 12 }, null, { licenceNumber: 'ZZ-0002' }],
      b: [{ penaltyPoints: 2 }],
    })
    expect(log).toHaveLength(2)
  })

  test('one bad representation costs only its own place', async () => {
    const { data, errors } = await ask(text, {
      a: [
        { __typename: 'Citizen', citizenId: 'nobody' },
        { __typename: 'Taxpayer', citizenId: student },
        { __typename: 'Citizen' },
        { __typename: 'Citizen', citizenId: student },
        { __typename: '__proto__' },
      ],
      b: [],
    })
    expect(data.a).toEqual([null, null, null, { licenceNumber: 'ZZ-0002' }, null])
    expect(errors).toHaveLength(4)
  })

  test('fragments on the types below an entity count, as planners write them to say a selection once', async () => {
    const asked = (card: string, fragments: string) =>
      ask(
        `query($of: [_Any!]!) { _entities(representations: $of) { ...on Citizen { licenceCard ${card} } } } ${fragments}`,
        { of: [{ __typename: 'Citizen', citizenId: instructor }] },
      )
    const plain = await asked('{ serial }', '')
    expect(plain.data._entities).not.toEqual([{ licenceCard: { serial: null } }])
    expect(await asked('{ ...a }', 'fragment a on LicenceCard { serial }')).toEqual(plain)
    expect(await asked('{ ...on LicenceCard { serial } }', '')).toEqual(plain)
  })
})
