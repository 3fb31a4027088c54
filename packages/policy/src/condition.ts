import { type Bits, bitsOf, hasBit } from './bits.ts'
import {
  type CedarDimension,
  type CedarExpression,
  type CedarName,
  cedarTypes,
  noProcedure,
} from './cedar-json.ts'
import type { Space } from './space.ts'

/** What is known of a condition: 0 it does not hold, 1 not known, 2 it holds (Kleene: and is the least, or the greatest). */
export type Truth = 0 | 1 | 2

/** Stands for a part of a question that is not known. */
export const notKnown = -2

/** Stands for a value that no rule names. */
export const nothingNamed = -1

/** One question, numbered; its facts are truths by place. */
export interface Point {
  readonly agency: number
  readonly aim: number
  readonly relation: number
  readonly facts: Uint8Array
}

/** What a condition looks at: sets of values it tells apart, and facts. */
export interface Reads {
  readonly agency: readonly Bits[]
  readonly aim: readonly Bits[]
  readonly relation: readonly Bits[]
  readonly facts: readonly number[]
}

/** One condition of a rule: all of a rule's conditions must hold. */
export interface Condition {
  readonly cedar: CedarExpression
  readonly reads: Reads
  readonly test: (point: Point) => Truth
}

/** Ends with what is outside the profile. */
export type Refuse = (what: string) => never

type Dimension = Exclude<CedarDimension, 'fact'>

/** Compiles an expression. Closed by construction: what is not listed here is refused, nothing is guessed. */
export function conditionOf(cedar: CedarExpression, space: Space, refuse: Refuse): Condition {
  const [operator = '', ...more] = Object.keys(cedar)
  if (more.length > 0) return refuse(`an expression with two operators, ${shown(cedar)}`)
  const given = cedar[operator] as Operands // Cedar's own parser has written it; each part is checked before use.
  const of = (part: CedarExpression | undefined): Condition =>
    part === undefined ? refuse(shown(cedar)) : conditionOf(part, space, refuse)
  switch (operator) {
    case '&&':
      return joined(cedar, of(given.left), of(given.right), Math.min)
    case '||':
      return joined(cedar, of(given.left), of(given.right), Math.max)
    case '!': {
      const { reads, test } = of(given.arg)
      return { cedar, reads, test: (point) => (2 - test(point)) as Truth } // 2, 1, 0 of 0, 1, 2.
    }
    case '==':
      return membership(cedar, given.left, [given.right], space, refuse)
    case 'contains': {
      const set = given.left?.Set
      if (Array.isArray(set)) return membership(cedar, given.right, set, space, refuse)
      if (contextField(given.left) === 'facts') return factIn(cedar, given.right, space, refuse)
      return refuse(shown(cedar))
    }
    default:
      return refuse(shown(cedar))
  }
}

/** `a && b && c` as three conditions. */
export function conjunctsOf(cedar: CedarExpression): readonly CedarExpression[] {
  const both = cedar['&&'] as Operands | undefined // As above.
  return both?.left && both.right
    ? [...conjunctsOf(both.left), ...conjunctsOf(both.right)]
    : [cedar]
}

/** The condition that the agency is this one: what Cedar says with `principal == …`. */
export function agencyIs(cedar: CedarExpression, agency: number, space: Space): Condition {
  return among(cedar, 'agency', bitsOf(space.agencies.ids.length, [agency]))
}

/** What a condition tells apart in the four parts of a question. */
export function readsOf(conditions: readonly Condition[]): Reads {
  const all = <Part extends keyof Reads>(part: Part) => conditions.map(({ reads }) => reads[part])
  return {
    agency: all('agency').flat(),
    aim: all('aim').flat(),
    relation: all('relation').flat(),
    facts: [...new Set(all('facts').flat())].sort((a, b) => a - b),
  }
}

