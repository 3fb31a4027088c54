import { compilePolicy } from '@motlan/policy'
import { randomQuestions } from '@motlan/policy/analysis'
import { syntheticSource } from '@motlan/policy/testing'

const on = '2026-11-21'

/** What the rows of one version hold in memory under a stream of questions that never come twice. */
export function memory(rules: number, questions: number): object {
  const policy = compilePolicy(syntheticSource({ rules, seed: 1 }))
  const idle = heap()
  const after: { questions: number; remembered: number; megabytes: number }[] = []
  let asked = 0
  for (let part = 1; part <= 4; part++) {
    for (const { ask } of randomQuestions(policy, questions / 4, part, on)) {
      asked += policy.decide(ask).permitted.size >= 0 ? 1 : 0
      policy.decide({ ...ask, relation: `${ask.relation}.${asked}` })
      policy.decide({
        ...ask,
        purpose: `nonsense ${asked}`,
        facts: { [`nonsense-${asked}`]: true },
      })
    }
    after.push({ questions: asked * 3, remembered: policy.remembered(), megabytes: heap() - idle })
  }
  return { rules, after }
}

/** Megabytes in use after a collection, where the process lets us ask for one. */
function heap(): number {
  globalThis.gc?.()
  return Math.round(process.memoryUsage().heapUsed / 2 ** 20)
}
