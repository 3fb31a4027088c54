import { addBits, type Bits, both, hasBit, isEmpty, noBits, overlaps, without } from '../bits.ts'
import { type Point, readsOf } from '../condition.ts'
import { deciding, type HoldingRule, notFalse } from '../holding-rules.ts'
import type { Space } from '../space.ts'
import { chosen, classesBy, outcomesOf, type Within } from './cells.ts'

/** What is permitted at one place and outcome of facts, among the attributes looked at. */
export interface RowWithin {
  readonly point: Point
  readonly permitted: Bits
  readonly rules: readonly HoldingRule[]
}

/** Every row that can be asked for, one of each kind: aims and relations that no rule tells apart are looked at once. */
export function* rowsWithin(
  rules: readonly HoldingRule[],
  space: Space,
  within: Within & { readonly facts?: readonly (readonly [number, boolean])[] },
  excluded: readonly (readonly [number, number])[],
): Generator<RowWithin> {
  const size = space.attributes.ids.length
  const about = rules.filter(
    ({ rule }) => !within.attributes || overlaps(rule.attributes, within.attributes),
  )
  const fixed = new Map(within.facts)
  const open = new Uint8Array(space.facts.ids.length).fill(1)
  for (const [at, holds] of fixed) open[at] = holds ? 2 : 0
  for (const agency of chosen(space.agencies.ids.length, within.agencies)) {
    const own = about.filter(({ rule }) => hasBit(rule.agencies, agency))
    const reads = readsOf(own.flatMap(({ rule }) => rule.conditions))
    const aims = classesBy(chosen(space.aims.length, within.aims), reads.aim)
    const relations = classesBy(
      chosen(space.relations.ids.length, within.relations),
      reads.relation,
    )
    for (const [aim = 0] of aims) {
      for (const [relation = 0] of relations) {
        const place = { agency, aim, relation }
        const near = notFalse(own, { ...place, facts: open })
        const read = readsOf(near.flatMap(({ rule }) => rule.conditions)).facts
        const free = read.filter((at) => !fixed.has(at))
        for (const facts of outcomesOf(free, open.length, excluded)) {
          for (const [at, holds] of fixed) facts[at] = holds ? 2 : 0
          const point = { ...place, facts }
          const holding = deciding(near, point)
          yield { point, permitted: permittedBy(holding, size, within.attributes), rules: holding }
        }
      }
    }
  }
}

function permittedBy(rules: readonly HoldingRule[], size: number, among: Bits | undefined): Bits {
  const granted = noBits(size)
  const forbidden = noBits(size)
  for (const { rule, permits } of rules) addBits(permits ? granted : forbidden, rule.attributes)
  const permitted = without(granted, forbidden)
  return among && !isEmpty(permitted) ? both(permitted, among) : permitted
}
