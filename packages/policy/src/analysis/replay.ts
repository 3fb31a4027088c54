import type { CompiledPolicy } from '../compile-policy.ts'
import type { Ask, Facts, PolicyRow } from '../policy.ts'
import { isPermitted } from '../presence.ts'

/** What is kept of one decision: enough to decide it again, and no value of an attribute. */
export interface DecisionRecord {
  /** Hash of the policy that decided. */
  readonly policy: string
  readonly agency: string
  readonly procedure?: string
  readonly purpose: string
  readonly relation: string
  /** The day of the look-up. */
  readonly on: string
  /** The facts that were looked up, with their outcome; the others were not. */
  readonly facts?: Facts
  readonly requested: readonly string[]
  readonly disclosed: readonly string[]
}

/** Records that are alike in everything, counted once. */
export interface RecordClass {
  readonly record: DecisionRecord
  readonly times: number
}

/** What would have been different, attribute by attribute: sure, or dependent on a fact that nobody looked up then. */
export type ReplayWord = 'gained' | 'revoked' | 'maybe-gained' | 'maybe-revoked'

export interface ReplayChange {
  readonly word: ReplayWord
  readonly attribute: string
  readonly agency: string
  readonly procedure?: string
  readonly purpose: string
  readonly relation: string
  /** How many records it happened in. */
  readonly times: number
  /** The rules that decide now: what forbids, or what permits. */
  readonly deciding: readonly string[]
  /** For a maybe: the facts it depends on. */
  readonly needs: readonly string[]
}

export interface Replayed {
  readonly records: number
  readonly classes: number
  /** Records in which anything changes, or may change. */
  readonly touched: number
  /** Records that would have failed: something they disclosed is surely withheld. */
  readonly failing: number
  readonly changes: readonly ReplayChange[]
}

/** Puts equal records together: the cost of a replay follows how many different ones there are. */
export function recordClasses(records: Iterable<DecisionRecord>): readonly RecordClass[] {
  const classes = new Map<string, { record: DecisionRecord; times: number }>()
  for (const record of records) {
    const key = classKey(record)
    const known = classes.get(key)
    if (known) known.times++
    else classes.set(key, { record, times: 1 })
  }
  return [...classes.values()]
}

/**
 * Decides recorded look-ups again under another version, with the facts that were looked up then. `on` replaces the
 * day of each record: what the version would do with the same requests on that day.
 */
export function replay(
  classes: readonly RecordClass[],
  candidate: CompiledPolicy,
  { on }: { readonly on?: string } = {},
): Replayed {
  const changes = new Map<string, ReplayChange>()
  let records = 0
  let touched = 0
  let failing = 0
  for (const { record, times } of classes) {
    records += times
    const found = changesIn(record, candidate, on ?? record.on)
    if (found.length > 0) touched += times
    if (found.some(({ word }) => word === 'revoked')) failing += times
    for (const change of found) {
      const key = JSON.stringify({ ...change, times: 0 })
      const known = changes.get(key)
      changes.set(key, { ...change, times: (known?.times ?? 0) + times })
    }
  }
  return { records, classes: classes.length, touched, failing, changes: [...changes.values()] }
}

function changesIn(
  { agency, procedure, purpose, relation, facts, requested, disclosed }: DecisionRecord,
  candidate: CompiledPolicy,
  on: string,
): readonly ReplayChange[] {
  const aim = { agency, ...(procedure !== undefined && { procedure }), purpose, relation }
  const ask: Ask = { ...aim, on, ...(facts && { facts }) }
  const { certain, possible, needs } = candidate.settle(ask)
  const was = new Set(disclosed)
  return requested.flatMap((attribute) => {
    const word = wordFor(was.has(attribute), certain, possible, attribute)
    if (!word) return []
    const maybe = word.startsWith('maybe')
    return [
      {
        word,
        attribute,
        ...aim,
        times: 1,
        deciding: certain.deciding(attribute),
        needs: maybe ? needs([attribute]) : [],
      },
    ]
  })
}

function wordFor(
  was: boolean,
  certain: PolicyRow,
  possible: ReadonlySet<string>,
  attribute: string,
): ReplayWord | undefined {
  if (isPermitted(attribute, certain.permitted)) return was ? undefined : 'gained'
  if (!isPermitted(attribute, possible)) return was ? 'revoked' : undefined
  return was ? 'maybe-revoked' : 'maybe-gained'
}

function classKey(record: DecisionRecord): string {
  const { agency, procedure, purpose, relation, on, facts = {}, requested, disclosed } = record
  const known = Object.keys(facts)
    .sort()
    .map((id) => `${id}=${facts[id]}`)
  return [agency, procedure, purpose, relation, on, known, requested, disclosed].join('|')
}
