import { type Bits, hasBit, membersOf } from '../bits.ts'
import { type Point, readsOf } from '../condition.ts'
import { type HoldingRule, notFalse } from '../holding-rules.ts'
import type { Space } from '../space.ts'

/** Attributes, aims and relations that no rule tells apart, for one agency and one outcome of the facts that matter there. */
export interface Cell {
  readonly attributes: readonly number[]
  readonly aims: readonly number[]
  readonly relations: readonly number[]
  /** The facts that some rule reads here. */
  readonly read: readonly number[]
  /** The rules that may hold here: all that cover the attributes and are not false whatever the facts. */
  readonly rules: readonly HoldingRule[]
  /** One question of the cell; every other one is decided alike. */
  readonly point: Point
}

/** Where to look; a part that is left out is looked at whole. */
export interface Within {
  readonly agencies?: Bits
  readonly attributes?: Bits
  readonly aims?: Bits
  readonly relations?: Bits
}

/** What else tells values apart, besides the conditions of the rules: the limits of what a version knows. */
export interface Borders {
  readonly aims?: readonly Bits[]
  readonly relations?: readonly Bits[]
  /** Facts whose outcomes matter although no rule may read them. */
  readonly facts?: readonly number[]
  /** Whether a place where these rules may hold is worth looking at; every place is, where it is left out. */
  readonly matters?: (rules: readonly HoldingRule[]) => boolean
}

/**
 * Projected enumeration: covers every question with cells in which all rules answer alike. Instead of the whole space,
 * each class of attributes is looked at only where its own rules can tell anything apart, so the number of cells grows
 * with the rules and not with the catalogue. What no rule grants, everybody refuses, and it is left out.
 */
export function* cellsOf(
  rules: readonly HoldingRule[],
  space: Space,
  within: Within = {},
  borders: Borders = {},
  excluded: readonly (readonly [number, number])[] = [],
): Generator<Cell> {
  const open = new Uint8Array(space.facts.ids.length).fill(1)
  const { matters = () => true } = borders
  for (const agency of chosen(space.agencies.ids.length, within.agencies)) {
    const own = rules.filter(({ rule }) => hasBit(rule.agencies, agency))
    for (const { attributes, covering } of attributeClasses(own, within.attributes)) {
      if (!matters(covering)) continue
      const reads = readsOf(covering.flatMap(({ rule }) => rule.conditions))
      const aims = classesBy(chosen(space.aims.length, within.aims), [
        ...reads.aim,
        ...(borders.aims ?? []),
      ])
      const relations = classesBy(chosen(space.relations.ids.length, within.relations), [
        ...reads.relation,
        ...(borders.relations ?? []),
      ])
      for (const [aim, ...otherAims] of aims) {
        for (const [relation, ...otherRelations] of relations) {
          if (aim === undefined || relation === undefined) continue
          const place = { agency, aim, relation }
          const near = notFalse(covering, { ...place, facts: open })
          if (!near.some(({ permits }) => permits) || !matters(near)) continue
          const inRules = readsOf(near.flatMap(({ rule }) => rule.conditions)).facts
          const read = [...new Set([...inRules, ...(borders.facts ?? [])])]
          for (const facts of outcomesOf(read, space.facts.ids.length, excluded)) {
            yield {
              attributes,
              aims: [aim, ...otherAims],
              relations: [relation, ...otherRelations],
              read,
              rules: near,
              point: { ...place, facts },
            }
          }
        }
      }
    }
  }
}

/** Every outcome of these facts in which no two that exclude each other hold; the others are false. */
export function* outcomesOf(
  read: readonly number[],
  size: number,
  excluded: readonly (readonly [number, number])[],
): Generator<Uint8Array> {
  for (let outcome = 0; outcome < 2 ** read.length; outcome++) {
    const facts = new Uint8Array(size)
    for (const [bit, at] of read.entries()) if ((outcome / 2 ** bit) & 1) facts[at] = 2
    if (excluded.every(([one, other]) => facts[one] !== 2 || facts[other] !== 2)) yield facts
  }
}

/** The pairs of facts that never hold together, as the catalogue declares them. */
export function excludedPairs(
  facts: readonly { readonly id: string; readonly excludes?: readonly string[] }[],
  space: Space,
): readonly (readonly [number, number])[] {
  return facts.flatMap(({ id, excludes = [] }) =>
    excludes.flatMap((other) => {
      const pair = [space.facts.at.get(id), space.facts.at.get(other)] as const
      return pair[0] === undefined || pair[1] === undefined ? [] : [[pair[0], pair[1]] as const]
    }),
  )
}

/** Attributes by the rules that cover them. */
function attributeClasses(
  rules: readonly HoldingRule[],
  within: Bits | undefined,
): readonly {
  readonly attributes: readonly number[]
  readonly covering: readonly HoldingRule[]
}[] {
  const covering = new Map<number, HoldingRule[]>()
  for (const rule of rules) {
    for (const at of membersOf(rule.rule.attributes)) {
      if (within && !hasBit(within, at)) continue
      const known = covering.get(at)
      if (known) known.push(rule)
      else covering.set(at, [rule])
    }
  }
  const classes = new Map<string, { attributes: number[]; covering: readonly HoldingRule[] }>()
  for (const [at, all] of covering) {
    const key = all.map(({ place }) => place).join()
    const known = classes.get(key)
    if (known) known.attributes.push(at)
    else classes.set(key, { attributes: [at], covering: all })
  }
  return [...classes.values()].filter((each) => each.covering.some(({ permits }) => permits))
}

/** Values by the sets they are in. */
export function classesBy(
  values: readonly number[],
  sets: readonly Bits[],
): readonly (readonly number[])[] {
  const distinct = [...new Map(sets.map((set) => [set.join(), set])).values()]
  const classes = new Map<string, number[]>()
  for (const value of values) {
    let key = ''
    for (const set of distinct) key += hasBit(set, value) ? '1' : '0'
    const known = classes.get(key)
    if (known) known.push(value)
    else classes.set(key, [value])
  }
  return [...classes.values()]
}

export function chosen(size: number, within: Bits | undefined): readonly number[] {
  if (within) return membersOf(within).filter((member) => member < size)
  return Array.from({ length: size }, (_, index) => index)
}
