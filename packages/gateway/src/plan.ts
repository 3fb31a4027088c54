import { type PlanNode, QueryPlanner } from '@graphql-hive/router-query-planner'
import { Refusal } from '@motlan/kernel'
import { parse, print } from 'graphql'
import { type BoundedCache, boundedCache } from './bounded-cache.ts'
import { type CompileFetch, fetchCompiler } from './compile-fetch.ts'
import { fetchDocument } from './fetch-document.ts'
import { conditionVariablesOf } from './names.ts'
import type { Plan, PlannedFetch, Planner, PlanRequest, PlanStep } from './planned.ts'
import { readSupergraph } from './supergraph.ts'

export interface PlannerOptions {
  readonly supergraphSdl: string
  /** Plans kept; what was asked for longest ago goes first. */
  readonly capacity?: number
}

/** What is known about one text: which variables decide what is planned, and the plans made so far. */
interface KnownText {
  readonly conditions: readonly string[]
  readonly plans: BoundedCache<Plan>
}

/** More outcomes of conditions than a sensible document has. */
const plansPerText = 64

/** The planner of one supergraph. */
export function createPlanner({ supergraphSdl, capacity = 1000 }: PlannerOptions): Planner {
  const native = new QueryPlanner(supergraphSdl)
  const supergraph = readSupergraph(supergraphSdl)
  const compileFetch = fetchCompiler(supergraph)
  const texts = boundedCache<KnownText>(capacity)

  function knownText(text: string): KnownText {
    const known = texts.get(text)
    if (known) return known
    const conditions = conditionVariablesOf(parse(text, { noLocation: true }))
    const fresh = { conditions, plans: boundedCache<Plan>(plansPerText) }
    texts.set(text, fresh)
    return fresh
  }

  function make({ text, operationName, variables }: PlanRequest): Plan {
    const document = fetchDocument({
      document: parse(text, { noLocation: true }),
      operationName,
      variables,
      schema: supergraph.schema,
    })
    if (!document) return { fetches: [] }
    return compiled(planned(native, print(document)), compileFetch)
  }

  return {
    plan(request) {
      const { text, operationName, variables } = request
      const { conditions, plans } = knownText(text)
      const outcome = conditions.map((name) => (variables[name] === true ? '1' : '0')).join('')
      const key = `${operationName ?? ''}/${outcome}`
      const known = plans.get(key)
      if (known) return known
      const plan = make(request)
      plans.set(key, plan)
      return plan
    },
  }
}

function planned(native: QueryPlanner, text: string): PlanNode | undefined {
  try {
    return native.plan(text, undefined, noLabels, 0).node
  } catch (cause) {
    throw new Refusal('PLAN_REFUSED', 'plan', {
      reason: 'the planner finds no way to answer this document',
      fix: 'ask for it in two look-ups',
      cause,
    })
  }
}

/** Progressive overrides by label are not offered: no registry's field changes hands per request. */
const noLabels = new Set<string>()

function compiled(node: PlanNode | undefined, compileFetch: CompileFetch): Plan {
  const fetches: PlannedFetch[] = []
  const planned = (fetch: PlannedFetch): PlanStep => {
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
        return planned(compileFetch.root(node))
      case 'BatchFetch':
        return planned(compileFetch.batch(node))
      case 'Flatten':
        if (node.node.kind !== 'Fetch') throw unknown(`${node.kind} of ${node.node.kind}`)
        return planned(compileFetch.entities(node.node, node.path))
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
