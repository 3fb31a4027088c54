import { Refusal } from '@motlan/kernel'
import { addBits, allBits, type Bits, bitsOf, isEmpty, noBits, setBit } from './bits.ts'
import { type CedarPolicy, type CedarScope, isOneOf, not } from './cedar-json.ts'
import {
  agencyIs,
  type Condition,
  conditionOf,
  conjunctsOf,
  nothingNamed,
  notKnown,
  type Refuse,
  readsOf,
  truthOf,
} from './condition.ts'
import type { Rule, RuleLevel, RuleOrigin } from './rule.ts'
import type { Space } from './space.ts'

/** One policy before it is compiled: where it is written, and what it is. */
export interface RuleText {
  readonly id: string
  readonly level: RuleLevel
  readonly origin: RuleOrigin
  readonly cedar: CedarPolicy
  /** The only agency it may be about; absent in a guardrail. */
  readonly consumer?: string
  /** The attributes it may be about; absent in a guardrail. */
  readonly provided?: Bits
}

/** Compiles one policy; `AGREEMENT_INVALID` with the rule and the place where it is outside the profile. */
export function compileRule(text: RuleText, space: Space): Rule {
  const refuse: Refuse = (what) => {
    throw new Refusal('AGREEMENT_INVALID', `${text.origin.file}: ${text.id}`, {
      reason: `outside the profile: ${what}`,
      fix: 'see the profile in packages/policy/README.md: what is not listed there cannot be said',
    })
  }
  const { cedar, level } = text
  if (cedar.effect !== (level === 'grant' ? 'permit' : 'forbid')) {
    return refuse(`${cedar.effect} in a ${level}`)
  }
  const attributes = attributesOf(cedar.action, space, refuse)
  checkResource(cedar.resource, refuse)
  const conditions = [
    ...principalConditions(cedar.principal, space, refuse),
    ...cedar.conditions.flatMap((clause) =>
      clause.kind === 'when'
        ? conjunctsOf(clause.body).map((each) => conditionOf(each, space, refuse))
        : clause.kind === 'unless'
          ? [conditionOf(not(clause.body), space, refuse)]
          : refuse(`a clause "${clause.kind}"`),
    ),
  ]
  const agencies = possible(conditions, 'agency', space.agencies.ids.length)
  checkReach({ ...text, attributes, agencies, conditions }, space, refuse)
  return {
    id: text.id,
    level,
    origin: text.origin,
    attributes,
    conditions,
    agencies,
    aims: possible(conditions, 'aim', space.aims.length),
    relations: possible(conditions, 'relation', space.relations.ids.length),
    facts: readsOf(conditions).facts,
    cedar,
  }
}

function principalConditions(
  { op, entity, slot }: CedarScope,
  space: Space,
  refuse: Refuse,
): readonly Condition[] {
  if (op === 'All') return []
  if (op !== '==' || slot !== undefined || entity?.type !== 'Agency') {
    return refuse(`principal ${op}: only one agency, or all`)
  }
  const agency = space.agencies.at.get(entity.id) ?? refuse(`unknown agency "${entity.id}"`)
  return [agencyIs(isOneOf('agency', [entity.id]), agency, space)]
}

function attributesOf(
  { op, entity, entities, slot }: CedarScope,
  space: Space,
  refuse: Refuse,
): Bits {
  if ((op !== '==' && op !== 'in') || slot !== undefined) {
    return refuse(`action ${op}: a rule names its attributes`)
  }
  const { attributes, groups } = space
  const bits = noBits(attributes.ids.length)
  for (const { type, id } of entities ?? (entity ? [entity] : [])) {
    const single = attributes.at.get(id)
    const members =
      single !== undefined
        ? bitsOf(attributes.ids.length, [single])
        : op === 'in'
          ? groups.get(id)
          : undefined
    if (type !== 'Action' || !members) return refuse(`unknown attribute "${id}"`)
    addBits(bits, members)
  }
  return isEmpty(bits) ? refuse('no attribute at all') : bits
}

/** What a rule is about follows from its attributes; naming the subject type beside them changes nothing. */
function checkResource({ op, in: within, slot }: CedarScope, refuse: Refuse): void {
  if ((op === 'All' || op === 'is') && within === undefined && slot === undefined) return
  refuse(`resource ${op}: only a subject type, or all`)
}

const nothingKnown = {
  agency: notKnown,
  aim: notKnown,
  relation: notKnown,
  facts: new Uint8Array(),
}

/** The values of one part of a question for which the conditions are not false whatever the other parts are. */
function possible(
  conditions: readonly Condition[],
  part: 'agency' | 'aim' | 'relation',
  size: number,
): Bits {
  const reading = conditions.filter(({ reads }) => reads[part].length > 0)
  if (reading.length === 0) return allBits(size)
  const bits = noBits(size)
  const point = { ...nothingKnown }
  for (let value = 0; value < size; value++) {
    point[part] = value
    if (truthOf(reading, point) !== 0) setBit(bits, value)
  }
  return bits
}

/** INVARIANT: an agreement reaches its consumer and its provider only, and grants nothing to anybody for no reason. */
function checkReach(
  rule: RuleText & Pick<Rule, 'attributes' | 'agencies' | 'conditions'>,
  space: Space,
  refuse: Refuse,
): void {
  const { level, consumer, provided, attributes, agencies, conditions } = rule
  if (provided && attributes.some((word, at) => (word & ~(provided[at] ?? 0)) !== 0)) {
    refuse('an attribute that its provider does not hold')
  }
  if (consumer !== undefined) {
    const own = bitsOf(
      space.agencies.ids.length,
      space.agencies.ids.flatMap((id, at) => (id === consumer ? [at] : [])),
    )
    if (agencies.some((word, at) => (word & ~(own[at] ?? 0)) !== 0)) {
      refuse(`an agency other than ${consumer}: write \`principal == Agency::"${consumer}"\``)
    }
  }
  if (level !== 'grant') return
  if (truthOf(conditions, { ...nothingKnown, relation: nothingNamed }) !== 0) {
    refuse('a grant that does not name the relations it is for')
  }
  if (truthOf(conditions, { ...nothingKnown, aim: nothingNamed }) !== 0) {
    refuse('a grant that names neither a purpose nor a procedure')
  }
}
