import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openRegister } from '../src/index.ts'
import { applicant, openDesk, parcels, type Shown, type TestDesk } from './fixture/desk.ts'

let desk: TestDesk

beforeAll(async () => {
  desk = await openDesk()
  desk.cases.start()
})

beforeEach(() => {
  for (const mutation of ['registerLandTransfer', 'registerBirth', 'issueChildHealthCard']) {
    desk.registries.meet(mutation, 'well')
  }
})

afterAll(() => desk.close())

const submitted = async (parcel?: string) => {
  const { id, version } = await desk.ready(parcel)
  return desk.call(applicant, 'submit', { case: id, version })
}

const statusOf = async (id: string) => (await desk.call(applicant, 'case', { id })).status
const reaches = (id: string, status: string) =>
  expect.poll(() => statusOf(id), { timeout: 10_000 }).toBe(status)
const effectsOf = async ({ id }: Pick<Shown, 'id'>) => {
  const effects = await (await desk.call(applicant, 'case', { id })).effects()
  return effects.map(({ mutation, state }) => `${mutation} ${state}`)
}
const toldOf = (id: string) => desk.registries.carriedOut.filter(({ caseId }) => caseId === id)

describe('a case that is submitted', () => {
  it('is declared to each registry once, in order, with whom an earlier one has made', async () => {
    const { id, status } = await submitted()
    expect(status).toBe('SUBMITTED')
    await reaches(id, 'DONE')
    const told = toldOf(id)
    expect(told.map(({ registry }) => registry)).toEqual(['land', 'population', 'insurance'])
    const { subjects, history } = await desk.call(applicant, 'case', { id })
    const child = subjects.find(({ role }) => role === 'child')?.subjectId
    expect(told[0]?.input).toEqual({ parcel: parcels[0], reason: 'TRANSFER', dossier: id })
    expect(told[2]?.input).toEqual({ child })
    expect((await history()).map(({ event }) => event)).toEqual([
      'opened',
      'declared',
      'confirmed',
      'submitted',
      'started',
      'completed',
    ])
  })

  it('leaves behind what was counted, and nothing that was looked up', async () => {
    const { id } = await submitted()
    await reaches(id, 'DONE')
    const { rows } = await desk.exchange.owner.query(
      `select frozen, (select count(*)::int from cases.claim where case_id = $1) as claims,
        (select json_agg(attribute order by attribute) from cases.saved_answer where case_id = $1) as saved
       from cases.case_file where case_id = $1`,
      [id],
    )
    expect(rows).toEqual([
      {
        frozen: null,
        claims: 0,
        saved: ['Citizen.birthName.fullName', 'Citizen.dateOfBirth', 'Parcel.area'],
      },
    ])
  })

  it('is one submission however often it is sent, also at once', async () => {
    const { id, version } = await desk.ready()
    const all = await Promise.allSettled(
      [1, 2, 3].map(() => desk.call(applicant, 'submit', { case: id, version })),
    )
    expect(all.some(({ status }) => status === 'fulfilled')).toBe(true)
    await reaches(id, 'DONE')
    await expect(desk.call(applicant, 'submit', { case: id, version })).resolves.toMatchObject({
      id,
    })
    expect(toldOf(id)).toHaveLength(3)
  })

  it('is refused as long as anything is to be answered or confirmed, with what it is', async () => {
    const input = { procedure: '9.000001', idempotencyKey: 'incomplete' }
    const { id, version } = await desk.call(applicant, 'openCase', { input })
    await expect(desk.call(applicant, 'submit', { case: id, version })).rejects.toMatchObject({
      code: 'CASE_INCOMPLETE',
      details: { toAsk: ['parcelId', 'reason'], toConfirm: ['sellerBirth'] },
    })
    expect(await statusOf(id)).toBe('DRAFT')
  })
})

describe('a registry', () => {
  it('that is down in the middle is told when it is back, and nothing twice', async () => {
    desk.registries.meet('registerBirth', 'down', 'down', 'well')
    const { id } = await submitted()
    await reaches(id, 'DONE')
    expect(toldOf(id)).toHaveLength(3)
    expect(desk.registries.received.filter((each) => each.startsWith(id))).toHaveLength(5)
  })

  it('whose answer is lost is told again under the same id, and carries it out once', async () => {
    desk.registries.meet('registerLandTransfer', 'forgets to answer', 'well')
    const { id } = await submitted()
    await reaches(id, 'DONE')
    expect(toldOf(id).map(({ declarationId }) => declarationId)).toEqual([
      `${id}.1`,
      `${id}.2`,
      `${id}.3`,
    ])
  })

  it('that refuses stops the case, with its reason, until somebody sends it again', async () => {
    desk.registries.meet('registerBirth', 'refuses')
    const { id } = await submitted()
    await reaches(id, 'NEEDS_ATTENTION')
    expect(await effectsOf({ id })).toEqual([
      'registerLandTransfer DONE',
      'registerBirth REFUSED',
      'issueChildHealthCard PENDING',
    ])
    const register = openRegister(desk.exchange.app, () => desk.clock.now)
    expect(await register.dead()).toMatchObject([
      { caseId: id, lastError: { code: 'DECLARATION_REFUSED', reason: 'it is not theirs' } },
    ])
    desk.registries.meet('registerBirth', 'well')
    await register.retry(id, 'set right')
    await reaches(id, 'DONE')
    expect(toldOf(id)).toHaveLength(3)
    expect(await register.dead()).toEqual([])
    await expect(register.retry(id)).rejects.toMatchObject({ code: 'CASE_STATE' })
    await register.close()
  })

  it('that never answers is given up after a while, and may be tried again', async () => {
    desk.registries.meet('registerLandTransfer', 'down')
    const { id } = await submitted()
    await reaches(id, 'NEEDS_ATTENTION')
    expect(await effectsOf({ id })).toContain('registerLandTransfer DEAD')
    expect(desk.registries.received.filter((each) => each.startsWith(id))).toHaveLength(4)
    desk.registries.meet('registerLandTransfer', 'well')
    const register = openRegister(desk.exchange.app, () => desk.clock.now)
    await register.retry(id)
    await reaches(id, 'DONE')
    await register.close()
  })
})

