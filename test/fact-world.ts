import { expect } from 'vitest'
import { insuredSql } from './fact-predicates.ts'
import { openWorld, type World } from './world.ts'

/** A world with cases, in which people give consent and the exchange may be away. */
export interface FactWorld extends World {
  readonly exchange: { isAway: boolean }
  /** By kind: somebody grown up, a child, somebody who died, somebody with no insurance, a number nobody has. */
  readonly people: Readonly<Record<'adult' | 'child' | 'dead' | 'uninsured' | 'nobody', string>>
  /** Lets a bank know: the id of the consent. */
  readonly consentOf: (citizenId: string, scope?: string) => Promise<string>
  readonly withdrawn: (citizenId: string, id: string) => Promise<void>
}

/** Opens it over a small country. */
export async function openFactWorld(adminUrl: string): Promise<FactWorld> {
  const exchange = { isAway: false }
  const world = await openWorld(adminUrl, {
    citizens: 400,
    facts: (own) => ({
      find: (question) =>
        exchange.isAway ? Promise.reject(new TypeError('away')) : own.find(question),
    }),
  })
  const app = `${new URL(world.ownerUrl('exchange')).pathname.slice(1)}_app`
  for (const statement of [
    ...cases,
    `grant usage on schema cases to ${app}`,
    `grant select on all tables in schema cases to ${app}`,
  ]) {
    await world.sql('exchange', statement)
  }
  const asCitizen = async (
    citizenId: string,
    query: string,
    variables: Record<string, unknown>,
  ) => {
    const { body } = await world.asCitizen(citizenId, query, variables)
    expect(body.errors).toBeUndefined()
    return body.data ?? {}
  }
  return {
    ...world,
    exchange,
    people: await peopleOf(world),
    consentOf: async (citizenId, scope = 'bank-income') => {
      const { giveConsent } = await asCitizen(citizenId, giving, { scope })
      return String(Object(giveConsent).id)
    },
    withdrawn: async (citizenId, id) => {
      await asCitizen(citizenId, withdrawing, { id })
    },
  }
}

const giving = 'mutation ($scope: String!) { giveConsent(scope: $scope, agency: "bank") { id } }'
const withdrawing = 'mutation ($id: ID!) { withdrawConsent(id: $id) { withdrawnAt } }'

const cases = [
  'create schema cases',
  'create table cases.case_file (case_id text primary key, procedure text, agency text, status text, opened_at timestamptz, closed_at timestamptz)',
  'create table cases.case_subject (case_id text, role text, subject text, subject_id text, primary key (case_id, role, subject, subject_id))',
]

async function peopleOf(world: World): Promise<FactWorld['people']> {
  const insured = new Set(
    (await world.sql<{ id: string }>('insurance', insuredSql)).map(({ id }) => id),
  )
  const one = async (where: string, holds = (_id: string) => true) => {
    const text = `select citizen_id as id from citizen where ${where} order by 1`
    const found = await world.sql<{ id: string }>('population', text)
    return found.find(({ id }) => holds(id))?.id ?? ''
  }
  const living = 'date_of_death is null and permanent_residence_province_code is not null'
  const grown = `date_of_birth < '1990-01-01' and ${living}`
  const people = {
    adult: await one(grown, (id) => insured.has(id)),
    uninsured: await one(grown, (id) => !insured.has(id)),
    child: await one(`date_of_birth > '2012-01-01' and ${living}`),
    dead: await one('date_of_death is not null'),
    nobody: '901090999999',
  }
  for (const id of Object.values(people)) expect(id).toMatch(/^9\d{11}$/)
  return people
}
