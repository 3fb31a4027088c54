import type { JsonObject } from '@motlan/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formPlan, type Situation, validateDeclared } from '../src/index.ts'
import { dictionary } from './known.ts'
import { world } from './people.ts'
import { runs } from './runs.ts'
import { opened, type World } from './world.ts'

// Registries with holes: whatever they do not hold, the applicant is asked nothing that the form gives to somebody else.

const places = Object.entries(world).flatMap(([id, record]) =>
  Object.keys(record)
    .filter((field) => !field.endsWith('Id'))
    .map((field) => [id, field] as const),
)

/** The country without some of what its registries hold. */
function without(holes: readonly (readonly [string, string])[]): World {
  const country: Record<string, JsonObject> = { ...world }
  for (const [id, field] of holes) {
    const value = country[id]?.[field]
    country[id] = { ...country[id], [field]: Array.isArray(value) ? [] : null }
  }
  return country
}

const holes = fc.array(fc.constantFrom(...places), { maxLength: 40 })
const runsOf = fc.constantFrom(...runs)

describe('whatever registries do not hold', () => {
  it('is asked only where the form has a question', () => {
    fc.assert(
      fc.property(runsOf, holes, ({ code, given }, gone) => {
        const { fields } = formPlan(opened(code, without(gone), given), dictionary)
        const asked = fields.filter(({ state }) => state === 'toAsk')
        const strange = asked.filter(
          ({ field }) => !field.from.some((source) => 'applicant' in source || 'key' in source),
        )
        expect(strange.map(({ key }) => key)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('makes a plan whose keys are unique, whose counts add up, and which is ready only when nothing is open', () => {
    fc.assert(
      fc.property(runsOf, holes, ({ code, given }, gone) => {
        const plan = formPlan(opened(code, without(gone), given), dictionary)
        const keys = plan.fields.map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        const sum = Object.values(plan.counts).reduce((total, count) => total + count, 0)
        expect(sum).toBe(keys.length)
        const open = plan.fields.filter(
          ({ state, field }) =>
            (state === 'toAsk' && !field.optional) || state === 'waiting' || state === 'toConfirm',
        )
        if (plan.ready) expect([open, plan.problems]).toEqual([[], []])
      }),
      { numRuns: 150 },
    )
  })

  it('never lets a filled field be declared, whatever is said', () => {
    fc.assert(
      fc.property(runsOf, holes, fc.jsonValue(), ({ code, given }, gone, value) => {
        const open = opened(code, without(gone), given)
        const filled = formPlan(open, dictionary).fields.filter(
          ({ state, field, value: held }) => state === 'filled' && !field.editable && held !== null,
        )
        for (const { key } of filled) expect(refusedAs(open, key, value)).toBe('ALREADY_DECLARED')
      }),
      { numRuns: 40 },
    )
  })

  it('never takes an answer that breaks its own check when the plan is made', () => {
    fc.assert(
      fc.property(runsOf, fc.jsonValue(), ({ code, given }, value) => {
        const open = opened(code, world, given)
        for (const { key, state } of formPlan(open, dictionary).fields) {
          if (state !== 'toAsk') continue
          const checked = validateDeclared(open, dictionary, key, value)
          if (!checked.ok) continue
          const after = { ...open, declared: { [key]: checked.value } }
          const wrong = formPlan(after, dictionary).problems.filter(({ field }) => field === key)
          expect(wrong.filter(({ law, rule }) => law === undefined && rule !== 'unknown')).toEqual(
            [],
          )
        }
      }),
      { numRuns: 40 },
    )
  })
})

function refusedAs(situation: Situation, key: string, value: unknown): unknown {
  try {
    return validateDeclared(situation, dictionary, key, value)
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}
