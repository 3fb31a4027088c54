import { expect, test } from 'vitest'
import { an, binh } from './fixture/country.ts'
import { openDesk } from './fixture/desk.ts'
import { policyOf } from './fixture/policy.ts'

const about = (...ids: readonly string[]) =>
  ids.map((subjectId) => ({ subject: 'Citizen', subjectId }))

test('a strict look-up that is refused is recorded as a refusal, about everybody it asked about', async () => {
  const { ask, lookUps, received } = await openDesk({
    decidedBy: policyOf({ self: ['Citizen.fullName'] }),
  })
  const { refused } = await ask(
    `query($ids: [CitizenId!]!) { citizens(citizenIds: $ids) { fullName ethnicity } }`,
    { strict: true, variables: { ids: [an, binh] } },
  )
  expect(refused).toBe('LOOKUP_REFUSED')
  expect(received()).toEqual([])
  expect(lookUps).toMatchObject([
    {
      refused: 'LOOKUP_REFUSED',
      disclosures: [],
      withheld: [{ attribute: 'Citizen.ethnicity', relation: 'self', code: 'ATTRIBUTE_WITHHELD' }],
      about: about(an, binh),
    },
  ])
})

test('where nothing is permitted the question itself is recorded, about everybody it asked about', async () => {
  const { ask, lookUps } = await openDesk({ decidedBy: policyOf({ self: ['Parcel.areaM2'] }) })
  await ask(`{ citizen(citizenId: "${an}") { ethnicity } }`)
  expect(lookUps).toMatchObject([{ disclosures: [], about: about(an) }])
  expect(lookUps[0]?.refused).toBeUndefined()
})

test('a plan that the gate refuses is recorded as a refusal, each time', async () => {
  const decidedBy = policyOf({ self: ['Citizen.agePriority'] })
  const { ask, lookUps } = await openDesk({ decidedBy })
  for (const _time of [1, 2]) {
    const { refused } = await ask(`{ citizen(citizenId: "${an}") { agePriority } }`)
    expect(refused).toBe('PLAN_REFUSED')
  }
  expect(lookUps).toMatchObject([
    { refused: 'PLAN_REFUSED', about: about(an) },
    { refused: 'PLAN_REFUSED', about: about(an) },
  ])
})

test('what a plan moves from one registry to another is recorded as received by that registry', async () => {
  const { ask, lookUps } = await openDesk()
  await ask(`{ citizens(citizenIds: ["${an}", "${binh}"]) { agePriority } }`)
  const [{ disclosures = [] } = {}] = lookUps
  expect(disclosures.filter(({ movedTo }) => movedTo !== undefined)).toEqual(
    [
      [an, '1985-03-15'],
      [binh, '1987-07-01'],
    ].map(([subjectId, value]) => ({
      subject: 'Citizen',
      subjectId,
      attribute: 'Citizen.dateOfBirth',
      relation: 'self',
      agreement: 'DSA-Citizen',
      legalBasis: 'land-law-art-1',
      value,
      movedTo: 'land',
    })),
  )
  // The agency itself has not got it.
  expect(disclosures.filter(({ movedTo }) => !movedTo).map(({ attribute }) => attribute)).toEqual([
    'Citizen.agePriority',
    'Citizen.agePriority',
  ])
})

test('document and variables are committed to', async () => {
  const { ask, lookUps } = await openDesk()
  const query = 'query($id: CitizenId!) { citizen(citizenId: $id) { fullName } }'
  await ask(query, { variables: { id: an } })
  await ask(query, { variables: { id: binh } })
  await ask(`${query} `, { variables: { id: an } })
  const asked = lookUps.map((one) => one.asked)
  expect(new Set(asked).size).toBe(3)
  expect(asked[0]).toContain(an)
})

test('what stands on the article that allows a delay is sealed, refusals included', async () => {
  const open = policyOf({ self: ['Citizen.fullName'] })
  const basis = {
    id: 'land-law-art-1',
    law: '91/2025/QH15',
    article: '19.1.b',
    title: { vi: 'Luật', en: 'Law' },
    from: '2026-01-01',
  }
  const decidedBy = { ...open, legalBases: new Map([[basis.id, basis]]) }
  const clock = () => new Date('2026-11-21T03:00:00Z')
  const { ask, lookUps } = await openDesk({ decidedBy, clock })
  const ordinary = await openDesk({ decidedBy: open, clock })
  for (const query of [
    `{ citizen(citizenId: "${an}") { fullName } }`,
    `{ citizen(citizenId: "${an}") { ethnicity } }`,
  ]) {
    await ask(query)
    await ordinary.ask(query)
  }
  const until = new Date('2027-05-20T03:00:00Z')
  expect(lookUps.map(({ sealedUntil }) => sealedUntil)).toEqual([until, until])
  expect(ordinary.lookUps.some(({ sealedUntil }) => sealedUntil)).toBe(false)
})
