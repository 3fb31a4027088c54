import { hasBit } from './bits.ts'
import { type BoundedMemo, boundedMemo } from './bounded-memo.ts'
import { deciding, type HoldingRule, notFalse } from './holding-rules.ts'
import type { Facts } from './policy.ts'
import { type Row, rowOf } from './row.ts'
import type { Space } from './space.ts'

/** Agency, aim and relation of a question, numbered. */
interface Place {
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

/** Places kept per epoch: above agencies × aims × relations of what the shipped agreements are really asked. */
const placesKept = 20_000

/** Rows kept per place: one for each outcome of the facts, where five facts are read at most. */
const rowsKept = 256

/** Makes rows when they are first asked for, and forgets the ones not asked for longest. */
export function rowStore(holding: readonly HoldingRule[], space: Space, version: string): RowStore {
  const { aims, relations, facts } = space
  const unknown = new Uint8Array(facts.ids.length).fill(1)
  const ofAgency = new Map<number, readonly HoldingRule[]>()
  const nearby = new Map<number, readonly HoldingRule[]>()
  const contexts = boundedMemo<number, Context>(placesKept)
  const rows = boundedMemo<string, Row>(placesKept)

  /** The rules of an agency and a relation, whatever the aim: a few of all of them. INVARIANT: one list per agency and relation of the catalogue, so it needs no bound. */
  function near({ agency, relation }: Place): readonly HoldingRule[] {
    const key = agency * relations.ids.length + relation
    const known = nearby.get(key)
    if (known) return known
    const own = ofAgency.get(agency) ?? holding.filter(({ rule }) => hasBit(rule.agencies, agency))
    ofAgency.set(agency, own)
    const found = own.filter(({ rule }) => hasBit(rule.relations, relation))
    nearby.set(key, found)
    return found
  }

  /** Rows that the same rules decide are one row. */
  function shared(rules: readonly HoldingRule[]): Row {
    let key = ''
    for (const { place } of rules) key += String.fromCharCode(place & 0xffff, place >>> 16)
    const known = rows.get(key)
    if (known) return known
    const row = rowOf(rules, space.attributes, version)
    rows.set(key, row)
    return row
  }

  function make(place: Place): Context {
    const rules = notFalse(near(place), { ...place, facts: unknown })
    const read = factsOf(rules)
    if (read.length === 0) {
      const only = shared(deciding(rules, { ...place, facts: unknown }))
      return { ...place, rules, facts: read, row: () => only }
    }
    const byFacts = boundedMemo<number, Row>(rowsKept)
    return { ...place, rules, facts: read, row: rowByFacts(byFacts, place, rules, read) }
  }

  function rowByFacts(
    known: BoundedMemo<number, Row>,
    place: Place,
    rules: readonly HoldingRule[],
    read: readonly number[],
  ): Context['row'] {
    const ids = read.map((at) => facts.ids[at] ?? '')
    return (given) => {
      let key = 0
      for (const id of ids) key = key * 3 + truthOfFact(given, id)
      const found = known.get(key)
      if (found) return found
      const truths = unknown.slice()
      for (const [index, at] of read.entries()) truths[at] = truthOfFact(given, ids[index] ?? '')
      const row = shared(deciding(rules, { ...place, facts: truths }))
      // INVARIANT: no two outcomes share a key; beyond 33 facts numbers are no longer exact, and nothing is kept.
      if (key < Number.MAX_SAFE_INTEGER / 3) known.set(key, row)
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

/** The facts that some of these rules read. */
function factsOf(rules: readonly HoldingRule[]): readonly number[] {
  const read = new Set<number>()
  for (const { rule } of rules) for (const fact of rule.facts) read.add(fact)
  return read.size < 2 ? [...read] : [...read].sort((a, b) => a - b)
}

/** What was looked up of a fact, as a truth; anything but `true` and `false` is not known. */
export function truthOfFact(facts: Facts | undefined, id: string): 0 | 1 | 2 {
  const outcome = facts?.[id]
  if (facts === undefined || (outcome !== true && outcome !== false)) return 1
  // What an object inherits, nobody has looked up.
  if (!Object.hasOwn(facts, id)) return 1
  return outcome ? 2 : 0
}
