import type { Question } from '../../src/analysis.ts'
import type { CompiledPolicy } from '../../src/index.ts'

/** A world so small that every question can be asked one by one. */
export const tiny = { agencies: 3, purposes: 3, procedures: 3, attributes: 15, facts: 3 }

/** Every question there is, on a day: what exact answers are held against. */
export function* everyQuestion({ space }: CompiledPolicy, on: string): Generator<Question> {
  const facts = space.facts.ids
  for (const agency of space.agencies.ids) {
    for (const aim of space.aims) {
      for (const relation of space.relations.ids) {
        for (let outcome = 0; outcome < 2 ** facts.length; outcome++) {
          const known = Object.fromEntries(
            facts.map((id, bit) => [id, ((outcome >> bit) & 1) === 1]),
          )
          for (const attribute of space.attributes.ids) {
            yield { ask: { agency, ...aim, relation, on, facts: known }, attribute }
          }
        }
      }
    }
  }
}

/** Whether a policy permits a question. */
export function permits(policy: CompiledPolicy, { ask, attribute }: Question): boolean {
  return policy.decide(ask).permitted.has(attribute)
}
