import { describe, expect, it } from 'vitest'
import { effectsOf, formPlan, inputOf, type Situation } from '../src/index.ts'
import { dictionary } from './known.ts'
import { world } from './people.ts'
import { runs } from './runs.ts'
import { inState, opened, saidAll } from './world.ts'

function openIn(situation: Situation): readonly string[] {
  const { fields } = formPlan(situation, dictionary)
  const isOpen = ({ state, field }: (typeof fields)[number]) =>
    !['filled', 'declared'].includes(state) && !(state === 'toAsk' && field.optional)
  return fields.filter(isOpen).map(({ key, state }) => `${key} ${state}`)
}

describe.each(runs)('$code', ({ code, given, answers, asked, effects }) => {
  const open = opened(code, world, given)

  it('asks only what nobody holds', () => {
    if (asked.length > 0) expect(inState(open, 'toAsk')).toEqual(asked)
    expect(
      ['silent', 'unavailable', 'notPermitted'].flatMap((state) => inState(open, state)),
    ).toEqual([])
  })

  it('is ready when that is answered, and tells the registries', () => {
    const full = saidAll(world, open, answers)
    expect(openIn(full)).toEqual([])
    expect(formPlan(full, dictionary)).toMatchObject({ problems: [], ready: true })
    const created: Situation = { ...full, created: { company: ['9900000026'] } }
    const told = effectsOf(full, dictionary)
    expect(told.map(({ mutation }) => mutation)).toEqual(Object.keys(effects))
    for (const effect of told) {
      expect(inputOf(created, dictionary, effect)).toMatchObject(effects[effect.mutation] ?? {})
    }
  })
})