describe('a case that is withdrawn', () => {
  it('before it is submitted is gone, and cannot be submitted any more', async () => {
    const { id, version } = await desk.ready()
    await desk.call(applicant, 'withdraw', { case: id, version, reason: 'changed my mind' })
    await expect(
      desk.call(applicant, 'submit', { case: id, version: version + 1 }),
    ).rejects.toMatchObject({ code: 'CASE_STATE' })
    expect(await statusOf(id)).toBe('WITHDRAWN')
  })

  it('while its effects run is refused, with what has been done', async () => {
    desk.registries.meet('registerBirth', 'down')
    const { id, version } = await submitted()
    await expect.poll(() => effectsOf({ id })).toContain('registerLandTransfer DONE')
    await expect(desk.call(applicant, 'withdraw', { case: id, version })).rejects.toMatchObject({
      code: 'CASE_STATE',
      details: { effect: 'transfer', registry: 'land' },
    })
    desk.registries.meet('registerBirth', 'well')
    const register = openRegister(desk.exchange.app, () => desk.clock.now)
    await expect.poll(() => statusOf(id), { timeout: 10_000 }).not.toBe('RUNNING')
    if ((await statusOf(id)) === 'NEEDS_ATTENTION') await register.retry(id)
    await reaches(id, 'DONE')
    await register.close()
  })

  it('while its first declaration is on its way is refused, as it may have happened', async () => {
    desk.registries.meet('registerLandTransfer', 'down', 'down', 'well')
    const { id, version } = await submitted()
    await expect
      .poll(() => desk.registries.received.filter((each) => each.startsWith(id)).length)
      .toBeGreaterThan(0)
    await expect(desk.call(applicant, 'withdraw', { case: id, version })).rejects.toMatchObject({
      code: 'CASE_STATE',
    })
    await reaches(id, 'DONE')
  })

  it('after its first declaration was refused leaves nothing behind', async () => {
    desk.registries.meet('registerLandTransfer', 'refuses')
    const { id, version } = await submitted()
    await reaches(id, 'NEEDS_ATTENTION')
    await desk.call(applicant, 'withdraw', { case: id, version })
    expect(await effectsOf({ id })).toEqual([
      'registerLandTransfer DROPPED',
      'registerBirth DROPPED',
      'issueChildHealthCard DROPPED',
    ])
    expect(toldOf(id)).toEqual([])
  })
})

it('of two cases that race for one parcel one has it, and the other when that is closed', async () => {
  desk.registries.meet('registerBirth', 'refuses')
  const [one, two] = await Promise.all([desk.ready(parcels[1]), desk.ready(parcels[1])])
  const both = await Promise.allSettled(
    [one, two].map(({ id, version }) => desk.call(applicant, 'submit', { case: id, version })),
  )
  const [lost] = both.filter(({ status }) => status === 'rejected')
  expect(lost).toMatchObject({ reason: { code: 'SUBJECT_CLAIMED', subject: 'Parcel' } })
  const [winner, loser] = both[0]?.status === 'fulfilled' ? [one, two] : [two, one]
  expect(await statusOf(loser.id)).toBe('DRAFT')
  await reaches(winner.id, 'NEEDS_ATTENTION')
  desk.registries.meet('registerBirth', 'well')
  const register = openRegister(desk.exchange.app, () => desk.clock.now)
  await register.retry(winner.id)
  await reaches(winner.id, 'DONE')
  await desk.call(applicant, 'submit', { case: loser.id, version: loser.version })
  await reaches(loser.id, 'DONE')
  await register.close()
})

it('PostgreSQL that dies in the middle costs time and nothing else', async () => {
  desk.registries.meet('registerBirth', 'down', 'down', 'well')
  const { id } = await submitted()
  await expect.poll(() => effectsOf({ id })).toContain('registerLandTransfer DONE')
  await desk.exchange.cut()
  await expect.poll(() => statusOf(id).catch(() => 'away'), { timeout: 20_000 }).toBe('DONE')
  expect(toldOf(id)).toHaveLength(3)
})
