import { getOperationAST, parse } from 'graphql'
import { expect, test } from 'vitest'
import { movedBy, movementsOf } from '../src/movements.ts'
import { namesOf } from '../src/names.ts'
import { meaningsOf, openEngine } from './engine/engine.ts'
import { smallCountry } from './engine/small-country.ts'
import { an, binh } from './fixture/country.ts'
import { openDesk } from './fixture/desk.ts'

/** `901… Citizen.dateOfBirth spouse`, one line each, of what went to a registry. */
async function movedFor(query: string): Promise<readonly string[]> {
  const { ask, lookUps } = await openDesk()
  await ask(query)
  return lookUps
    .flatMap(({ disclosures }) => disclosures)
    .filter(({ movedTo }) => movedTo === 'land')
    .map(({ subjectId, attribute, relation }) => `${subjectId} ${attribute} ${relation}`)
    .sort()
}

test('what moves is recorded with the relation of the place it moves for', async () => {
  expect(
    await movedFor(`{ citizen(citizenId: "${an}") { fullName spouse { agePriority } } }`),
  ).toEqual([`${binh} Citizen.dateOfBirth spouse`])
  expect(
    await movedFor(`{ citizen(citizenId: "${an}") { agePriority spouse { agePriority } } }`),
  ).toEqual([`${an} Citizen.dateOfBirth self`, `${binh} Citizen.dateOfBirth spouse`])
})

test('one person in two relations is recorded in both, and in each of them once', async () => {
  expect(
    await movedFor(
      `{ citizens(citizenIds: ["${an}", "${binh}", "${an}"]) { agePriority spouse { agePriority } } }`,
    ),
  ).toEqual([
    `${an} Citizen.dateOfBirth self`,
    `${an} Citizen.dateOfBirth spouse`,
    `${binh} Citizen.dateOfBirth self`,
    `${binh} Citizen.dateOfBirth spouse`,
  ])
})

test('of a group its attributes are recorded, each on its own grounds', async () => {
  const { ask, schema } = openEngine(smallCountry())
  const query = `{ citizen(citizenId: "${an}") { landPriority } }`
  const { plan, outgoing } = await ask(query)
  const document = parse(query)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('no operation')
  const meanings = { of: meaningsOf(schema), vocabulary: new Map() }
  const { fields } = namesOf({ document, operation, variables: {} }, meanings)
  const grounds = ({ attribute }: { attribute: string }) => ({
    agreement: attribute,
    legalBasis: 'law-1',
  })
  const movements = movementsOf(plan.fetches, { meanings, fields, decisions: { id: '1', grounds } })
  const moved = outgoing.flatMap((each) => movedBy(each, movements))
  expect(moved.map(({ attribute, agreement, value }) => [attribute, agreement, value])).toEqual([
    ['Citizen.dateOfBirth', 'Citizen.dateOfBirth', '1985-03-15'],
    ['Citizen.birthName.familyName', 'Citizen.birthName.familyName', 'Nguyễn'],
  ])
})
