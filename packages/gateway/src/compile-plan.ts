import type { PlanNode } from '@graphql-hive/router-query-planner'
import { Refusal } from '@motlan/kernel'
import type { CompileFetch } from './compile-fetch.ts'
import type { Plan, PlannedFetch, PlanStep } from './planned.ts'

/** Makes a plan of what the planner answered. INVARIANT: a step this gateway does not know is refused, never skipped. */
export function compilePlan(node: PlanNode | undefined, compileFetch: CompileFetch): Plan {
  const fetches: PlannedFetch[] = []
  const step = (fetch: PlannedFetch): PlanStep => {
    fetches.push(fetch)
    return { kind: 'fetch', fetch }
  }

  function stepOf(node: PlanNode): PlanStep {
    switch (node.kind) {
      case 'Sequence':
        return { kind: 'sequence', steps: node.nodes.map(stepOf) }
      case 'Parallel':
        return { kind: 'parallel', steps: node.nodes.map(stepOf) }
      case 'Condition':
        return {
          kind: 'condition',
          variable: node.condition,
          ...(node.ifClause && { whenTrue: stepOf(node.ifClause) }),
          ...(node.elseClause && { whenFalse: stepOf(node.elseClause) }),
        }
      case 'Fetch':
        return step(compileFetch.root(node))
      case 'BatchFetch':
        return step(compileFetch.batch(node))
      case 'Flatten':
        if (node.node.kind !== 'Fetch') throw unknown(`${node.kind} of ${node.node.kind}`)
        return step(compileFetch.entities(node.node, node.path))
      default:
        throw unknown(node.kind)
    }
  }

  return node ? { step: stepOf(node), fetches } : { fetches }
}

function unknown(kind: string): Refusal {
  return new Refusal('PLAN_REFUSED', 'plan', {
    reason: `the planner answered with a step this gateway does not know: ${kind}`,
  })
}
