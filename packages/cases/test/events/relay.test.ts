import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { relayNext } from '../../src/events/relay.ts'
import { runRelay } from '../../src/events/run-relay.ts'
import { births, deaths, taxes } from './hand-written-policy.ts'
import { citizenChanged, outboxOf } from './outbox.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
const residence = 'Citizen.permanentResidence.address'
const everything = [
  [births, ['Citizen.dateOfBirth', residence]],
  [deaths, ['Citizen.dateOfDeath']],
  [taxes, [residence, 'Citizen.dateOfDeath']],
] as const

beforeAll(async () => {
  stage = await openStage(inject('postgres'), everything)
})
afterAll(() => stage.drop())

const idOf = (number: number) => citizenChanged(number).subjectId

async function rowsOf(registry: string): Promise<readonly string[]> {
  const { rows } = await stage.pool.query<{ seq: string }>(
    'select seq from cases.change where registry = $1 order by relayed_at, seq',
    [registry],
  )
  return rows.map(({ seq }) => seq)
}

test('a change is told to who follows the subject or everybody, waits for the attribute, and may know it', async () => {
  const outbox = outboxOf('first')
  await stage.follow(births, ['Citizen.permanentResidence'], idOf(1))
  await stage.follow(deaths, ['Citizen.dateOfDeath'])
  const before = await Promise.all(
    ['civil-status', 'social-insurance'].map((who) => stage.all(who)),
  )
  expect(before).toEqual([[], []])
  outbox.publish(
    citizenChanged(1, residence),
    citizenChanged(2, residence),
    citizenChanged(1, 'Citizen.dateOfBirth'),
    citizenChanged(2, 'Citizen.dateOfDeath', 'Citizen.religion'),
    citizenChanged(1, 'Citizen.permanentResidence'),
  )
  await stage.relayAll(outbox)
  expect(await rowsOf('first')).toEqual(['1', '2', '3', '4', '5'])
  const [moved, again] = await stage.all('civil-status')
  const [died, ...others] = await stage.all('social-insurance')
  expect(others).toEqual([])
  expect(died).toMatchObject({ procedure: '1.014177', purpose: 'death-registration' })
  expect(again?.pseudonym).toBe(moved?.pseudonym)
  expect(await stage.all('civil-status')).toHaveLength(2)
})

test('a signal says nothing but that there is one', async () => {
  const told = await stage.all('social-insurance')
  const [signal] = told
  expect(Object.keys(signal ?? {}).sort()).toEqual([
    'at',
    'cursor',
    'id',
    'procedure',
    'pseudonym',
    'purpose',
    'subscription',
  ])
  expect(JSON.stringify(told)).not.toMatch(/901\d{9}|dateOfDeath|first/)
})

test('the same subject has another name for every subscriber, and each knows whom it named', async () => {
  const [one] = await stage.follow(births, [residence], idOf(7))
  const [same] = await stage.follow(births, ['Citizen.dateOfBirth'], idOf(7))
  const [other] = await stage.follow(taxes, [residence], idOf(7))
  expect(same).toBe(one)
  expect(other).not.toBe(one)
  const outbox = outboxOf('names')
  outbox.publish(citizenChanged(7, residence))
  await stage.relayAll(outbox)
  expect((await stage.all('tax')).map(({ pseudonym }) => pseudonym)).toEqual([other])
})

test('who may not know the attribute gets no signal: not when it changes, and not when it is fetched', async () => {
  const outbox = outboxOf('rights')
  const count = (await stage.all('social-insurance')).length
  stage.permit([])
  outbox.publish(citizenChanged(3, 'Citizen.dateOfDeath'))
  await stage.relayAll(outbox)
  expect(await stage.all('social-insurance')).toEqual([])
  stage.permit(everything)
  expect(await stage.all('social-insurance')).toHaveLength(count)
  outbox.publish(citizenChanged(3, 'Citizen.dateOfDeath'))
  await stage.relayAll(outbox)
  expect(await stage.all('social-insurance')).toHaveLength(count + 1)
})

test('relayed a second time, nothing is there twice and every id is the same', async () => {
  const outbox = outboxOf('twice')
  outbox.publish(citizenChanged(4, 'Citizen.dateOfDeath'), citizenChanged(5, 'Citizen.dateOfDeath'))
  await stage.relayAll(outbox)
  const once = await stage.all('social-insurance')
  await stage.pool.query("update cases.relay_cursor set seq = 0 where registry = 'twice'")
  await stage.relayAll(outbox)
  expect(await stage.all('social-insurance')).toEqual(once)
})

test('two relays at once bring every change once and in order', async () => {
  const outbox = outboxOf('race')
  const changes = Array.from({ length: 3_000 }, (_, at) =>
    citizenChanged(at % 50, 'Citizen.dateOfDeath'),
  )
  outbox.publish(...changes)
  const before = await stage.end('social-insurance')
  await Promise.all([stage.relayAll(outbox), stage.relayAll(outbox)])
  const expected = changes.map((_, at) => String(at + 1))
  expect((await rowsOf('race')).toSorted((a, b) => Number(a) - Number(b))).toEqual(expected)
  const told = await stage.all('social-insurance', before, 1_000)
  const pseudonyms = changes.map(({ subjectId }) =>
    stage.parts.keys.pseudonym(deaths, 'Citizen', subjectId),
  )
  expect(told.map(({ pseudonym }) => pseudonym)).toEqual(pseudonyms)
})

test('a relay that loses its connections in the middle goes on where it was', async () => {
  const outbox = outboxOf('cuts')
  const faults: unknown[] = []
  const onFault = (_: string, cause: unknown) => faults.push(cause)
  const before = await stage.end('social-insurance')
  const relay = runRelay({ ...stage.parts, sources: [outbox], onFault, patience: 5 })
  for (let round = 0; round < 10; round += 1) {
    const some = Array.from({ length: 300 }, (_, at) => citizenChanged(at, 'Citizen.dateOfDeath'))
    outbox.publish(...some)
    await new Promise((resolve) => setTimeout(resolve, 10))
    await stage.cut()
  }
  await expect.poll(async () => (await rowsOf('cuts')).length, { timeout: 20_000 }).toBe(3_000)
  await relay.stop()
  const told = await stage.all('social-insurance', before, 1_000)
  const ids = new Set(told.map(({ id }) => id))
  expect([told.length, ids.size]).toEqual([3_000, 3_000])
  expect(faults.length).toBeGreaterThan(0)
})

test('an exchange that was read up to the end is not read again until something happens', async () => {
  const outbox = outboxOf('quiet')
  outbox.publish(citizenChanged(9, residence))
  const relay = runRelay({ ...stage.parts, sources: [outbox], onFault: () => undefined })
  await expect.poll(async () => (await rowsOf('quiet')).length).toBe(1)
  const reads = outbox.reads()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(outbox.reads()).toBe(reads)
  outbox.publish(citizenChanged(9, residence))
  await expect.poll(async () => (await rowsOf('quiet')).length).toBe(2)
  await relay.stop()
  expect(await relayNext(outbox, stage.parts)).toBe(0)
})
