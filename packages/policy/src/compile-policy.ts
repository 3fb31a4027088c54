import { Refusal } from '@motlan/kernel'
import { agreementFaults } from './agreement-faults.ts'
import { boundedMemo } from './bounded-memo.ts'
import { compileRules, spaceOfSource } from './compile-rules.ts'
import { nothingNamed, notKnown, readsOf, truthOf } from './condition.ts'
import type { Fault } from './fault.ts'
import { holdingOn } from './holding-rules.ts'
import { epochAmong, turnsOf } from './in-force.ts'
import type { Ask, Policy } from './policy.ts'
import { policyHash } from './policy-hash.ts'
import type { PolicySource } from './policy-source.ts'
import { rowOf } from './row.ts'
import { type Context, type RowStore, rowStore } from './row-store.ts'
import type { Rule } from './rule.ts'
import { settle } from './settle.ts'
import { aimAt, factCatalogOf, type Space } from './space.ts'

/** A policy with everything it was made of, for whoever explains and compares. */
export interface CompiledPolicy extends Policy {
  readonly source: PolicySource
  readonly space: Space
  /** Every rule, whether its agreement is in force or not. */
  readonly rules: readonly Rule[]
  /** The days on which anything starts or stops. */
  readonly turns: readonly string[]
  /** How much is remembered: contexts and rows. */
  readonly remembered: () => number
}

/** Epochs kept at a time: today's, and a few that reports ask for. */
const epochsKept = 16

/**
 * Compiles agreements into rows that are built on first use. Throws `AGREEMENT_INVALID` where anything is wrong with
 * any of them, drafts included; only agreements in force permit anything.
 */
export function compilePolicy(source: PolicySource): CompiledPolicy {
  refuseFaults(agreementFaults(source))
  const { agreements, guardrails = [], catalog } = source
  const space = spaceOfSource(source)
  const rules = compileRules(source, space)
  const hash = policyHash(source)
  const holding = [...agreements, ...guardrails].filter(({ status }) => status === 'in-force')
  const turns = turnsOf([...holding.map(({ validity }) => validity), ...catalog.legalBases])
  const epoch = epochAmong(turns)
  const epochs = boundedMemo<string, RowStore>(epochsKept)
  const nowhere = contextOfNothing(space, hash)

  function contextOf({ agency, procedure, purpose, relation, on }: Ask): Context {
    const at = {
      agency: space.agencies.at.get(agency),
      aim: aimAt(space, procedure, purpose),
      relation: space.relations.at.get(relation),
    }
    // INVARIANT: only what the catalogue knows reaches the memo, so that no stream of questions can fill it.
    if (at.agency === undefined || at.aim === undefined || at.relation === undefined) return nowhere
    return storeOf(epoch(on)).context({ agency: at.agency, aim: at.aim, relation: at.relation })
  }

  function storeOf(day: string): RowStore {
    const known = epochs.get(day)
    if (known) return known
    const made = rowStore(holdingOn(rules, day), space, hash)
    epochs.set(day, made)
    return made
  }

  return {
    hash,
    source,
    space,
    rules,
    turns,
    agencies: new Map(catalog.agencies.map((each) => [each.id, each])),
    procedures: new Map(catalog.procedures.map((each) => [each.code, each])),
    purposes: new Map(catalog.purposes.map(({ id, title }) => [id, title])),
    agreements: new Map(holding.map(({ id, title }) => [id, title])),
    legalBases: new Map(catalog.legalBases.map((each) => [each.id, each])),
    relations: relationsGranted(rules, space),
    facts: factsRead(rules, space),
    factCatalog: factCatalogOf(catalog),
    consentScopes: new Map((catalog.consentScopes ?? []).map((each) => [each.id, each])),
    epoch,
    decide: (ask) => contextOf(ask).row(ask.facts),
    settle: (ask) => settle(contextOf(ask), ask.facts, space),
    remembered: () => turns.reduce((sum, day) => sum + (epochs.get(day)?.size() ?? 0), 0),
  }
}

/** Where nobody may know anything: an agency, an aim or a relation that is in no catalogue. */
function contextOfNothing(space: Space, hash: string): Context {
  const row = rowOf([], space.attributes, hash)
  const place = { agency: nothingNamed, aim: nothingNamed, relation: nothingNamed }
  return { ...place, rules: [], facts: [], row: () => row }
}

function relationsGranted(rules: readonly Rule[], { relations }: Space): readonly string[] {
  const grants = rules.filter(
    ({ level, origin }) => level === 'grant' && origin.status === 'in-force',
  )
  const open = { agency: notKnown, aim: notKnown, facts: new Uint8Array() }
  return relations.ids.filter((_, relation) =>
    grants.some(({ conditions }) => truthOf(conditions, { ...open, relation }) !== 0),
  )
}

function factsRead(rules: readonly Rule[], { facts }: Space): readonly string[] {
  const read = new Set(readsOf(rules.flatMap(({ conditions }) => conditions)).facts)
  return facts.ids.filter((_, at) => read.has(at))
}

function refuseFaults(faults: readonly Fault[]): void {
  const [first, ...others] = faults
  if (!first) return
  const more = others.length === 0 ? '' : ` (and ${others.length} more in the agreements)`
  throw new Refusal('AGREEMENT_INVALID', `${first.file}: ${first.place}`, {
    reason: `${first.reason}${more}`,
    fix: first.fix,
  })
}
