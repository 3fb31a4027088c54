/** The name of one thing in Cedar: `Agency::"tax"`. */
export interface CedarName {
  readonly type: string
  readonly id: string
}

/** The part of Cedar's JSON form of an expression that the profile knows; whatever else Cedar can say is refused by name. */
export type CedarExpression = Readonly<Record<string, unknown>>

/** One policy in Cedar's JSON form. */
export interface CedarPolicy {
  readonly effect: string
  readonly principal: CedarScope
  readonly action: CedarScope
  readonly resource: CedarScope
  readonly conditions: readonly { readonly kind: string; readonly body: CedarExpression }[]
  readonly annotations?: Readonly<Record<string, string | null>>
}

/** Whom, what or about whom a policy is: `{ op: 'All' }`, `{ op: '==', entity }`, `{ op: 'in', entities }`, `{ op: 'is', entity_type }`. */
export interface CedarScope {
  readonly op: string
  readonly entity?: CedarName
  readonly entities?: readonly CedarName[]
  readonly entity_type?: string
  readonly in?: unknown
  readonly slot?: string
}

/** What a rule reads, and the type of its values in Cedar. */
export const cedarTypes = {
  agency: 'Agency',
  purpose: 'Purpose',
  procedure: 'Procedure',
  relation: 'Relation',
  fact: 'Fact',
} as const

export type CedarDimension = keyof typeof cedarTypes

/** The procedure of a look-up that names a purpose only: every request has one, so that no rule can err on its absence. */
export const noProcedure = 'none'

/** The fact of a catalogue without facts: Cedar wants an enumeration to have a value. */
export const noFact = 'none'

/** A value: `Purpose::"lending"`. */
function cedarValue(dimension: CedarDimension, id: string): CedarExpression {
  return { Value: { __entity: { type: cedarTypes[dimension], id } } }
}

/** The part of a request that a dimension is read from: `principal`, `context.purpose`. */
function cedarVariable(dimension: Exclude<CedarDimension, 'fact'>): CedarExpression {
  return dimension === 'agency' ? { Var: 'principal' } : inContext(dimension)
}

/** `context.purpose == Purpose::"a"`, or `[Purpose::"a", Purpose::"b"].contains(context.purpose)`. */
export function isOneOf(
  dimension: Exclude<CedarDimension, 'fact'>,
  ids: readonly string[],
): CedarExpression {
  const variable = cedarVariable(dimension)
  const values = ids.map((id) => cedarValue(dimension, id))
  const [first] = values
  return values.length === 1 && first
    ? { '==': { left: variable, right: first } }
    : { contains: { left: { Set: values }, right: variable } }
}

/** `context.facts.contains(Fact::"open-case")`. */
export function factHolds(id: string): CedarExpression {
  return { contains: { left: inContext('facts'), right: cedarValue('fact', id) } }
}

export function not(expression: CedarExpression): CedarExpression {
  return { '!': { arg: expression } }
}

/** Conditions in a row: Cedar refuses to read what is nested more than about sixty times. */
const inARow = 40

/** `a && b && c`, or undefined of nothing; many of them in two halves, each in brackets. */
export function allOf(expressions: readonly CedarExpression[]): CedarExpression | undefined {
  if (expressions.length <= inARow) {
    return expressions.reduce<CedarExpression | undefined>(
      (left, right) => (left === undefined ? right : { '&&': { left, right } }),
      undefined,
    )
  }
  const half = expressions.length >> 1
  const left = allOf(expressions.slice(0, half))
  const right = allOf(expressions.slice(half))
  return { '&&': { left, right } }
}

function inContext(attr: string): CedarExpression {
  return { '.': { left: { Var: 'context' }, attr } }
}
