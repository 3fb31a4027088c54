import type { JsonObject } from '@motlan/kernel'
import { buildSchema, graphqlSync } from 'graphql'
import {
  formPlan,
  type NextStep,
  nextStep,
  type Situation,
  type StepAnswer,
  validateDeclared,
  variantOf,
} from '../src/index.ts'
import { dictionary, loaded, policy, schemaText } from './known.ts'

/** A made-up country of a few subjects: everything by ID, references as IDs of the same record. */
export type World = Readonly<Record<string, JsonObject>>

const schema = buildSchema(schemaText)

/** Answers a step as the gateway does: `null` for who is not known, and nothing that no agreement opens. */
function answered(world: World, { step, variables }: NextStep, situation: Situation): StepAnswer {
  const one = (id: unknown) => subjectIn(world, String(id))
  const many = (ids: unknown) => (Array.isArray(ids) ? ids.map(one) : [])
  const { data, errors } = graphqlSync({
    schema,
    source: step.query,
    variableValues: variables,
    rootValue: {
      citizen: ({ citizenId }: JsonObject) => one(citizenId),
      business: ({ businessId }: JsonObject) => one(businessId),
      parcel: ({ parcelId }: JsonObject) => one(parcelId),
      citizens: ({ citizenIds }: JsonObject) => many(citizenIds),
      businesses: ({ businessIds }: JsonObject) => many(businessIds),
      parcels: ({ parcelIds }: JsonObject) => many(parcelIds),
    },
  })
  if (errors) throw new Error(errors.join('\n'))
  const { code } = situation.procedure
  const purpose = policy.procedures.get(code)?.purpose ?? ''
  const withheld = step.asks.filter(({ attribute, relation }) => {
    const ask = { agency: step.agency, procedure: code, purpose, relation, on: situation.today }
    return !policy.decide(ask).permitted.has(attribute)
  })
  const shaped = JSON.parse(JSON.stringify(data ?? null)) as JsonObject
  for (const { attribute } of withheld) {
    for (const root of Object.values(shaped)) hide(root, attribute.split('.').slice(1))
  }
  return {
    variables,
    data: shaped,
    errors: withheld.map(({ attribute, relation }) => ({
      message: attribute,
      extensions: { code: 'ATTRIBUTE_WITHHELD', attribute, relation },
    })),
    extensions: {
      motlan: { provenance: [{ registry: 'population', asOf: '2026-11-21T08:00:00Z' }] },
    },
  }
}

/** Opens a case and looks up whatever can be. */
export function opened(
  code: string,
  world: World,
  given: Partial<Omit<Situation, 'procedure' | 'answers'>> & Pick<Situation, 'logins'>,
): Situation {
  return lookedUp(world, {
    procedure: variantOf(loaded.procedures, code),
    notices: {},
    declared: {},
    answers: {},
    caseId: 'H00.00.01-261121-0001',
    today: '2026-11-21',
    ...given,
  })
}

/** Asks until there is nothing to ask any more. */
export function lookedUp(world: World, situation: Situation): Situation {
  let known = situation
  for (let next = nextStep(known, dictionary); next; next = nextStep(known, dictionary)) {
    const answer = answered(world, next, known)
    known = { ...known, answers: { ...known.answers, [next.step.id]: answer } }
  }
  return known
}

/** Says something, as the applicant, and looks up what follows from it. */
export function said(world: World, situation: Situation, key: string, value: unknown): Situation {
  const checked = validateDeclared(situation, dictionary, key, value)
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  const declared = { ...situation.declared, [key]: checked.value }
  return lookedUp(world, { ...situation, declared })
}

/** Says all of it, in order. */
export function saidAll(world: World, situation: Situation, answers: JsonObject): Situation {
  return Object.entries(answers).reduce(
    (known, [key, value]) => said(world, known, key, value),
    situation,
  )
}

/** The keys of the fields in one state. */
export function inState(situation: Situation, state: string): readonly string[] {
  return formPlan(situation, dictionary)
    .fields.filter((field) => field.state === state)
    .map(({ key }) => key)
}

/** Takes a value out of an answer, at the root. */
function hide(holder: unknown, [field = '', ...rest]: readonly string[]): void {
  if (holder === null || typeof holder !== 'object') return
  if (rest.length > 0) hide(Reflect.get(holder, field), rest)
  else Reflect.set(holder, field, null)
}

/** A subject as resolvers see it: where it refers to others by ID, they are there. */
function subjectIn(world: World, id: string): JsonObject | null {
  const found = world[id]
  if (found === undefined) return null
  return Object.fromEntries(
    Object.entries(found).map(([field, value]) => [field, () => linked(world, value)]),
  )
}

function linked(world: World, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => linked(world, each))
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([field, each]) => [
        field,
        field.endsWith('Id') ? each : () => linked(world, each),
      ]),
    )
  }
  return typeof value === 'string' && value.startsWith('→')
    ? subjectIn(world, value.slice(1))
    : value
}
