import type { CompanionContext } from '@motlan/gateway'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { BurdenRow } from '../../src/burden/burden-row.ts'
import { flatBurden } from '../../src/burden/flat-burden.ts'
import { type OpenBurden, openBurden } from '../../src/burden/open-burden.ts'
import { type Exchange, makeExchange } from '../events/exchange.ts'
import { procedureOf } from './hand-written-procedure.ts'
import { birth, type Submitted, submitTo } from './submitted.ts'

let exchange: Exchange
let burden: OpenBurden
const marriage = '1.000894'

beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
  const { connection } = exchange
  burden = openBurden({
    connection,
    procedures: [procedureOf(birth, 1_350_000), procedureOf(marriage, 600_000)],
    clock: () => new Date('2026-11-21T03:00:00Z'),
    onFault: () => undefined,
  })
})
afterAll(async () => {
  await burden.close()
  await exchange.drop()
})

const submitted = (given: Submitted) => submitTo(exchange.pool, given)

function ask(field: string, args: object = {}, agency = 'civil-status'): Promise<unknown> {
  const resolve = burden.companion.resolvers.Query?.[field]
  return Promise.resolve(resolve?.(undefined, { ...args }, contextOf(agency)))
}

function contextOf(agency: string): CompanionContext {
  const bearer = { kind: 'agency', agency, officer: 'o', scopes: new Set(['lookup']) } as const
  return { requestId: 'r', bearer, stated: {}, signal: new AbortController().signal }
}

// 43,750 VND an hour: 40 × 25 s + 2 × (5,400 s + 30,000) + 2,100 s.
const onPaper = { seconds: 13_900, base: 228_924 }

test('nothing has been submitted: nothing is counted', async () => {
  expect(await burden.read({ by: [] })).toEqual([])
})

test('each case counts once, with what was asked in it; what was saved once per case and attribute', async () => {
  await submitted({
    id: 'HS-1',
    status: 'DONE',
    closed: '2026-11-20T09:00:00Z',
    asked: ['childName', 'witness'],
    saved: [
      ['motherName', 'Citizen.birthName.fullName'],
      ['fatherName', 'Citizen.birthName.fullName'],
      ['residence', 'Citizen.permanentResidence.address'],
    ],
  })
  const [row] = await burden.read({ by: ['procedure', 'agency', 'province'] })
  expect(row).toMatchObject({
    procedure: birth,
    agency: 'civil-status',
    province: '48',
    cases: 1,
    done: 1,
    onTime: 1,
    late: 0,
    answersAsked: 2,
    answersSaved: 2,
    // 25 s for a word, 40 s for a number, 720 s for the form.
    after: { seconds: 785, vnd: { base: 9_540 } },
    before: { seconds: onPaper.seconds, vnd: { base: onPaper.base } },
    saved: { seconds: onPaper.seconds - 785, vnd: { base: onPaper.base - 9_540 } },
  })
})

test('totals are the sum of cases rounded one by one, and add up the same along every dimension', async () => {
  await submitted({
    id: 'HS-2',
    asked: ['memberFacility/901', 'memberFacility/902'],
    province: '01',
  })
  await submitted({ id: 'HS-3', procedure: marriage, due: '2026-11-20T10:00:00Z' })
  const [nation] = await burden.read({ by: [] })
  expect(nation).toMatchObject({ cases: 3, done: 1, onTime: 1, late: 1, answersAsked: 4 })
  expect(nation?.before.vnd.base).toBe(3 * onPaper.base)
  for (const by of [['procedure'], ['agency'], ['province'], ['procedure', 'province']] as const) {
    const rows = await burden.read({ by })
    const total = (of: (row: BurdenRow) => number) => rows.reduce((sum, row) => sum + of(row), 0)
    expect(total(({ saved }) => saved.vnd.low)).toBe(nation?.saved.vnd.low)
    expect(total(({ after }) => after.vnd.high)).toBe(nation?.after.vnd.high)
    expect(total(({ cases }) => cases)).toBe(3)
  }
})

test('a case taken back costs and saves nothing; a re-ask that was refused is counted', async () => {
  const [before] = await burden.read({ by: [] })
  await submitted({
    id: 'HS-4',
    status: 'WITHDRAWN',
    closed: '2026-11-20T03:00:00Z',
    asked: ['childName'],
    saved: [['motherName', 'Citizen.birthName.fullName']],
  })
  await exchange.pool.query(
    `insert into cases.refused_reask values ('HS-2', 'Citizen.dateOfBirth', now()), ('HS-2', 'Citizen.dateOfBirth', now())`,
  )
  const [after] = await burden.read({ by: [] })
  expect(after).toEqual({ ...before, withdrawn: 1, reasksRefused: 2 })
})

test('days are those of Việt Nam', async () => {
  await submitted({ id: 'HS-5', on: '2026-10-31T17:00:00Z' })
  await submitted({ id: 'HS-6', on: '2026-10-31T16:59:59Z' })
  const count = async (from: string, until: string) =>
    (await burden.read({ by: [], from, until }))[0]?.cases
  expect(await count('2026-11-01', '2026-11-02')).toBe(1)
  expect(await count('2026-10-31', '2026-11-01')).toBe(1)
  await expect(ask('burden', { from: 'today' })).rejects.toThrow('no day such as')
})

