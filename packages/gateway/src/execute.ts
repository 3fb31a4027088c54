import type { JsonObject, RegistryAnswer } from '@motlan/kernel'
import { type Asking, startAsking } from './ask.ts'
import { type AskedAbout, withoutStrangers } from './asked-about.ts'
import { Bare, isJsonObject } from './bare.ts'
import type { Gathered, PlanExecution, Shortfall } from './gathered.ts'
import { reportMissing } from './landing.ts'
import type { PlannedFetch, PlanStep } from './planned.ts'
import { receive } from './receive.ts'
import { collectEntities } from './representations.ts'

/** A plan while it is carried out. */
interface Run {
  readonly variables: JsonObject
  readonly asking: Asking
  readonly data: JsonObject
  readonly report: (shortfall: Shortfall) => void
}

/**
 * Carries out a plan: fetches in the order the planner found, in parallel where it allows, entities in one request.
 * A registry that fails costs its own values only. Rejects when the client leaves, with the reason of its signal.
 */
export async function executePlan(execution: PlanExecution): Promise<Gathered> {
  const { plan, variables } = execution
  const data = new Bare()
  const shortfalls: Shortfall[] = []
  const report = (shortfall: Shortfall): void => {
    shortfalls.push(shortfall)
  }
  const run: Run = { variables, asking: startAsking(execution), data, report }
  try {
    if (plan.step) await carryOut(plan.step, run)
  } finally {
    run.asking.done()
  }
  return { data, shortfalls }
}

async function carryOut(step: PlanStep, run: Run): Promise<void> {
  switch (step.kind) {
    case 'sequence':
      for (const next of step.steps) await carryOut(next, run)
      return
    case 'parallel':
      await Promise.all(step.steps.map((each) => carryOut(each, run)))
      return
    case 'condition': {
      const next = run.variables[step.variable] === true ? step.whenTrue : step.whenFalse
      return next && carryOut(next, run)
    }
    case 'fetch':
      return step.fetch.entities
        ? fetchEntities(step.fetch, step.fetch.entities, run)
        : fetchRoot(step.fetch, run)
  }
}

/** Fields of Query or Mutation: the answer belongs at the root. */
async function fetchRoot(fetch: PlannedFetch, run: Run): Promise<void> {
  if (!fetch.root) return
  const answer = await run.asking.ask({ fetch, variables: variablesOf(fetch, run) })
  const place = { target: run.data, trail: undefined, path: undefined, index: 0 }
  const { root: projection, about = [], registry } = fetch
  const landing = { key: undefined, projection, places: [place], count: 1 }
  const own = typeof answer === 'string' ? answer : ownAnswer(answer, about, registry, run)
  receive(own, { registry, landings: [landing], report: run.report })
}

/** INVARIANT: somebody nobody asked about gets no further: not looked up, not shown, not recorded. */
function ownAnswer(
  answer: RegistryAnswer,
  about: readonly AskedAbout[],
  registry: string,
  { variables, report }: Run,
): RegistryAnswer {
  if (!isJsonObject(answer.data)) return answer
  const data = withoutStrangers(answer.data, about, variables, (path) => {
    report({ registry, code: 'REGISTRY_ANSWER_INVALID', path })
  })
  return data === answer.data ? answer : { ...answer, data }
}

/** Entities that earlier fetches have found: each answer belongs wherever its entity stands. */
async function fetchEntities(
  fetch: PlannedFetch,
  batches: NonNullable<PlannedFetch['entities']>,
  run: Run,
): Promise<void> {
  const asked = collectEntities(run.data, batches, run.variables)
  for (const { batch, incomplete } of asked.batches) {
    const landing = { key: batch.alias, projection: batch.projection, places: incomplete }
    reportMissing(landing, 'REQUIREMENT_MISSING', { registry: fetch.registry, report: run.report })
  }
  if (asked.batches.every(({ places }) => places.length === 0)) return
  const variables = { ...variablesOf(fetch, run), ...asked.variables }
  const answer = await run.asking.ask({ fetch, variables, asked: asked.batches })
  const landings = asked.batches.map(({ batch, places, count }) => ({
    key: batch.alias,
    projection: batch.projection,
    places,
    count: count(),
  }))
  receive(answer, { registry: fetch.registry, landings, report: run.report })
}

/** The client's variables that this fetch uses, and no others. */
function variablesOf({ variables }: PlannedFetch, run: Run): JsonObject {
  const used: JsonObject = {}
  for (const name of variables) {
    if (run.variables[name] !== undefined) used[name] = run.variables[name]
  }
  return used
}
