import { type BoundedMemo, boundedMemo } from './bounded-memo.ts'
import { notKnown, readsOf } from './condition.ts'
import { deciding, type HoldingRule, notFalse } from './holding-rules.ts'
import type { Facts } from './policy.ts'
import { type Row, rowOf } from './row.ts'
import type { Space } from './space.ts'

/** Agency, aim and relation of a question, numbered. */
export interface Place {
  readonly agency: number
  readonly aim: number
  readonly relation: number
}

/** Everything about one place that does not depend on facts, and the rows met so far. */
export interface Context extends Place {
  /** The rules that may hold there. */
  readonly rules: readonly HoldingRule[]
  /** The facts, by place, that some of them read. */
  readonly facts: readonly number[]
  readonly row: (facts: Facts | undefined) => Row
}

/** The rows of one version in one epoch. */
export interface RowStore {
  readonly context: (place: Place) => Context
  readonly size: () => number
}

/** Places kept per epoch: above agencies × procedures × relations of the shipped agreements. */
const placesKept = 10_000

/** Rows kept per place: one for each outcome of the facts, where five facts are read at most. */
const rowsKept = 256

/** Makes rows when they are first asked for, and forgets the ones not asked for longest. */
export function rowStore(holding: readonly HoldingRule[], space: Space, version: string): RowStore {
  const { aims, relations, facts } = space
  const unknown = new Uint8Array(facts.ids.length).fill(1)
  const nearby = new Map<number, readonly HoldingRule[]>()
  const contexts = boundedMemo<number, Context>(placesKept)
  const rows = boundedMemo<string, Row>(placesKept)

  /** The rules of an agency and a relation, whatever the aim: a few of all of them. */
  function near({ agency, relation }: Place): readonly HoldingRule[] {
    const key = agency * relations.ids.length + relation
    const known = nearby.get(key)
    if (known) return known
    const found = notFalse(holding, { agency, aim: notKnown, relation, facts: unknown })
    nearby.set(key, found)
    return found
  }

  /** Rows that the same rules decide are one row. */
  function shared(rules: readonly HoldingRule[]): Row {
    const key = rules.map(({ place }) => place).join()
    const known = rows.get(key)
    if (known) return known
    const row = rowOf(rules, space.attributes, version)
    rows.set(key, row)
    return row
  }

  function make(place: Place): Context {
    const rules = notFalse(near(place), { ...place, facts: unknown })
    const read = readsOf(rules.flatMap(({ rule }) => rule.conditions)).facts
    if (read.length === 0) {
      const only = shared(deciding(rules, { ...place, facts: unknown }))
      return { ...place, rules, facts: read, row: () => only }
    }
    const byFacts = boundedMemo<string, Row>(rowsKept)
    return { ...place, rules, facts: read, row: rowByFacts(byFacts, place, rules, read) }
  }

  function rowByFacts(
    known: BoundedMemo<string, Row>,
    place: Place,
    rules: readonly HoldingRule[],
    read: readonly number[],
  ): Context['row'] {
    return (given) => {
      let key = ''
      for (const at of read) key += truthOfFact(given, facts.ids[at] ?? '')
      const found = known.get(key)
      if (found) return found
      const truths = unknown.slice()
      for (const [index, at] of read.entries()) truths[at] = Number(key[index])
      const row = shared(deciding(rules, { ...place, facts: truths }))
      known.set(key, row)
      return row
    }
  }

  return {
    context: (place) => {
      const key = (place.agency * aims.length + place.aim) * relations.ids.length + place.relation
      const known = contexts.get(key)
      if (known) return known
      const context = make(place)
      contexts.set(key, context)
      return context
    },
    size: () => contexts.size() + rows.size() + nearby.size,
  }
}

/** What was looked up of a fact, as a truth; anything but `true` and `false` is not known. */
export function truthOfFact(facts: Facts | undefined, id: string): 0 | 1 | 2 {
  if (facts === undefined || !Object.hasOwn(facts, id)) return 1
  return facts[id] === true ? 2 : facts[id] === false ? 0 : 1
}
