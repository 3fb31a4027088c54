import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { daysKept, forgetSignals } from '../../src/events/forget-signals.ts'
import { runRelay } from '../../src/events/run-relay.ts'
import { births, deaths } from './hand-written-policy.ts'
import { citizenChanged, outboxOf } from './outbox.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
const [dead, born] = ['Citizen.dateOfDeath', 'Citizen.dateOfBirth'] as const
const outbox = outboxOf('population')

beforeAll(async () => {
  const permits = [
    [deaths, [dead]],
    [births, [born]],
  ] as const
  stage = await openStage(inject('postgres'), permits)
  await stage.follow(deaths, [dead])
  await stage.follow(births, [born])
})
afterAll(() => stage.drop())

/** Makes it look as if everything up to a change had been relayed so many days ago. */
async function age(seq: number, days: number): Promise<void> {
  await stage.pool.query(
    'update cases.change set relayed_at = now() - make_interval(days => $2) where seq <= $1',
    [seq, days],
  )
}

async function forget(): Promise<number> {
  let rounds = 1
  while (await forgetSignals(stage.pool, daysKept)) rounds += 1
  return rounds
}

test('who asks for what followed a place hears that some of it is no longer kept, and goes on with the oldest kept', async () => {
  const some = [1, 2, 3, 4, 5].map((number) => citizenChanged(number, dead))
  outbox.publish(citizenChanged(9, born), ...some, citizenChanged(9, born))
  await stage.relayAll(outbox)
  const [told, others] = await Promise.all(
    ['social-insurance', 'civil-status'].map((agency) => stage.all(agency)),
  )
  if (!told || !others) expect.unreachable()
  await age(4, daysKept + 1)
  await age(1, daysKept - 1)
  expect(await forget()).toBe(1)
  for (const cursor of [told[0]?.cursor, told[1]?.cursor]) {
    await expect(stage.all('social-insurance', cursor)).rejects.toMatchObject({
      code: 'SIGNALS_REMOVED',
      subject: 'after',
    })
  }
  expect(await stage.all('social-insurance', told[2]?.cursor)).toEqual(told.slice(3))
  expect(await stage.all('social-insurance')).toEqual(told.slice(3))
  expect(await stage.all('civil-status', others[0]?.cursor)).toEqual(others.slice(1))
})

test('of a subscription that has ended nothing is missed, and whom it named is forgotten in time', async () => {
  const end = await stage.end('civil-status')
  await stage.follow(births, [born], citizenChanged(7).subjectId)
  outbox.publish(citizenChanged(7, born))
  await stage.relayAll(outbox)
  await stage.pool.query(
    "update cases.subscription set ended_at = now() - interval '91 days' where named",
  )
  const named = async () =>
    (await stage.pool.query('select from cases.subscription_subject')).rowCount
  await forget()
  expect(await named()).toBe(1)
  await age(outbox.last(), daysKept + 1)
  await forget()
  expect(await named()).toBe(0)
  await expect(stage.all('civil-status', end)).rejects.toMatchObject({ code: 'SIGNALS_REMOVED' })
  await stage.pool.query(
    "update cases.subscription set ended_at = now() where agency = 'civil-status'",
  )
  expect(await stage.all('civil-status', end)).toEqual([])
})

test('a relay removes what is old by itself, however much there is', async () => {
  outbox.publish(...Array.from({ length: 2_500 }, (_, at) => citizenChanged(at % 50, dead)))
  await stage.relayAll(outbox)
  outbox.publish(citizenChanged(8, dead))
  await stage.relayAll(outbox)
  await age(outbox.last() - 1, daysKept + 1)
  const relay = runRelay({ ...stage.parts, sources: [], onFault: () => undefined })
  const left = async () => (await stage.pool.query('select from cases.change')).rowCount
  await expect.poll(left).toBe(1)
  await relay.stop()
  expect(await stage.all('social-insurance')).toHaveLength(1)
})
