import { hash } from 'node:crypto'
import { faultInProof } from '@motlan/ledger'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { nodesOf, ofMe, openTracedWorld, person, type TracedWorld } from './traced-world.ts'

// People see who looked them up: through the same door as everybody, on real databases.

const father = person('newborn-father')
const mother = person('newborn-mother')

let world: TracedWorld
beforeAll(async () => {
  world = await openTracedWorld(inject('postgres'))
})
afterAll(() => world.close())
beforeEach(() => world.nextMinute())

test('a look-up stands in the trace as soon as its answer has left', async () => {
  const { requestId } = await world.byTax(father)
  expect(await world.mine(father)).toEqual([
    {
      request: requestId,
      agency: { id: 'tax' },
      procedure: { code: '1.002207' },
      purpose: { id: 'family-deduction' },
      case: null,
      attributes: [{ name: 'Citizen.dateOfBirth', relation: 'self' }],
      withheld: [{ name: 'Citizen.bloodGroup', reason: { code: 'ATTRIBUTE_WITHHELD' } }],
      refused: null,
    },
  ])
  expect(await world.mine(mother)).toEqual([])
})

test('whoever is met through somebody else sees it, with the relation', async () => {
  const { requestId } = await world.ask({
    agency: 'civil-status',
    procedure: '2.000986',
    query: `{ citizen(citizenId: "${father}") { spouse { dateOfBirth } } }`,
  })
  expect(await world.mine(mother)).toMatchObject([
    { request: requestId, attributes: [{ name: 'Citizen.dateOfBirth', relation: 'spouse' }] },
  ])
})

const whole = (
  from: Date,
) => `{ me { citizenId trace(from: "${from.toISOString()}") { edges { cursor node {
  at officer sentence { vi en } attributes { meaning { vi } agreement { title { vi } }
  legalBasis { law article citation { vi } summary { vi } } movedTo { id } } } } } } }`

test('in a sentence that needs no explanation, with the article, and without the name of the officer', async () => {
  await world.byTax(father, 'dateOfBirth ethnicity')
  const { body } = await world.asCitizen(father, whole(world.clock.now))
  expect(body.data).toMatchObject({
    me: { citizenId: father, trace: { edges: [{ cursor: expect.any(String) }] } },
  })
  const text = JSON.stringify(body.data)
  expect(text).toContain(
    'Cơ quan thuế đã xem ngày, tháng, năm sinh của bạn để giải quyết thủ tục “Đăng ký người phụ thuộc giảm trừ gia cảnh đối với cá nhân có thu nhập từ tiền lương, tiền công” (1.002207), theo Luật Quản lý thuế (108/2025/QH15). Không được xem: dân tộc.',
  )
  expect(text).toMatch(/Ngày 21\/11\/2026 lúc 16:0\d, Cơ quan thuế/)
  expect(text).toContain('looked up, about you: date of birth;')
  expect(text).not.toContain('officer-7')
})

test('pages join without a gap, newest first', async () => {
  const asked: string[] = []
  for (let count = 0; count < 5; count++) asked.unshift((await world.byTax(father)).requestId)
  const seen: string[] = []
  let after: unknown
  do {
    const answer = await world.asCitizen(father, ofMe, {
      first: 2,
      after,
      from: world.clock.now.toISOString(),
    })
    seen.push(...nodesOf(answer).map(({ request }) => request))
    const page = JSON.stringify(answer.body.data)
    after = /"endCursor":"([^"]+)"/.exec(page)?.[1]
    if (page.includes('"hasNextPage":false')) break
  } while (after)
  expect(seen).toEqual(asked)
})

test('filters: by agency, procedure, attribute, time', async () => {
  const tax = (await world.byTax(father)).requestId
  const birth = (
    await world.ask({
      agency: 'civil-status',
      procedure: '2.000986',
      query: `{ citizen(citizenId: "${father}") { birthName { fullName familyName } } }`,
    })
  ).requestId
  const found = async (filter: object) =>
    (await world.mine(father, filter)).map(({ request }) => request)
  expect(await found({})).toEqual([birth, tax])
  expect(await found({ agency: 'tax' })).toEqual([tax])
  expect(await found({ agency: 'bank' })).toEqual([])
  expect(await found({ procedure: '2.000986' })).toEqual([birth])
  expect(await found({ attribute: 'Citizen.birthName' })).toEqual([birth])
  expect(await found({ attribute: 'Citizen.bloodGroup' })).toEqual([tax])
  expect(await found({ from: new Date(world.clock.now.getTime() + 1).toISOString() })).toEqual([])
  expect(await found({ until: world.clock.now.toISOString() })).toEqual([])
})

test.each([
  ['VARIABLES_INVALID', { after: 'nonsense' }],
  ['VARIABLES_INVALID', { first: 101 }],
  ['VARIABLES_INVALID', { first: 0 }],
  ['IDENTIFIER_INVALID', { from: 'yesterday' }],
  ['IDENTIFIER_INVALID', { procedure: 'x' }],
])('what is no page is refused: %s', async (code, variables) => {
  expect((await world.asCitizen(father, ofMe, variables)).refused).toBe(code)
})

test('each entry is proven, by the signed checkpoint it stands under', async () => {
  await world.byTax(father)
  const ask = () =>
    world.asCitizen(
      father,
      `{ me { trace(from: "${world.clock.now.toISOString()}") { nodes { proof { entry part salt clauses inclusion checkpoint } } } } }`,
    )
  const proof = async () => {
    const { body } = await ask()
    expect(body.errors).toBeUndefined()
    return /\{"entry".*?\}(?=\})/.exec(JSON.stringify(body.data))?.[0]
  }
  await expect.poll(proof, { timeout: 5_000 }).toBeDefined()
  const { entry, part, salt, clauses, inclusion, checkpoint } = JSON.parse((await proof()) ?? '')
  const opened = await world.sql<{ text: string }>('exchange', 'select text from control_entry')
  const { key } = JSON.parse(opened[0]?.text ?? '')
  expect(faultInProof({ entry, part, clauses, proof: inclusion }, key)).toBeUndefined()
  expect(inclusion.endsWith(checkpoint)).toBe(true)
  // The part is about whoever reads it: its first commitment is to them.
  const about = hash('sha256', `${salt}Citizen ${father}`, 'buffer')
  const commitments = Buffer.from(JSON.parse(part).commitments, 'base64')
  expect(commitments.subarray(0, 32)).toEqual(about)
})
