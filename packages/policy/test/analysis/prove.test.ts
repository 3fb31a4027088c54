import { describe, expect, it } from 'vitest'
import { type Property, prove, type Question, type Scope } from '../../src/analysis.ts'
import { type CompiledPolicy, compilePolicy } from '../../src/index.ts'
import { openSolver } from '../../src/solver.ts'
import { syntheticSource } from '../../src/testing.ts'
import { everyQuestion, permits, tiny } from './every-question.ts'

const on = '2026-11-21'
const title = { vi: 'x', en: 'x' }
const version = (seed: number) =>
  compilePolicy(syntheticSource({ rules: 40, seed, size: tiny, inCedar: 0.4 }))

function isIn(scope: Scope, { ask, attribute }: Question): boolean {
  const named = (given: readonly string[] | undefined, value: string) =>
    given?.includes(value) ?? true
  return (
    named(scope.agencies, ask.agency) &&
    named(scope.purposes, ask.purpose) &&
    named(scope.procedures, ask.procedure ?? '') &&
    named(scope.relations, ask.relation) &&
    (scope.attributes?.some(
      (name) => attribute === name || attribute.startsWith(`${name.replace(/\.\*$/, '')}.`),
    ) ??
      true) &&
    Object.entries(scope.facts ?? {}).every(([id, holds]) => ask.facts[id] === holds)
  )
}

/** Whether a property holds, found by asking everything. */
function holdsOneByOne(
  policy: CompiledPolicy,
  property: Property,
  before?: CompiledPolicy,
): boolean {
  const all = [...everyQuestion(policy, on)]
  const permitted = all.filter((question) => permits(policy, question))
  switch (property.kind) {
    case 'never':
      return !permitted.some((question) => isIn(property.never, question))
    case 'only':
      return permitted.every(
        (question) =>
          !isIn(property.of, question) || property.to.some((scope) => isIn(scope, question)),
      )
    case 'always':
      return all.every((question) => !isIn(property.always, question) || permits(policy, question))
    case 'monotone':
      return permitted.every((question) =>
        meant(property.facts).every((id) =>
          permits(policy, {
            ...question,
            ask: { ...question.ask, facts: { ...question.ask.facts, [id]: true } },
          }),
        ),
      )
    case 'no-new-access-since':
      return permitted.every(
        (question) =>
          (before && permits(before, question)) ||
          (property.except ?? []).some((scope) => isIn(scope, question)),
      )
    case 'never-together': {
      const key = ({ ask }: Question) =>
        JSON.stringify(
          property.within === 'agency'
            ? ask.agency
            : property.within === 'request'
              ? [ask.agency, ask.procedure, ask.purpose]
              : ask,
        )
      const gathered = Map.groupBy(permitted, key)
      return ![...gathered.values()].some((some) =>
        property.sets.every((attributes) =>
          some.some((question) => isIn({ attributes }, question)),
        ),
      )
    }
    default:
      return true
  }
}

const meant = (facts: readonly string[]) =>
  facts.flatMap((id) => (id.endsWith('*') ? ['fact-0', 'fact-1', 'fact-2'] : [id]))

const group = (index: number) => `${['Citizen', 'Business', 'Parcel'][index % 3]}.group${index}`
const properties: readonly Property[] = [
  { id: 'never-1', title, kind: 'never', never: { attributes: [group(0)] } },
  {
    id: 'never-2',
    title,
    kind: 'never',
    never: { attributes: [group(1)], relations: ['owner', 'child'], facts: { 'fact-0': false } },
  },
  {
    id: 'never-3',
    title,
    kind: 'never',
    never: { agencies: ['agency-1'], facts: { 'fact-1': true, 'fact-2': false } },
  },
  {
    id: 'only-1',
    title,
    kind: 'only',
    of: { attributes: [group(2)] },
    to: [{ agencies: ['agency-0'] }],
  },
  {
    id: 'only-2',
    title,
    kind: 'only',
    of: {},
    to: [
      { agencies: ['agency-0', 'agency-1'] },
      { purposes: ['purpose-0'] },
      { facts: { 'fact-0': true } },
    ],
  },
  {
    id: 'always-1',
    title,
    kind: 'always',
    during: { from: on, until: '2026-11-22' },
    always: {
      agencies: ['agency-0'],
      purposes: ['purpose-0'],
      relations: ['self'],
      attributes: [group(0)],
      facts: { 'fact-0': true },
    },
  },
  {
    id: 'together-1',
    title,
    kind: 'never-together',
    within: 'subject',
    sets: [['Citizen.group0.part0'], ['Citizen.group0.part1']],
  },
  {
    id: 'together-2',
    title,
    kind: 'never-together',
    within: 'request',
    sets: [[group(0)], [group(1)]],
  },
  {
    id: 'together-3',
    title,
    kind: 'never-together',
    within: 'agency',
    sets: [[group(0)], [group(1)], [group(2)]],
  },
  { id: 'monotone-1', title, kind: 'monotone', facts: ['fact-0'] },
  { id: 'monotone-2', title, kind: 'monotone', facts: ['fact-*'] },
  { id: 'since-1', title, kind: 'no-new-access-since', version: 'before' },
  {
    id: 'since-2',
    title,
    kind: 'no-new-access-since',
    version: 'before',
    except: [{ agencies: ['agency-0', 'agency-1'] }, { facts: { 'fact-0': true } }],
  },
]

describe.each([1, 2, 3, 4])('world %i', (seed) => {
  const policy = version(seed)
  const before = version(seed + 10)
  const options = { on, version: () => before }

  it.each(properties)('$id is proved or refuted as asking everything says', (property) => {
    const proof = prove(policy, property, options)
    expect(proof.holds).toBe(holdsOneByOne(policy, property, before))
    for (const question of proof.counterexample?.questions ?? []) {
      const withheld =
        property.kind === 'always' ||
        (property.kind === 'monotone' && question === proof.counterexample?.questions[1])
      expect(permits(policy, question)).toBe(!withheld)
    }
  })

  it('the second engine says the same of each', async () => {
    const solver = await openSolver()
    try {
      for (const property of properties) {
        const solved = await solver.prove(policy, property, options)
        expect([property.id, solved.holds]).toEqual([
          property.id,
          prove(policy, property, options).holds,
        ])
        const [question] = solved.questions
        if (question) {
          expect([property.id, permits(policy, question)]).toEqual([
            property.id,
            property.kind !== 'always',
          ])
        }
      }
    } finally {
      await solver.close()
    }
  })
})
