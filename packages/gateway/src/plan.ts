import { type PlanNode, QueryPlanner } from '@graphql-hive/router-query-planner'
import { Refusal } from '@motlan/kernel'
import { parse, print } from 'graphql'
import { type BoundedCache, boundedCache } from './bounded-cache.ts'
import { fetchCompiler } from './compile-fetch.ts'
import { compilePlan } from './compile-plan.ts'
import { fetchDocument } from './fetch-document.ts'
import { conditionVariablesOf } from './names.ts'
import type { Plan, Planner, PlanRequest } from './planned.ts'
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
    return compilePlan(planned(native, print(document)), compileFetch)
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
