import { Refusal } from '@motlan/kernel'
import fc from 'fast-check'
import { execute, parse, validate } from 'graphql'
import { afterAll, expect, test } from 'vitest'
import type { PlanStep } from '../../src/planned.ts'
import { publicSchema } from '../../src/public-schema.ts'
import { type Answer, compose, openEngine } from './engine.ts'
import { operations } from './generated-operation.ts'
import { resolved } from './memory-subgraph.ts'
import { openOracle } from './oracle.ts'
import { businessIds, citizenIds, parcelIds, smallCountry, wholeCountry } from './small-country.ts'

const subgraphs = smallCountry()
const { supergraphSdl, publicSdl } = compose(subgraphs)
const { ask, schema } = openEngine(subgraphs)
const monolith = resolved(publicSchema(publicSdl), wholeCountry)
const oracle = openOracle(supergraphSdl, subgraphs)
afterAll(oracle.close)

const values = {
  citizenId: citizenIds,
  citizenIds: [citizenIds, [citizenIds[1], citizenIds[1]], []],
  parcelId: parcelIds,
  parcelIds: [parcelIds, [...parcelIds].reverse()],
  businessId: businessIds,
  businessIds: [businessIds, [businessIds[1]]],
}
const wickedAliases = [
  'citizenId',
  'fullName',
  'parcelId',
  'constructor',
  '__proto__',
  'toString',
  'parcels',
]

test('equals one server that holds everything, letter for letter', async () => {
  const generated = operations({
    schema,
    values,
    wickedAliases,
    mergedKeys: true,
    aliasedObjects: true,
  })
  await fc.assert(
    fc.asyncProperty(generated, async ({ query, variables }) => {
      expect(validate(schema, parse(query))).toEqual([])
      const whole = await execute({
        schema: monolith,
        document: parse(query),
        variableValues: { ...variables },
      })
      const ours = await answer(query, variables)
      expect(JSON.stringify(ours.data)).toBe(JSON.stringify(whole.data))
      expect(ours.errors).toEqual([])
      expectOneRequestPerRegistry(ours.plan.step)
    }),
    { numRuns: 200 },
  )
})

test('equals another engine over the same registries', async () => {
  // Two defects of its own are left out: it takes an alias for the identifier of that name, and where one key is
  // selected twice it puts the second list behind the first.
  const generated = operations({
    schema,
    values,
    wickedAliases: [],
    mergedKeys: false,
    aliasedObjects: true,
  })
  await fc.assert(
    fc.asyncProperty(generated, async ({ query, variables }) => {
      const ours = await answer(query, variables)
      const theirs = await oracle.ask(query, variables)
      if (theirs.data === undefined) leaveOut(query)
      expect(ours.data).toEqual(theirs.data)
      expect(theirs.errors ?? []).toEqual([])
    }),
    { numRuns: 60 },
  )
})

async function answer(
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  try {
    return await ask(query, { variables: { ...variables } })
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== 'PLAN_REFUSED') throw refusal
    return leaveOut(query)
  }
}

/** The planner of both finds no plan for `@requires` on an entity that its registry reaches from one of its own. */
function leaveOut(query: string): never {
  expect(query).toContain('landPriority')
  fc.pre(false)
  throw new Error('fast-check has gone on to the next operation')
}

/** Whatever may be fetched at once is fetched in one request per registry. */
function expectOneRequestPerRegistry(step: PlanStep | undefined): void {
  if (step?.kind !== 'sequence' && step?.kind !== 'parallel') return
  const registries = step.steps.flatMap((each) =>
    each.kind === 'fetch' ? [each.fetch.registry] : [],
  )
  if (step.kind === 'parallel') expect(new Set(registries).size).toBe(registries.length)
  step.steps.forEach(expectOneRequestPerRegistry)
}