test('cases are told apart by the month in which they were submitted', async () => {
  const rows = await burden.read({ by: ['month', 'agency'] })
  expect(rows.map(({ month, agency, cases }) => [month, agency, cases])).toEqual([
    ['2026-10', 'civil-status', 1],
    ['2026-11', 'civil-status', 4],
  ])
})

test('a year is the average case, carried over to the đồng', async () => {
  const yearly = await ask('burdenPerYear')
  expect(yearly).toMatchObject([
    { procedure: birth, casesPerYear: 1_350_000, basedOn: 4 },
    {
      procedure: marriage,
      basedOn: 1,
      before: { vnd: { base: 600_000 * onPaper.base } },
      saved: { vnd: { base: 600_000 * (onPaper.base - 8_750) } },
    },
  ])
})

test('before there were parameters a case costs nothing', async () => {
  await submitted({ id: 'HS-7', on: '2024-12-31T16:59:59Z', asked: ['childName'] })
  const [row] = await burden.read({ by: [], until: '2025-01-01' })
  expect(row).toMatchObject({ cases: 1, answersAsked: 1, before: { seconds: 0, vnd: { base: 0 } } })
})

test('one case is told to its agency and its applicant, and to nobody else', async () => {
  expect(await ask('caseBurden', { case: 'HS-1' })).toMatchObject({
    answersAsked: 2,
    answersSaved: 2,
    before: { fieldsTyped: 40, trips: 2, waits: 1, cost: { vnd: { base: onPaper.base } } },
    after: { fieldsTyped: 2, trips: 0, waits: 0, cost: { vnd: { base: 9_540 } } },
  })
  for (const [id, agency] of [
    ['HS-1', 'tax'],
    ['HS-99', 'civil-status'],
  ] as const) {
    await expect(ask('caseBurden', { case: id }, agency)).rejects.toMatchObject({
      code: 'CASE_UNKNOWN',
    })
  }
})

test('live counters come at once, and again when a case moves', async () => {
  const leaving = new AbortController()
  const context = { ...contextOf('civil-status'), signal: leaving.signal }
  const live = burden.companion.resolvers.Subscription?.burdenLive?.(undefined, {}, context)
  // A Subscription field returns an AsyncIterable.
  const told = (live as AsyncIterable<BurdenRow>)[Symbol.asyncIterator]()
  expect((await told.next()).value).toMatchObject({ cases: 0, saved: { vnd: { base: 0 } } })
  await submitted({ id: 'HS-8', on: '2026-11-21T02:00:00Z' })
  expect((await told.next()).value).toMatchObject({
    cases: 1,
    before: { vnd: { base: onPaper.base } },
  })
  leaving.abort()
  expect(await told.next()).toMatchObject({ done: true })
})

test('every indicator is a column', async () => {
  const [row] = await burden.read({ by: ['procedure'], from: '2026-11-20' })
  expect(Object.keys(row ? flatBurden(row) : {})).toHaveLength(24)
})

const [ownProvince, ownMonth] = ['92', '2026-09-10T02:00:00Z']

/** So many cases that the land office handles. */
async function ofLandOffice(count: number, province: string, on = ownMonth): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    await submitted({ id: `HS-L.${province}.${number}`, agency: 'land-office', province, on })
  }
}

const months = { from: '2026-09-01', until: '2026-10-01' }
const by = ['AGENCY', 'PROVINCE']

test('what others handle is told to nobody else while it is too little', async () => {
  await ofLandOffice(4, ownProvince)
  expect(await ask('burden', { by, ...months })).toEqual([])
  expect(await ask('burden', { by, ...months }, 'land-office')).toMatchObject([
    { agency: 'land-office', province: ownProvince, cases: 4 },
  ])
  expect(await burden.read({ by: ['agency'], ...months, published: true })).toEqual([])
})

test('of provinces with too few cases those of all together are told; who handles them sees each', async () => {
  await ofLandOffice(6, '01')
  await ofLandOffice(2, '48')
  expect(await ask('burden', { by, ...months })).toMatchObject([
    { agency: 'land-office', cases: 6, before: { vnd: { base: 6 * onPaper.base } } },
    { agency: 'land-office', province: '01', cases: 6 },
  ])
  expect(await ask('burden', { by: ['PROVINCE'], ...months }, 'land-office')).toMatchObject([
    { province: '01', cases: 6 },
    { province: '48', cases: 2 },
    { province: ownProvince, cases: 4 },
  ])
})

test('a day more or less would tell of the cases of a day: whole months are told', async () => {
  await expect(ask('burden', { from: '2026-09-02' })).rejects.toMatchObject({
    code: 'VARIABLES_INVALID',
    subject: 'from',
    fix: expect.stringContaining('2026-09-01'),
  })
})
