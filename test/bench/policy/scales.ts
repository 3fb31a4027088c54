import { type CompiledPolicy, compilePolicy, type PolicySource } from '@motlan/policy'
import { difference, type Property, prove, ruleFindings } from '@motlan/policy/analysis'
import { openSolver } from '@motlan/policy/solver'
import { syntheticSource } from '@motlan/policy/testing'
import { median } from '../result.ts'

const on = '2026-11-21'
const title = { vi: 'Đo', en: 'Measurement' }

const relationsAll = ['self', 'spouse', 'child', 'parent', 'household', 'owner']

const properties: readonly Property[] = [
  {
    id: 'never',
    title,
    kind: 'never',
    never: { sensitivities: ['sensitive'], relations: ['owner'] },
  },
  {
    id: 'only',
    title,
    kind: 'only',
    of: {},
    to: [{ agencies: ['agency-0'] }, { purposes: ['purpose-0'] }],
  },
  { id: 'monotone', title, kind: 'monotone', facts: ['fact-*'] },
  {
    id: 'together',
    title,
    kind: 'never-together',
    within: 'subject',
    sets: [['Citizen.group0'], ['Citizen.group3']],
  },
  { id: 'basis', title, kind: 'basis-in-force' },
  // It holds, so every cell there is has to be looked at.
  { id: 'held', title, kind: 'only', of: {}, to: [{ relations: relationsAll }] },
]

/** Milliseconds to compile, to compare two versions and to prove properties, at each number of rules. */
export async function scales(sizes: readonly number[], rounds: number): Promise<readonly object[]> {
  const found: object[] = []
  for (const rules of sizes) {
    const source = syntheticSource({ rules, seed: 1 })
    const before = compilePolicy(source)
    const after = compilePolicy(edited(source))
    const { cells, regions, verdict } = difference(before, after, { on })
    found.push({
      rules,
      compile: timed(rounds, () => compilePolicy(source)),
      difference: {
        milliseconds: timed(rounds, () => difference(before, after, { on })),
        everyDay: timed(1, () => difference(before, after)),
        ...{ cells, regions: regions.length, verdict, questions: questionsIn(before) },
      },
      prove: Object.fromEntries(
        properties.map((property) => [
          property.id,
          {
            milliseconds: timed(rounds, () => prove(before, property, { on })),
            holds: prove(before, property, { on }).holds,
          },
        ]),
      ),
      findings: timed(1, () => ruleFindings(before, on)),
      ...(rules <= 1_000 && { secondEngine: await secondEngine(before, after) }),
    })
    console.log(JSON.stringify(found.at(-1)))
  }
  return found
}

/** The same by formulas; whatever it says differently ends the bench. */
async function secondEngine(before: CompiledPolicy, after: CompiledPolicy): Promise<object> {
  const solver = await openSolver()
  try {
    const spent: Record<string, number> = {}
    for (const property of properties) {
      const begun = performance.now()
      const { holds } = await solver.prove(before, property, { on })
      spent[property.id] = Math.round(performance.now() - begun)
      if (holds !== prove(before, property, { on }).holds)
        throw new TypeError(`${property.id}: the engines disagree`)
    }
    const begun = performance.now()
    await solver.difference(before, after, on)
    return { ...spent, difference: Math.round(performance.now() - begun) }
  } finally {
    await solver.close()
  }
}

/** Every fortieth agreement says something else. */
function edited(source: PolicySource): PolicySource {
  return {
    ...source,
    agreements: source.agreements.map((each, index) =>
      index % 40 === 0
        ? { ...each, grants: each.grants.map((row) => ({ ...row, relations: ['self', 'owner'] })) }
        : each,
    ),
  }
}

/** How many questions one version answers on one day: what the cells stand for. */
function questionsIn({ space }: CompiledPolicy): number {
  const { agencies, aims, relations, facts, attributes } = space
  return (
    agencies.ids.length *
    aims.length *
    relations.ids.length *
    2 ** facts.ids.length *
    attributes.ids.length
  )
}

function timed(rounds: number, work: () => unknown): number {
  const spent = Array.from({ length: rounds }, () => {
    const begun = performance.now()
    work()
    return performance.now() - begun
  })
  return Math.round(median(spent) * 10) / 10
}