/** The truth of all conditions together. */
export function truthOf(conditions: readonly Condition[], point: Point): Truth {
  let truth: Truth = 2
  for (const { test } of conditions) {
    const one = test(point)
    if (one === 0) return 0
    if (one === 1) truth = 1
  }
  return truth
}

interface Operands {
  readonly left?: CedarExpression
  readonly right?: CedarExpression
  readonly arg?: CedarExpression
  readonly attr?: string
}

function joined(
  cedar: CedarExpression,
  left: Condition,
  right: Condition,
  join: (one: number, other: number) => number,
): Condition {
  return {
    cedar,
    reads: readsOf([left, right]),
    test: (point) => join(left.test(point), right.test(point)) as Truth, // One of the two.
  }
}

function membership(
  cedar: CedarExpression,
  variable: CedarExpression | undefined,
  values: readonly unknown[],
  space: Space,
  refuse: Refuse,
): Condition {
  const dimension = dimensionOf(variable)
  if (dimension === undefined) return refuse(`a comparison of ${shown(variable)}`)
  if (values.length === 0) return refuse('a comparison with no value at all')
  const ids = values.map((value) => idIn(value, dimension, refuse))
  const sizes = { agency: space.agencies, relation: space.relations }
  if (dimension === 'agency' || dimension === 'relation') {
    const { at } = sizes[dimension]
    const members = ids.map((id) => at.get(id) ?? refuse(`unknown ${dimension} "${id}"`))
    return among(cedar, dimension, bitsOf(at.size, members))
  }
  for (const id of ids) {
    if (!knownAim(dimension, id, space)) return refuse(`unknown ${dimension} "${id}"`)
  }
  const members = space.aims.flatMap(({ procedure = noProcedure, purpose }, index) =>
    ids.includes(dimension === 'purpose' ? purpose : procedure) ? [index] : [],
  )
  return among(cedar, 'aim', bitsOf(space.aims.length, members))
}

function knownAim(dimension: 'purpose' | 'procedure', id: string, space: Space): boolean {
  if (dimension === 'purpose') return space.aimOfPurpose.has(id)
  return id === noProcedure || space.aimOfProcedure.has(id)
}

function among(cedar: CedarExpression, part: 'agency' | 'aim' | 'relation', bits: Bits): Condition {
  return {
    cedar,
    reads: { agency: [], aim: [], relation: [], facts: [], [part]: [bits] },
    test: (point) => (point[part] === notKnown ? 1 : hasBit(bits, point[part]) ? 2 : 0),
  }
}

function factIn(
  cedar: CedarExpression,
  value: CedarExpression | undefined,
  space: Space,
  refuse: Refuse,
): Condition {
  const id = idIn(value, 'fact', refuse)
  const at = space.facts.at.get(id) ?? refuse(`unknown fact "${id}"`)
  return {
    cedar,
    reads: { agency: [], aim: [], relation: [], facts: [at] },
    test: ({ facts }) => (facts[at] ?? 1) as Truth, // Facts are truths by place; one that is not there is not known.
  }
}

function dimensionOf(variable: CedarExpression | undefined): Dimension | undefined {
  if (variable?.Var === 'principal') return 'agency'
  const field = contextField(variable)
  return field === 'purpose' || field === 'procedure' || field === 'relation' ? field : undefined
}

function contextField(expression: CedarExpression | undefined): string | undefined {
  const field = expression?.['.'] as Operands | undefined // As above.
  return field?.left?.Var === 'context' ? field.attr : undefined
}

function idIn(value: unknown, dimension: CedarDimension, refuse: Refuse): string {
  const name = (value as { readonly Value?: { readonly __entity?: CedarName } } | undefined)?.Value // As above.
    ?.__entity
  const type = cedarTypes[dimension]
  if (name?.type !== type)
    return refuse(`${dimension} compared with ${shown(value)}, not a ${type}`)
  return name.id
}

function shown(part: unknown): string {
  const text = JSON.stringify(part) ?? 'nothing'
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
