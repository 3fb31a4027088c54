import type { JsonObject } from '@motlan/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tellOverdue } from '../src/correction/watch-clocks.ts'
import { openRegister } from '../src/index.ts'
import { connectCases } from '../src/store/database.ts'
import { applicant, officer, openDesk, seller, type TestDesk } from './fixture/desk.ts'
import { procedure } from './fixture/procedure.ts'

const police = { ...officer, agency: 'police', officer: 'officer-9' }
const right = 'Hoàng Văn Sơn Hải'
const held = { birthName: { fullName: 'Hoàng Văn Sơn' }, dateOfBirth: '1968-05-05' }

let desk: TestDesk

beforeAll(async () => {
  desk = await openDesk()
})

beforeEach(async () => {
  desk.clock.now = new Date('2026-11-18T10:00+07:00')
  desk.held.seller = held
  desk.registries.meet('correctCitizen', 'well')
  await desk.exchange.owner.query(`update cases.correction set state = 'UPHELD',
    settled_at = now(), value = null where state in ('OPEN', 'CORRECTING')`)
})

afterAll(() => desk.close())

/** A case in which a field is disputed by somebody, and the request that came of it. */
async function disputed(
  key: string,
  field = 'sellerName',
  by: typeof officer | typeof applicant = applicant,
) {
  const input = { procedure: procedure.code, idempotencyKey: key }
  const { id, version } = await desk.call(applicant, 'openCase', { input })
  const args = { case: id, version, field, reason: 'Other on the card' }
  const { corrections, version: next } = await desk.call(by, 'dispute', args)
  const [request] = corrections.filter((each) => each.state === 'OPEN')
  return { id, version: next, request: String(request?.id) }
}

const settle = (id: string, settlement: JsonObject, bearer = police) =>
  desk.call(bearer, 'settleCorrection', {
    id,
    corrected: true,
    outcome: 'By decision 12',
    ...settlement,
  })
const fieldOf = async (id: string, key = 'sellerName') => {
  const { fields } = await (await desk.call(officer, 'case', { id })).form()
  return fields.find((field) => field.key === key)
}
const requestsOf = async (id: string) => (await desk.call(applicant, 'case', { id })).corrections
const asked = async (args: JsonObject) =>
  [await desk.call(police, 'corrections', { state: ['OPEN'], first: 100, ...args })].flat()
const change = (at: string, attribute = 'Citizen.birthName.fullName') =>
  desk.exchange.owner.query(
    `insert into cases.change (registry, seq, at, subject, subject_id, attributes)
     select 'population', coalesce(max(seq), 0) + 1, $1, 'Citizen', $2, $3 from cases.change`,
    [at, seller, [attribute]],
  )

