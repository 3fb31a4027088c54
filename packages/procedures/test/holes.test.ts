import type { JsonObject } from '@motlan/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InputField } from '../src/declarations.ts'
import {
  effectsOf,
  type FormPlan,
  formPlan,
  inputOf,
  type PlannedField,
  type Situation,
  validateDeclared,
} from '../src/index.ts'
import { dictionary } from './known.ts'
import { world } from './people.ts'
import { runs } from './runs.ts'
import { lookedUp, opened, type World } from './world.ts'

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

  it('makes a plan that is ready and tells each registry all that it needs, or says how to go on', () => {
    const variety = fc.array(fc.constantFrom(...stubborn), { maxLength: 3 })
    fc.assert(
      fc.property(runsOf, holes, variety, fc.boolean(), (run, gone, changes, alone) => {
        const { party: _, ...single } = run.given.logins
        const given = alone ? { ...run.given, logins: single, notices: {} } : run.given
        const country = changes.reduce((known, change) => change(known), without(gone))
        const situation = answered(country, opened(run.code, country, given), run.answers)
        const plan = formPlan(situation, dictionary)
        if (plan.ready) expect(missing(situation)).toEqual([])
        else expect(waysOn(plan)).not.toEqual([])
        // Also where no requirement stands before what a registry needs.
        const procedure = { ...situation.procedure, requirements: [] }
        const lawless = { ...situation, procedure }
        if (formPlan(lawless, dictionary).ready) expect(missing(lawless)).toEqual([])
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

/** Records that are there and lead to nothing: addresses without a province or of an older list. */
const stubborn = [
  (known: World) => everywhere(known, { address: 'Số 1, Đường Không Rõ' }),
  (known: World) => everywhere(known, { adminUnitVersion: '2024-11' }),
  (known: World) => everywhere(known, { adminUnitCode: null }),
]

function everywhere(known: World, change: JsonObject): World {
  const changed = Object.entries(known).map(([id, { permanentResidence, location, ...record }]) => {
    const at = (place: unknown) => ({ ...(place as JsonObject | null), ...change })
    const places = 'parcelId' in record ? { location: at(location) } : {}
    return [id, { ...record, permanentResidence: at(permanentResidence), ...places }] as const
  })
  return Object.fromEntries(changed)
}

/** Answers whatever is asked with what the run says, with a choice, or with a word. */
function answered(country: World, opened: Situation, answers: JsonObject): Situation {
  let known = opened
  for (let round = 0; round < 6; round++) {
    const open = formPlan(known, dictionary).fields.filter(({ state }) => state === 'toAsk')
    const given = open.flatMap(({ key, options }) => {
      const [first] = options ?? []
      const said = answers[key] ?? first ?? 'Theo hồ sơ'
      return validateDeclared(known, dictionary, key, said).ok ? [[key, said] as const] : []
    })
    if (given.length === 0) return known
    const declared = { ...known.declared, ...Object.fromEntries(given) }
    known = lookedUp(country, { ...known, declared })
  }
  return known
}

/** What the applicant, an officer, a registry or somebody else can do about a plan that is not ready. */
function waysOn({ fields, problems, awaited }: FormPlan): readonly unknown[] {
  const faulty = new Set(problems.map(({ field }) => field))
  const isAsked = ({ key, state, field }: PlannedField) =>
    ['toAsk', 'toConfirm', 'unavailable'].includes(state) && (!field.optional || faulty.has(key))
  const isMended = ({ key, state, attributes }: PlannedField) =>
    faulty.has(key) &&
    (state === 'declared' || attributes.some((name) => dictionary.vocabulary.has(name))) &&
    ['filled', 'toConfirm', 'silent', 'declared'].includes(state)
  return [
    ...awaited,
    ...problems.filter(({ law }) => law !== undefined),
    ...fields.filter((each) => isAsked(each) || isMended(each)),
  ]
}

/** The inputs that registries need and would not get. */
function missing(situation: Situation): readonly string[] {
  const created = { child: ['901326000001'], company: ['9900000026'] }
  return effectsOf(situation, dictionary).flatMap((planned) => {
    const needed = dictionary.declarations.get(planned.registry)?.get(planned.mutation) ?? []
    const input = inputOf({ ...situation, created }, dictionary, planned)
    return holesIn(input, needed).map((name) => `${planned.mutation}.${name}`)
  })
}

function holesIn(value: unknown, fields: readonly InputField[]): readonly string[] {
  return [value].flat().flatMap((one) => {
    const object = one as JsonObject
    return fields.flatMap(({ name, required, fields: below = [] }) => {
      const given = object[name]
      if (given == null) return required ? [name] : []
      return below.length > 0 ? holesIn(given, below).map((each) => `${name}.${each}`) : []
    })
  })
}

function refusedAs(situation: Situation, key: string, value: unknown): unknown {
  try {
    return validateDeclared(situation, dictionary, key, value)
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}
