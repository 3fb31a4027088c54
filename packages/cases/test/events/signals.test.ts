import { Refusal } from '@motlan/kernel'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { followSignals } from '../../src/events/follow-signals.ts'
import { type Listening, listen } from '../../src/events/listen.ts'
import { readSignals, type Signal } from '../../src/events/read-signals.ts'
import { signalChannel } from '../../src/events/store-relayed.ts'
import { births, deaths } from './hand-written-policy.ts'
import { citizenChanged, outboxOf } from './outbox.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let listening: Listening
/** Whether whoever knows facts does not answer. */
let isAway = false
const dead = 'Citizen.dateOfDeath'
const outbox = outboxOf('population')

beforeAll(async () => {
  const permits = [
    [deaths, [dead, 'Citizen.dateOfBirth if open-case']],
    [births, ['Citizen.dateOfBirth']],
  ] as const
  stage = await openStage(inject('postgres'), permits, async ({ subjectId }, facts) => {
    if (isAway) throw new Refusal('REGISTRY_UNAVAILABLE', 'population')
    return Object.fromEntries(facts.map((fact) => [fact, subjectId.endsWith('2')]))
  })
  const { connection } = stage
  listening = listen({ connection, channel: signalChannel, onFault: () => undefined, patience: 10 })
})
afterAll(async () => {
  await listening.close()
  await stage.drop()
})

/** The first so many of a subscription. */
async function taken(count: number, after?: string): Promise<readonly Signal[]> {
  const leaving = new AbortController()
  const { signal } = leaving
  const told: Signal[] = []
  const parts = { ...stage.parts, wakes: listening }
  for await (const each of followSignals({ agency: 'social-insurance', after, signal }, parts)) {
    told.push(each)
    if (told.length === count) leaving.abort()
  }
  return told
}

test('who was away for 10,000 events resumes with nothing lost, twice, or in another order', async () => {
  await stage.follow(deaths, [dead])
  outbox.publish(citizenChanged(1, dead), citizenChanged(2, dead), citizenChanged(3, dead))
  await stage.relayAll(outbox)
  const seen = await taken(2)
  const missed = Array.from({ length: 10_000 }, (_, at) => citizenChanged(at % 400, dead))
  outbox.publish(...missed)
  await stage.relayAll(outbox)
  const resumed = await stage.all('social-insurance', seen.at(-1)?.cursor, 1_000)
  const expected = [citizenChanged(3), ...missed].map(({ subjectId }) =>
    stage.parts.keys.pseudonym(deaths, 'Citizen', subjectId),
  )
  expect(resumed.map(({ pseudonym }) => pseudonym)).toEqual(expected)
  expect(new Set([...seen, ...resumed].map(({ id }) => id)).size).toBe(10_003)
  expect(await taken(10_001, seen.at(-1)?.cursor)).toEqual(resumed)
})

test('pages of any size give the same signals in the same order', async () => {
  const after = await stage.end('social-insurance', 30)
  const whole = await stage.all('social-insurance', after)
  expect(whole).toHaveLength(30)
  for (const first of [1, 7, 29, 30]) {
    expect(await stage.all('social-insurance', after, first)).toEqual(whole)
  }
})

test('a new signal comes to who waits, also after the connection broke', async () => {
  const last = await stage.end('social-insurance')
  const waited = taken(2, last)
  outbox.publish(citizenChanged(11, dead))
  await stage.relayAll(outbox)
  await stage.cut()
  outbox.publish(citizenChanged(12, dead))
  await expect
    .poll(() =>
      stage.relayAll(outbox).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true)
  const [first, second] = await waited
  expect([first?.pseudonym, second?.pseudonym]).toEqual(
    [11, 12].map((number) =>
      stage.parts.keys.pseudonym(deaths, 'Citizen', citizenChanged(number).subjectId),
    ),
  )
})

test('who leaves while waiting is let go', async () => {
  const leaving = new AbortController()
  const { signal } = leaving
  const parts = { ...stage.parts, wakes: listening }
  const waiting = followSignals({ agency: 'civil-status', signal }, parts).next()
  leaving.abort()
  expect(await waiting).toEqual({ done: true, value: undefined })
})

test('a right that depends on a fact is a right where the fact holds', async () => {
  const last = await stage.end('social-insurance')
  await stage.follow(deaths, ['Citizen.dateOfBirth'])
  const born = 'Citizen.dateOfBirth'
  outbox.publish(citizenChanged(21, born), citizenChanged(22, born), citizenChanged(23, born))
  await stage.relayAll(outbox)
  const told = await stage.all('social-insurance', last)
  expect(told.map(({ pseudonym }) => pseudonym)).toEqual([
    stage.parts.keys.pseudonym(deaths, 'Citizen', citizenChanged(22).subjectId),
  ])
})

test('while nobody can say whether a fact holds, nothing is lost: neither when it changes nor when it is fetched', async () => {
  const last = await stage.end('social-insurance')
  outbox.publish(citizenChanged(42, 'Citizen.dateOfBirth'))
  isAway = true
  await expect(stage.relayAll(outbox)).rejects.toThrow(Refusal)
  isAway = false
  await stage.relayAll(outbox)
  isAway = true
  await expect(stage.all('social-insurance', last)).rejects.toThrow(Refusal)
  const waiting = taken(2, last)
  await new Promise((resolve) => setTimeout(resolve, 50))
  isAway = false
  outbox.publish(citizenChanged(52, 'Citizen.dateOfBirth'))
  await stage.relayAll(outbox)
  expect(await waiting).toEqual(await stage.all('social-insurance', last))
})

test('behind what may not be told any more, reading goes on', async () => {
  const last = await stage.end('social-insurance')
  const some = Array.from({ length: 2_500 }, () => citizenChanged(31, dead))
  outbox.publish(...some)
  await stage.relayAll(outbox)
  stage.permit([[deaths, ['Citizen.dateOfBirth']]])
  const asked = { agency: 'social-insurance', after: last, first: 10 }
  const page = await readSignals(asked, stage.parts)
  expect([page.signals, page.hasMore]).toEqual([[], true])
  expect(await stage.all('social-insurance', page.cursor)).toEqual([])
})

test('a cursor is good for the agency it was given to, and says nothing to it', async () => {
  const cursor = stage.parts.keys.cursor('social-insurance', 5)
  expect(stage.parts.keys.position('social-insurance', cursor)).toBe(5)
  for (const [agency, text] of [
    ['tax', cursor],
    ['social-insurance', 'nonsense'],
    ['social-insurance', `${cursor.slice(0, -3)}AAA`],
  ] as const) {
    const asked = { agency, after: text, first: 1 }
    await expect(readSignals(asked, stage.parts)).rejects.toThrow('no cursor that was given')
  }
})
