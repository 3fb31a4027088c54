import type { LookUp } from '@motlan/ledger'
import type { KeptDecision } from '@motlan/policy'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conditions, factsAbout } from './fixture/conditions.ts'
import { an, binh, chi, dung, nobody } from './fixture/country.ts'
import { type Desk, openDesk } from './fixture/desk.ts'

const persons = [an, binh, chi, dung, nobody]
const fields =
  'fullName dateOfBirth residences { commune } ethnicity parcels { areaM2 } spouse { fullName }'
const outcomes = fc.dictionary(fc.constantFrom('open-case', 'hidden', 'consent.land'), fc.boolean())
const known = fc
  .array(outcomes, { minLength: persons.length, maxLength: persons.length })
  .map((all) => Object.fromEntries(persons.map((id, index) => [id, all[index] ?? {}])))

/** What left about whom, whatever order it was recorded in and however often it stands in the answer. */
function left(lookUps: readonly LookUp[]): readonly string[] {
  return lookUps
    .flatMap(({ disclosures }) =>
      disclosures.map((each) =>
        [each.subjectId, each.attribute, each.relation, each.agreement].join(' '),
      ),
    )
    .sort()
}

async function asked(desk: Desk, query: string, variables = {}) {
  const before = desk.lookUps.length
  const { body } = await desk.ask(query, { variables })
  return { body, lookUps: desk.lookUps.slice(before) }
}

test('each of many gets what a look-up about nobody else gives, in whatever way they are named', async () => {
  await fc.assert(
    fc.asyncProperty(
      known,
      fc.array(fc.constantFrom(...persons), { minLength: 1, maxLength: 6 }),
      async (facts, ids) => {
        const open = () => openDesk({ decidedBy: conditions, facts: factsAbout(facts) })
        const [desk, alone] = await Promise.all([open(), open()])
        const singles = new Map<string, Awaited<ReturnType<typeof asked>>>()
        for (const id of new Set(ids)) {
          singles.set(id, await asked(alone, `{ one: citizen(citizenId: "${id}") { ${fields} } }`))
        }
        const expected = ids.map((id) => singles.get(id)?.body.data?.one)
        const inVariable = await asked(
          desk,
          `query ($ids: [CitizenId!]!) { all: citizens(citizenIds: $ids) { ${fields} } }`,
          { ids },
        )
        expect(JSON.parse(JSON.stringify(inVariable.body.data))).toEqual({ all: expected })
        // A parcel that two of them hold leaves once where both are in one entry.
        expect(new Set(left(inVariable.lookUps))).toEqual(
          new Set(left([...singles.values()].flatMap(({ lookUps }) => lookUps))),
        )

        const [first = an, ...others] = ids
        const mixed = await asked(
          desk,
          `query ($ids: [CitizenId!]!, $first: CitizenId!) {
            ... { all: citizens(citizenIds: $ids) { ${fields} } }
            none: citizens(citizenIds: []) { fullName }
            __typename
            ...First
          }
          fragment First on Query { first: citizen(citizenId: $first) { ${fields} } }`,
          { ids: others, first },
        )
        expect(JSON.stringify(mixed.body.data)).toBe(
          JSON.stringify({
            all: expected.slice(1),
            none: [],
            __typename: 'Query',
            first: expected[0],
          }),
        )
        for (const { body } of [inVariable, mixed]) expectPlaces(body.errors, body.data)
      },
    ),
    { numRuns: 20 },
  )
})

/** One error per attribute and relation, at a place of the answer that is empty, or at the list around it. */
function expectPlaces(
  errors: Awaited<ReturnType<typeof asked>>['body']['errors'],
  data: unknown,
): void {
  const names = (errors ?? []).map(
    ({ extensions }) => `${extensions?.relation} ${extensions?.attribute}`,
  )
  expect(new Set(names).size).toBe(names.length)
  for (const { path = [] } of errors ?? []) {
    const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], data)
    if (path.length > 1) expect(value, path.join()).toBeNull()
  }
}

test('one entry where the same facts hold about all, one per outcome otherwise, each with its decision', async () => {
  const facts = factsAbout({
    [an]: { 'consent.land': true },
    [binh]: { 'consent.land': true },
    [chi]: { 'consent.land': false },
  })
  const desk = await openDesk({ decidedBy: conditions, facts })
  const ask = async (...ids: readonly string[]) =>
    asked(
      desk,
      'query ($ids: [CitizenId!]!) { citizens(citizenIds: $ids) { citizenId dateOfBirth taxStatus } }',
      {
        ids,
      },
    )
  const alike = await ask(an, binh)
  expect(alike.lookUps).toHaveLength(1)
  const again = await ask(binh)
  expect(again.lookUps[0]?.decided).toBe(alike.lookUps[0]?.decided)
  const different = await ask(an, chi, binh)
  expect(different.lookUps).toHaveLength(2)
  expect(new Set(different.lookUps.map(({ requestId }) => requestId)).size).toBe(1)
  const [given, refused] = different.lookUps.map(
    ({ decided }): KeptDecision => JSON.parse(decided?.text ?? ''),
  )
  expect(given).toMatchObject({
    epoch: '2026-01-01',
    relations: [
      {
        relation: 'self',
        facts: { 'consent.land': true },
        open: [],
        permitted: { 'Citizen.citizenId': [], 'Citizen.dateOfBirth': ['population/birth'] },
        refused: { 'Citizen.taxStatus': [] },
        holding: ['Citizen.citizenId'],
      },
    ],
  })
  expect(refused?.relations).toMatchObject([
    { facts: { 'consent.land': false }, refused: { 'Citizen.dateOfBirth': [] } },
  ])
  expect(JSON.stringify([given, refused])).not.toMatch(/9\d{11}|1985/)
})
