import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nonceStore } from '../src/nonces.ts'

test('each nonce passes once until its grant has expired', () => {
  const use = fc.record({
    nonce: fc.integer({ min: 0, max: 9 }),
    life: fc.integer({ min: 1, max: 30 }),
    pause: fc.integer({ min: 0, max: 20 }),
  })
  fc.assert(
    fc.property(fc.array(use, { maxLength: 60 }), (uses) => {
      let now = 0
      const firstUse = nonceStore(() => now)
      const alive = new Map<number, number>()
      for (const { nonce, life, pause } of uses) {
        now += pause
        const usedBefore = (alive.get(nonce) ?? -1) >= now
        const passed = firstUse(String(nonce), now + life)
        // What is still alive never passes again; what has expired may be kept longer than needed, never shorter.
        if (usedBefore) expect(passed).toBe(false)
        if (passed) alive.set(nonce, now + life)
      }
    }),
  )
})

test('a full store refuses rather than forgets', () => {
  let now = 0
  const firstUse = nonceStore(() => now, 2)
  expect([firstUse('a', 10), firstUse('b', 10), firstUse('c', 10)]).toEqual([true, true, false])
  now = 11
  expect(firstUse('c', 20)).toBe(true)
})
