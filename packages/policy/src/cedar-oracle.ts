import { Refusal, type Vocabulary } from '@motlan/kernel'
import { groupsOf } from './attribute-groups.ts'
import { type CedarEngine, loadCedar } from './cedar-engine.ts'
import { type CedarPolicy, noProcedure } from './cedar-json.ts'
import { cedarSchema } from './cedar-schema.ts'
import type { CompiledPolicy } from './compile-policy.ts'
import { holdingOn } from './holding-rules.ts'
import type { Ask } from './policy.ts'

/** What Cedar itself decides about one attribute. */
export interface CedarAnswer {
  readonly permitted: boolean
  /** The rules that decide, sorted by id. */
  readonly deciding: readonly string[]
  /** Cedar skips a rule that errs, a prohibition too: whatever errs is a refusal here. */
  readonly errors: readonly string[]
}

/** Asks Cedar, which has the last word on what a rule means. */
export type CedarOracle = (ask: Ask, attribute: string) => CedarAnswer

/** Where Cedar keeps a parsed version. There is no way to remove one, so there are two places and never more. */
export type CedarSlot = 'active' | 'candidate'

export interface OracleOptions {
  readonly slot?: CedarSlot
  /** Only the rules that may be about this agency are loaded, and only questions of it can be asked: several times as fast. */
  readonly agency?: string
  /** Whether Cedar holds each question against the schema first: slow, and it tells a question that cannot be asked from one that is refused. */
  readonly validate?: boolean
}

/**
 * Loads the rules in force on a day into Cedar. One oracle per slot: opening another one in it replaces the rules of
 * the first. Facts that are not true are false to Cedar, which knows no third.
 */
export async function cedarOracle(
  policy: CompiledPolicy,
  on: string,
  { slot = 'active', agency, validate = true }: OracleOptions = {},
): Promise<CedarOracle> {
  const engine = await loadCedar()
  const { space, source } = policy
  const held = holdingOn(policy.rules, on)
    .map(({ rule }) => rule)
    .filter(({ cedar }) => agency === undefined || isAbout(cedar, agency))
    // The same words, typed more narrowly by Cedar than by whoever reads them.
    .map(({ id, cedar }) => [id, cedar as Parameters<CedarEngine['policyToText']>[0]] as const)
  if (validate) demand(engine.preparseSchema(slot, cedarSchema(space, source.vocabulary)))
  demand(engine.preparsePolicySet(slot, { staticPolicies: Object.fromEntries(held) }))
  return (ask, attribute) =>
    answerOf(engine, {
      principal: { type: 'Agency', id: ask.agency },
      action: { type: 'Action', id: attribute },
      resource: { type: attribute.slice(0, attribute.indexOf('.')), id: 'somebody' },
      context: contextOf(ask),
      preparsedPolicySetId: slot,
      ...(validate
        ? { preparsedSchemaName: slot, validateRequest: true, entities: [] }
        : { entities: groupsAround(attribute, source.vocabulary) }),
    })
}

/** By the words of the rule, not by how it was compiled: the oracle owes our compiler nothing. */
function isAbout({ principal }: CedarPolicy, agency: string): boolean {
  return principal.op === 'All' || principal.entity?.id === agency
}

/** Without a schema Cedar has to be told which groups an attribute is in. */
function groupsAround(attribute: string, vocabulary: Vocabulary) {
  const known = vocabulary.get(attribute)
  const parents = known ? groupsOf(known).map((id) => ({ type: 'Action', id })) : []
  return [{ uid: { type: 'Action', id: attribute }, attrs: {}, parents }]
}

/** A question as Cedar is asked it. */
function contextOf({ procedure = noProcedure, purpose, relation, facts = {} }: Ask) {
  const value = (type: string, id: string) => ({ __entity: { type, id } })
  return {
    purpose: value('Purpose', purpose),
    procedure: value('Procedure', procedure),
    relation: value('Relation', relation),
    facts: Object.entries(facts).flatMap(([id, holds]) => (holds ? [value('Fact', id)] : [])),
  }
}

function answerOf(
  engine: CedarEngine,
  call: Parameters<CedarEngine['statefulIsAuthorized']>[0],
): CedarAnswer {
  const answer = engine.statefulIsAuthorized(call)
  if (answer.type === 'failure') {
    return { permitted: false, deciding: [], errors: answer.errors.map(({ message }) => message) }
  }
  const { decision, diagnostics } = answer.response
  const errors = diagnostics.errors.map(({ policyId, error }) => `${policyId}: ${error.message}`)
  return {
    permitted: decision === 'allow' && errors.length === 0,
    deciding: diagnostics.reason.toSorted(),
    errors,
  }
}

function demand(answer: ReturnType<CedarEngine['preparseSchema']>): void {
  if (answer.type === 'success') return
  throw new Refusal('AGREEMENT_INVALID', 'cedar', {
    reason: answer.errors.map(({ message }) => message).join('; '),
    fix: 'motlan policy check says where',
  })
}
