import { expect, test } from 'vitest'
import { sharedCount } from '../../src/burden/shared-count.ts'

/** Something that is counted, and moved by a test. */
function something() {
  let woken = Promise.withResolvers<void>()
  let [value, counts] = [0, 0]
  let isAway = false
  const look = sharedCount({
    count: async () => {
      counts += 1
      if (isAway) throw new Error('away')
      return value
    },
    wakes: { next: () => woken.promise },
    pace: 20,
  })
  return {
    look: (signal = new AbortController().signal) => look(signal),
    counts: () => counts,
    away: (given: boolean) => {
      isAway = given
    },
    move: (by = 1) => {
      value += by
      woken.resolve()
      woken = Promise.withResolvers<void>()
    },
  }
}

const first = async (lookers: readonly AsyncGenerator<number>[]) =>
  (await Promise.all(lookers.map((looker) => looker.next()))).map(({ value }) => value)

test('however many look, it is counted once, and once more when it moves', async () => {
  const { look, move, counts } = something()
  const lookers = Array.from({ length: 50 }, () => look())
  expect(new Set(await first(lookers))).toEqual(new Set([0]))
  expect(counts()).toBe(1)
  expect(await first([look()])).toEqual([0])
  expect(counts()).toBe(1)
  const more = first(lookers)
  move()
  expect(new Set(await more)).toEqual(new Set([1]))
  expect(counts()).toBe(2)
})

test('whoever comes after it has moved is told how it is now', async () => {
  const { look, move, counts } = something()
  await first([look()])
  move()
  await new Promise(setImmediate)
  expect(await first([look(), look()])).toEqual([1, 1])
  expect(counts()).toBe(2)
})

test('what has moved and come back is not told again; who leaves is let go', async () => {
  const { look, move } = something()
  const leaving = new AbortController()
  const looker = look(leaving.signal)
  await looker.next()
  const next = looker.next()
  move(0)
  await new Promise((resolve) => setTimeout(resolve, 50))
  leaving.abort()
  expect(await next).toEqual({ done: true, value: undefined })
})

test('a count that failed ends those who waited for it, and nobody else', async () => {
  const { look, away } = something()
  away(true)
  const both = await Promise.allSettled([look(), look()].map((looker) => looker.next()))
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  away(false)
  expect(await first([look()])).toEqual([0])
})
