import type { Vocabulary } from '@motlan/kernel'
import { groupsOf } from '../attribute-groups.ts'
import type { Validity } from '../catalog.ts'
import type { CedarExpression, CedarPolicy } from '../cedar-json.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import type { Rule } from '../rule.ts'
import { among, and, dayNumber, type Numbering, numberParts, or } from './numbering.ts'

/**
 * A version as one function of SMT-LIB: whether a question on a day is permitted. INVARIANT: it is made from the Cedar
 * of each rule and from the dates, and from nothing that our compiler has made of them: it is a second opinion.
 */
export function smtPolicy(name: string, policy: CompiledPolicy, numbering: Numbering): string {
  const { rules, source } = policy
  const covering = attributesBy(source.vocabulary)
  const applies = (rule: Rule) =>
    and([
      isValid(rule.origin.validity),
      ...(rule.level === 'grant' ? [or(rule.origin.bases.map(isValid))] : []),
      covers(rule.cedar, covering, numbering),
      conditions(rule.cedar, numbering),
    ])
  const holding = rules.filter(({ origin }) => origin.status === 'in-force')
  const grants = holding.filter(({ level }) => level === 'grant').map(applies)
  const prohibitions = holding.filter(({ level }) => level !== 'grant').map(applies)
  const parameters = [
    ...numberParts.map((part) => `(${part} Int)`),
    ...numbering.fact.map((_, at) => `(fact${at} Bool)`),
  ]
  const define = (what: string, formula: string) =>
    `(define-fun ${what} (${parameters.join(' ')}) Bool ${formula})`
  return [
    define(askedBy(name), canBeAsked(policy, numbering)),
    define(name, and([canBeAsked(policy, numbering), or(grants), `(not ${or(prohibitions)})`])),
  ].join('\n')
}

/** The name of the function that says whether a question can be asked under a version at all. */
export function askedBy(name: string): string {
  return `${name}-asked`
}

/** What a version knows: beyond it everything is refused. */
function canBeAsked({ space, source }: CompiledPolicy, numbering: Numbering): string {
  const { catalog, vocabulary } = source
  const aims = [
    ...catalog.procedures.map(({ code, purpose }) =>
      and([
        among('procedure', [code], numbering.procedure),
        among('purpose', [purpose], numbering.purpose),
      ]),
    ),
    and([
      '(= procedure 0)',
      among(
        'purpose',
        catalog.purposes.map(({ id }) => id),
        numbering.purpose,
      ),
    ]),
  ]
  return and([
    among(
      'agency',
      catalog.agencies.map(({ id }) => id),
      numbering.agency,
    ),
    or(aims),
    among('relation', space.relations.ids, numbering.relation),
    among('attribute', [...vocabulary.keys()], numbering.attribute),
  ])
}

function isValid({ from, until }: Validity): string {
  return and([
    `(<= ${dayNumber(from)} day)`,
    ...(until === undefined ? [] : [`(< day ${dayNumber(until)})`]),
  ])
}

/** The attributes by the names a rule may call them: their own, and those of their groups. */
function attributesBy(vocabulary: Vocabulary): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>()
  for (const attribute of vocabulary.values()) {
    for (const name of [attribute.name, ...groupsOf(attribute)]) {
      members.set(name, [...(members.get(name) ?? []), attribute.name])
    }
  }
  return members
}

function covers(
  { action }: CedarPolicy,
  covering: ReadonlyMap<string, readonly string[]>,
  { attribute }: Numbering,
): string {
  const named = action.entities ?? (action.entity ? [action.entity] : [])
  const names = named.flatMap(({ id }) => covering.get(id) ?? [])
  return among('attribute', [...new Set(names)], attribute)
}

function conditions({ principal, conditions: clauses }: CedarPolicy, numbering: Numbering): string {
  return and([
    ...(principal.entity ? [among('agency', [principal.entity.id], numbering.agency)] : []),
    ...clauses.map(({ kind, body }) =>
      kind === 'unless' ? `(not ${formula(body, numbering)})` : formula(body, numbering),
    ),
  ])
}

type Parts = {
  readonly left: CedarExpression
  readonly right: CedarExpression
  readonly arg: CedarExpression
}

/** A condition as a formula. What is outside the profile has been refused when the policy was compiled. */
function formula(expression: CedarExpression, numbering: Numbering): string {
  const [operator = ''] = Object.keys(expression)
  const { left, right, arg } = expression[operator] as Parts // Inside the profile.
  switch (operator) {
    case '&&':
      return `(and ${formula(left, numbering)} ${formula(right, numbering)})`
    case '||':
      return `(or ${formula(left, numbering)} ${formula(right, numbering)})`
    case '!':
      return `(not ${formula(arg, numbering)})`
    case '==':
      return oneOf(left, [right], numbering)
    default: {
      const set = left.Set as readonly CedarExpression[] | undefined // Inside the profile.
      return set ? oneOf(right, set, numbering) : `fact${numbering.fact.indexOf(idOf(right))}`
    }
  }
}

function oneOf(
  variable: CedarExpression,
  values: readonly CedarExpression[],
  numbering: Numbering,
): string {
  const field = variable['.'] as { readonly attr: 'purpose' | 'procedure' | 'relation' } | undefined // Inside the profile.
  const part = field?.attr ?? 'agency'
  return among(part, values.map(idOf), numbering[part])
}

function idOf(value: CedarExpression): string {
  return (value.Value as { readonly __entity: { readonly id: string } }).__entity.id // Inside the profile.
}