describe('a registry that is asked to set its record right', () => {
  it('is told what is right under the declaration it takes, and then the case goes on', async () => {
    const { id, request } = await disputed('right')
    expect(await asked({})).toMatchObject([
      { id: request, registry: 'population', subjectId: seller, claimed: 'Other on the card' },
    ])
    expect(await settle(request, { value: right })).toMatchObject({ state: 'CORRECTED' })
    expect(desk.registries.carriedOut.at(-1)).toMatchObject({
      registry: 'population',
      mutation: 'correctCitizen',
      declarationId: `correction-${request}`,
      input: { citizenId: seller, birthName: { fullName: right } },
      agency: 'police',
      caseId: id,
    })
    desk.held.seller = { ...held, birthName: { fullName: right } }
    expect(await fieldOf(id)).toMatchObject({ state: 'FILLED', value: right, source: 'population' })
    expect(await requestsOf(id)).toMatchObject([
      { state: 'CORRECTED', outcome: 'By decision 12', overdue: false },
    ])
    const history = await (await desk.call(applicant, 'case', { id })).history()
    expect(history.at(-1)).toMatchObject({
      event: 'settled',
      actor: 'SYSTEM',
      note: 'population Citizen.birthName.fullName: CORRECTED',
    })
    const kept = await desk.exchange.owner.query(
      'select value from cases.correction where correction_id = $1',
      [request],
    )
    expect(kept.rows).toEqual([{ value: null }])
  })

  it('settles a request once, and is the one that keeps the record', async () => {
    const { request } = await disputed('once')
    await expect(settle(request, { value: right }, officer)).rejects.toMatchObject({
      code: 'CASE_UNKNOWN',
    })
    const both = [settle(request, { value: right }), settle(request, { value: `${right} Hà` })]
    const settled = await Promise.allSettled(both)
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(settle(request, { value: right })).rejects.toMatchObject({ code: 'CASE_STATE' })
    const told = desk.registries.received.filter((each) => each === `correction-${request}`)
    expect(told).toHaveLength(1)
  })

  it('that refuses the value has its reason told, and is asked still', async () => {
    const { id, request } = await disputed('refused')
    desk.registries.meet('correctCitizen', 'refuses', 'well')
    await expect(settle(request, { value: 'x' })).rejects.toMatchObject({
      code: 'DECLARATION_REFUSED',
      reason: 'it is not theirs',
    })
    expect(await asked({})).toMatchObject([
      { state: 'OPEN', problem: 'correctCitizen.input: it is not theirs' },
    ])
    expect(await fieldOf(id)).toMatchObject({ state: 'TO_CONFIRM', doubt: { because: 'disputed' } })
    expect(await settle(request, { value: right })).toMatchObject({ state: 'CORRECTED' })
  })

  it.each(['down', 'forgets to answer'] as const)(
    'that is %s is told again until it answers, and once',
    async (mood) => {
      const { request } = await disputed(mood)
      desk.registries.meet('correctCitizen', mood, mood, 'well')
      expect(await settle(request, { value: right })).toMatchObject({ state: 'CORRECTING' })
      await expect(settle(request, { value: right })).rejects.toMatchObject({ code: 'CASE_STATE' })
      await expect(settle(request, { corrected: false })).rejects.toMatchObject({
        code: 'CASE_STATE',
      })
      desk.cases.start()
      const state = async () =>
        (await asked({ state: ['CORRECTED', 'CORRECTING'] })).find((each) => each.id === request)
      await expect.poll(state, { timeout: 10_000 }).toMatchObject({ state: 'CORRECTED' })
      const { carriedOut } = desk.registries
      expect(
        carriedOut.filter(({ declarationId }) => declarationId === `correction-${request}`),
      ).toHaveLength(1)
    },
  )

  it('sets right what two cases asked for at once', async () => {
    const one = await disputed('one')
    const other = await disputed('other')
    const birth = await disputed('birth', 'sellerBirth')
    await settle(one.request, { value: right })
    expect(await requestsOf(other.id)).toMatchObject([{ state: 'CORRECTED' }])
    expect(await requestsOf(birth.id)).toMatchObject([{ state: 'OPEN' }])
  })

  it('says why its record stands, and the field is no longer disputed; it may be anew', async () => {
    const { id, request } = await disputed('stands')
    await expect(settle(request, { corrected: false, value: right })).rejects.toMatchObject({
      code: 'ANSWER_INVALID',
    })
    await settle(request, { corrected: false, outcome: 'The book of births says so' })
    expect(await fieldOf(id)).toMatchObject({ state: 'FILLED', value: 'Hoàng Văn Sơn' })
    const { version } = await desk.call(applicant, 'case', { id })
    const again = { case: id, version, field: 'sellerName', reason: 'The book is wrong, too' }
    await desk.call(applicant, 'dispute', again)
    const requests = await requestsOf(id)
    expect(requests.map(({ state }) => state).toSorted()).toEqual(['OPEN', 'UPHELD'])
    expect(await fieldOf(id)).toMatchObject({ state: 'TO_CONFIRM' })
  })

  it('that holds nothing and stays silent leaves what the officer let be asked', async () => {
    desk.held.seller = { ...held, birthName: { fullName: null } }
    const { id, version, request } = await disputed('silent', 'sellerName', officer)
    const answers = [{ field: 'sellerName', value: right }]
    await desk.call(applicant, 'declare', { case: id, version, answers })
    await settle(request, { corrected: false })
    expect(await fieldOf(id)).toMatchObject({ state: 'DECLARED', value: right })
  })

  it('and upholds what it holds has the last word over what was declared', async () => {
    const { id, version, request } = await disputed('overruled', 'sellerName', officer)
    const answers = [{ field: 'sellerName', value: right }]
    await desk.call(applicant, 'declare', { case: id, version, answers })
    expect(await fieldOf(id)).toMatchObject({ state: 'DECLARED' })
    await settle(request, { corrected: false })
    expect(await fieldOf(id)).toMatchObject({ state: 'FILLED', value: 'Hoàng Văn Sơn' })
  })
})

