import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demandReady } from '../src/form/demand-ready.ts'
import { applicant, buyer, dead, officer, openDesk, party, type TestDesk } from './fixture/desk.ts'
import { procedure } from './fixture/procedure.ts'

let desk: TestDesk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const opened = (idempotencyKey: string, more = {}) =>
  desk.call(applicant, 'openCase', {
    input: { procedure: procedure.code, idempotencyKey, ...more },
  })

describe('the second party', () => {
  it('becomes part of the case by their own login, and still does not see it', async () => {
    const { id } = await opened('party', { party: buyer })
    await expect(desk.call(party, 'consentToCase', { case: id })).resolves.toMatchObject({
      case: id,
    })
    await expect(desk.call(party, 'consentToCase', { case: id })).resolves.toMatchObject({
      case: id,
    })
    await expect(desk.call(party, 'case', { id })).rejects.toMatchObject({ code: 'CASE_UNKNOWN' })
    await (await desk.call(applicant, 'case', { id })).form()
    const { subjects } = await desk.call(applicant, 'case', { id })
    expect(subjects).toContainEqual(expect.objectContaining({ role: 'buyer', subjectId: buyer }))
  })

  it('is not somebody else than the one invited, and not the applicant', async () => {
    const { id } = await opened('invited', { party: buyer })
    const stranger = { ...party, citizenId: '936148000062' }
    await expect(desk.call(stranger, 'consentToCase', { case: id })).rejects.toMatchObject({
      code: 'CASE_UNKNOWN',
    })
    const { id: free } = await opened('free')
    await expect(desk.call(applicant, 'consentToCase', { case: free })).rejects.toMatchObject({
      code: 'ROLE_UNFIT',
    })
  })
})

it('is named where a case is submitted before they have agreed', () => {
  const title = { vi: 'Bên mua', en: 'Buyer' }
  const plan = { ready: false, fields: [], problems: [], awaited: [{ role: 'buyer', title }] }
  expect(() => demandReady(plan)).toThrow('buyer: it is awaited, and has not come yet')
})

it('learns from nothing that they name whether there is a case', async () => {
  const { id } = await opened('probed', { party: buyer })
  const stranger = { ...party, citizenId: '936148000062' }
  const told = (field: string, args: object) =>
    desk.call(stranger, field, { ...args }).catch((error: unknown) => String(error))
  for (const probe of [{}, { party: buyer }, { party: stranger.citizenId }]) {
    const [ours, none] = await Promise.all(
      [id, 'HS-none'].map((each) => told('consentToCase', { case: each, ...probe })),
    )
    expect(ours).toBe(none)
  }
  const newest = { procedure: procedure.code, idempotencyKey: 'own' }
  await desk.call(stranger, 'openCase', { input: newest })
  desk.clock.now = new Date('2026-11-20T10:00:00Z')
  const { id: later } = await opened('later')
  expect(await told('myCases', { first: 5, after: later })).toEqual(
    await told('myCases', { first: 5, after: 'HS-none' }),
  )
})

describe('the dead', () => {
  it('open no cases, agree to none, and nobody opens one for them', async () => {
    const ghost = { ...applicant, citizenId: dead }
    const input = { procedure: procedure.code, idempotencyKey: 'ghost' }
    const refused = { code: 'ROLE_UNFIT', reason: 'this person is dead' }
    await expect(desk.call(ghost, 'openCase', { input })).rejects.toMatchObject({
      ...refused,
      subject: 'applicant',
    })
    const named = { ...input, applicant: dead }
    await expect(desk.call(officer, 'openCase', { input: named })).rejects.toMatchObject(refused)
    const { id } = await opened('grave')
    await expect(desk.call(ghost, 'consentToCase', { case: id })).rejects.toMatchObject({
      ...refused,
      subject: 'party',
    })
  })
})

it('a list holds what one may see, the newest first, page by page', async () => {
  const input = { procedure: procedure.code, idempotencyKey: 'counter', applicant: buyer }
  await desk.call(officer, 'openCase', { input })
  for (const key of ['1', '2', '3', '4']) await opened(key)
  const page = await desk.call(officer, 'myCases', { first: 3 })
  expect(page).toHaveLength(3)
  const next = await desk.call(officer, 'myCases', { first: 3, after: listed(page).at(-1) })
  expect(listed(next)).not.toContain(listed(page).at(-1))
  await expect(desk.call(party, 'myCases', { first: 5 })).resolves.toEqual([
    expect.objectContaining({ channel: 'COUNTER' }),
  ])
  await expect(desk.call({ ...officer, agency: 'tax' }, 'myCases', { first: 5 })).resolves.toEqual(
    [],
  )
})

function listed(cases: unknown): readonly string[] {
  return Array.isArray(cases) ? cases.map(({ id }: { id: string }) => id) : []
}
