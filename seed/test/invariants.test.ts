import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeBlock, planCountry } from '../src/index.ts'
import { brokenInvariants } from './invariants.ts'

test('whatever the seed, the size and the day, a block keeps its word', () => {
  const days = fc.constantFrom('2026-11-21', '2026-01-01', '2024-02-29', '2031-12-31')
  fc.assert(
    fc.property(
      fc.nat({ max: 0xffffffff }),
      fc.integer({ min: 100, max: 4000 }),
      fc.nat(),
      days,
      (seed, citizens, where, today) => {
        const plan = planCountry({ seed, citizens, today })
        expect(brokenInvariants(makeBlock(plan, 1 + (where % plan.blocks)))).toEqual([])
      },
    ),
    { numRuns: 25 },
  )
})

test('the blocks of the default country keep it, too', () => {
  const plan = planCountry({ seed: 1, citizens: 102_000 })
  for (const block of [1, 34, 51, 77, 102])
    expect(brokenInvariants(makeBlock(plan, block))).toEqual([])
})

test('an invariant that is broken is seen', () => {
  const block = makeBlock(planCountry({ seed: 2, citizens: 1000 }), 1)
  const [first, ...others] = block.persons
  if (!first) throw new TypeError('a block without people')
  const orphan = { ...first, residences: [], spouse: null, maritalStatus: 'MARRIED' as const }
  const broken = brokenInvariants({ ...block, persons: [orphan, ...others] })
  expect(broken).toContain(`${first.citizenId}: lives nowhere`)
  expect(broken).toContain(`${first.citizenId}: married to nobody`)
})