describe('without a value', () => {
  it('nothing is corrected that a value sets right, unless the registry has said that it changed', async () => {
    const { request } = await disputed('valueless')
    await change('2026-11-17T10:00+07:00')
    await change('2026-11-18T11:00+07:00', 'Citizen.dateOfBirth')
    await expect(settle(request, {})).rejects.toMatchObject({ code: 'ANSWER_INVALID' })
    await change('2026-11-18T11:00+07:00')
    expect(await settle(request, {})).toMatchObject({ state: 'CORRECTED' })
  })

  it('is settled what changes by another declaration; with one it is refused', async () => {
    const { id, version } = await desk.ready()
    const args = { case: id, version, field: 'area', reason: 'The survey says 130' }
    const { corrections } = await desk.call(officer, 'dispute', args)
    const request = String(corrections[0]?.id)
    await expect(settle(request, { value: 130 }, officer)).rejects.toMatchObject({
      code: 'DECLARATION_REFUSED',
    })
    expect(await settle(request, {}, officer)).toMatchObject({ state: 'CORRECTED' })
  })

  it.each([
    [{ outcome: '  ', value: right }, 'ANSWER_INVALID'],
    [{ id: 'unknown', value: right }, 'CASE_UNKNOWN'],
  ])(
    'or with one, nothing is settled in silence or that nobody asked: %#',
    async (settlement, code) => {
      const { request } = await disputed(`nothing ${code}`)
      await expect(settle(request, settlement)).rejects.toMatchObject({ code })
    },
  )
})

it('a clock that ran out is told: to whoever asks, and once in the log', async () => {
  const { id, request } = await disputed('late')
  desk.clock.now = new Date('2026-11-24T10:00+07:00')
  const later = await disputed('later')
  desk.clock.now = new Date('2026-11-28T10:00+07:00')
  const all = await asked({})
  expect(all.map((each) => [each.id, 'overdue' in each && each.overdue])).toEqual([
    [request, true],
    [later.request, false],
  ])
  expect(await asked({ overdue: true })).toMatchObject([{ id: request }])
  expect(await asked({ overdue: false })).toMatchObject([{ id: later.request }])
  expect(await requestsOf(id)).toMatchObject([{ overdue: true }])
  const register = openRegister(desk.exchange.app, () => desk.clock.now)
  const listed = await register.corrections({ overdue: true, limit: 10 })
  await register.close()
  expect(listed).toMatchObject([{ correctionId: request, caseId: id, overdue: true }])
  expect(JSON.stringify(listed)).not.toContain(seller)
  const lines: object[] = []
  const log = { info: () => undefined, warn: (fields: object) => lines.push(fields) }
  const store = connectCases(desk.exchange.app, 1)
  const look = { db: store.db, clock: () => desk.clock.now, log }
  await tellOverdue(look)
  await tellOverdue(look)
  await store.close()
  expect(lines).toMatchObject([{ correction: request, case: id, registry: 'population' }])
  expect(JSON.stringify(lines)).not.toContain(seller)
  await settle(request, { corrected: false })
  expect(await asked({ overdue: true })).toEqual([])
})
