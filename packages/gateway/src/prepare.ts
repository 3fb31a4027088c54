import { type JsonObject, Refusal } from '@motlan/kernel'
import { boundedCache } from './bounded-cache.ts'
import { checkEntries, type Entry, entriesOf } from './cost.ts'
import { decide } from './decide.ts'
import type { AskedAttribute, DecisionSet } from './decision.ts'
import type { KnownOperation } from './documents.ts'
import { type WithheldReason, withheldReason } from './explain-withheld.ts'
import type { KnownFacts } from './facts.ts'
import { checkPlan } from './gate.ts'
import { type Granting, grantingOf } from './grant.ts'
import type { Caller } from './identify.ts'
import { type Kept, keptOf } from './kept.ts'
import type { Limits } from './limits.ts'
import { type Movements, movementsOf } from './movements.ts'
import { namesOf } from './names.ts'
import { type NeededFacts, neededFacts } from './needed-facts.ts'
import type { Plan, PlannedFetch, Planner } from './planned.ts'
import type { PolicyInForce } from './policy-in-force.ts'
import { prune } from './prune.ts'
import { isSealed } from './seal.ts'
import type { Meanings } from './vocabulary.ts'

/** Everything about a look-up that is the same whoever it is about. */
export interface Prepared {
  readonly decisions: DecisionSet
  readonly entries: readonly Entry[]
  /** What was asked and is not permitted. */
  readonly refused: readonly AskedAttribute[]
  /** Undefined where nothing is left to look up. */
  readonly plan: Plan | undefined
  readonly grantings: ReadonlyMap<PlannedFetch, Granting>
  /** What the plan moves from one registry to another. */
  readonly movements: Movements
  /** Whether the law lets the person concerned learn of it only later. */
  readonly sealed: boolean
  /** Why nobody may carry out the plan, where the gate does not let it pass. */
  readonly refusal: Refusal | undefined
  /** The facts the answer hangs on, whatever is known of them so far. */
  readonly needed: NeededFacts
  /** Why an attribute is withheld, in words that are the same whatever is known about a subject. */
  readonly explain: (asked: AskedAttribute) => WithheldReason
  /** What is kept of the decision. */
  readonly kept: Kept
}

/** One look-up as far as preparing it needs to know it. */
interface LookUpToPrepare {
  readonly known: KnownOperation
  readonly variables: JsonObject
  readonly caller: Caller
  readonly policy: PolicyInForce
  /** The day in Việt Nam. */
  readonly on: string
  /** What was found out about the subjects it names; nothing is known where it is absent. */
  readonly facts?: KnownFacts
}

export type Prepare = (lookUp: LookUpToPrepare) => Prepared

interface Preparing {
  readonly meanings: Meanings
  readonly planner: Planner
  readonly limits: Limits
}

const keptPreparations = 2_000

/**
 * Names, decides, prunes, plans and gates. All of it depends on the document, the caller's agency and aim, the policy
 * and the day, and on no identifier: it is done once for all look-ups that have these in
 * common, and once for every outcome of the facts they hang on.
 */
export function preparer({ meanings, planner, limits }: Preparing): Prepare {
  const prepared = boundedCache<Prepared>(keptPreparations)

  function prepare({ known, variables, caller, policy, on, facts }: LookUpToPrepare): Prepared {
    const names = namesOf({ ...known, variables }, meanings)
    const entries = entriesOf(names, meanings)
    checkEntries(entries, variables, limits)
    const { agency, procedure, purpose } = caller
    const ask = { agency, purpose, on, ...(procedure !== undefined && { procedure }) }
    const decisions = decided(() => decide(policy, ask, names.relations, facts))
    const needed = decided(() => neededFacts(policy, ask, names))
    const pruned = prune(names, known.operation, decisions)
    const plan = pruned && planner.plan({ text: pruned.text, variables: {} })
    const gate = { meanings, decisions, fields: names.fields }
    const refusal = plan && refusalOf(plan, gate)
    return {
      refusal,
      sealed: isSealed(policy, ask, names.relations),
      movements: movementsOf(plan && !refusal ? plan.fetches : [], gate),
      decisions,
      entries,
      refused: names.asked.filter((asked) => !decisions.grounds(asked)),
      plan,
      grantings: new Map(
        (plan?.fetches ?? []).map((fetch) => [fetch, grantingOf(fetch, meanings)] as const),
      ),
      needed,
      explain: (asked) => {
        const isLookedUp = asked.relation === 'self' || needed.along.has(asked.relation)
        const isConditional = needed.isConditional(asked)
        return withheldReason(asked, caller, { isConditional, isLookedUp })
      },
      kept: keptOf(policy, ask, names, { known: facts, along: needed.along }),
    }
  }

  return (lookUp) => {
    const key = keyOf(lookUp)
    const remembered = prepared.get(key)
    if (remembered) {
      checkEntries(remembered.entries, lookUp.variables, limits)
      return remembered
    }
    const fresh = prepare(lookUp)
    prepared.set(key, fresh)
    return fresh
  }
}

/** The gate's refusal of a plan: it is recorded before it is told. */
function refusalOf(plan: Plan, gate: Parameters<typeof checkPlan>[1]): Refusal | undefined {
  try {
    checkPlan(plan, gate)
    return undefined
  } catch (cause) {
    if (cause instanceof Refusal) return cause
    throw cause
  }
}

/** A policy that fails has not permitted anything. */
function decided<Answer>(ask: () => Answer): Answer {
  try {
    return ask()
  } catch (cause) {
    throw new Refusal('INTERNAL', 'policy', { reason: 'the policy could not decide', cause })
  }
}

function keyOf({ known, variables, caller, policy, on, facts }: LookUpToPrepare): string {
  const outcome = known.conditions.map((name) => (variables[name] === true ? '1' : '0')).join('')
  const { agency, procedure = '', purpose } = caller
  const key = `${known.id} ${outcome} ${agency} ${procedure} ${purpose} ${on} ${policy.hash}`
  return facts ? `${key} ${outcomesIn(facts)}` : key
}

/** INVARIANT: look-ups about which different facts hold are never prepared as one. */
function outcomesIn({ of, along }: KnownFacts): string {
  return JSON.stringify([[...of], [...along]])
}
