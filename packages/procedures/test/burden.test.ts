import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { burdenOf, burdenOfSteps, burdenParameters, parametersOn, variantOf } from '../src/index.ts'
import { loaded, on } from './known.ts'

const parameters = parametersOn(on)
if (!parameters) throw new Error('parameters')
const birth = variantOf(loaded.procedures, '2.000986')

describe('the Standard Cost Model', () => {
  it('gives the worked example of the reference: 409,516 and 10,573 đồng, 398,943 saved', () => {
    const { before, after, saved } = burdenOf(birth, { fields: 6 }, parameters)
    expect(before.base).toEqual({ seconds: 24_975, direct: 106_000, cost: 409_516 })
    expect(after.base).toEqual({ seconds: 870, direct: 0, cost: 10_573 })
    expect(saved.base).toBe(398_943)
    expect(saved.base * birth.burden.casesPerYear).toBe(538_573_050_000)
  })

  it('has a range, and each parameter has a source', () => {
    const { before, saved } = burdenOf(birth, { fields: 6 }, parameters)
    expect(before.low.cost).toBeLessThan(before.base.cost)
    expect(before.base.cost).toBeLessThan(before.high.cost)
    expect(saved.low).toBeLessThan(saved.high)
    const sources = Object.values(burdenParameters).map(({ source }) => source.length > 5)
    expect(sources).not.toContain(false)
  })

  it('has none before the first day', () => {
    expect(parametersOn('2024-12-31')).toBeUndefined()
  })

  it('costs an ID more than another field', () => {
    const { after } = burdenOf(birth, { fields: 6, identifiers: 1 }, parameters)
    expect(after.base.seconds).toBe(885)
  })

  it('grows with every answer, by whole đồng', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (fields, more) => {
        const one = burdenOf(birth, { fields }, parameters).after.base.cost
        const other = burdenOf(birth, { fields: fields + more }, parameters).after.base.cost
        expect(Number.isSafeInteger(other)).toBe(true)
        expect(other).toBeGreaterThanOrEqual(one)
      }),
    )
  })

  it('adds up: two lists of steps cost what they cost together, but for the rounding', () => {
    const counts = fc.record({ trips: fc.nat(9), waits: fc.nat(9), fieldsTyped: fc.nat(200) })
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const cost = (...all: readonly (typeof one)[]) =>
          burdenOfSteps(
            all.map((each) => ({ counts: each })),
            parameters,
          ).base.cost
        expect(Math.abs(cost(one, other) - cost(one) - cost(other))).toBeLessThanOrEqual(1)
      }),
    )
  })
})
