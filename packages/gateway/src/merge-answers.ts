import type { JsonObject } from '@motlan/kernel'
import type { GraphQLFormattedError } from 'graphql'
import { Bare } from './bare.ts'
import type { GatheredPath } from './gathered.ts'
import type { AnsweredLookUp } from './look-up.ts'
import type { Shaped } from './shaped.ts'
import type { LookUpPart, SplitOperation } from './split-look-up.ts'

/** One part of a look-up with its answer. */
export interface AnsweredPart {
  readonly part: LookUpPart
  readonly answer: AnsweredLookUp
}

/**
 * Puts the parts of one look-up together, as if it had been answered at once: everybody in their place, one error per
 * withheld attribute, at the first place where it is withheld.
 */
export function mergeAnswers(
  split: SplitOperation,
  answered: readonly AnsweredPart[],
): AnsweredLookUp {
  const shaped = answered.map(({ answer }) => answer.shaped)
  const lists = new Set(split.slots.flatMap(({ key, many }) => (many ? [key] : [])))
  const withheld = shaped.flatMap((each) => each.withheld)
  const merged: Shaped = {
    data: shaped.some(({ data }) => data === null) ? null : mergedData(split, answered, lists),
    errors: mergedErrors(split, answered, lists),
    groups: shaped.flatMap(({ groups }) => groups),
    get disclosures() {
      return shaped.flatMap(({ disclosures }) => disclosures)
    },
    withheld: [...new Map(withheld.map((each) => [nameOf(each), each])).values()],
  }
  return {
    shaped: merged,
    provenance: firstOfEach(answered),
    shortfalls: [...new Set(answered.flatMap(({ answer }) => answer.shortfalls))],
  }
}

type Lists = ReadonlySet<string>

function mergedData(
  { keys }: SplitOperation,
  answered: readonly AnsweredPart[],
  lists: Lists,
): JsonObject {
  const data = new Bare()
  for (const key of keys) {
    for (const { part, answer } of answered) {
      const own = answer.shaped.data ?? {}
      if (!Object.hasOwn(own, key)) continue
      if (lists.has(key)) data[key] = withPart(data[key], own[key], part.places.get(key) ?? [])
      else data[key] ??= own[key]
    }
  }
  return data
}

/** A list with the items of one part in their places. A part whose list did not arrive leaves its places empty. */
function withPart(before: unknown, own: unknown, places: readonly number[]): unknown {
  if (!Array.isArray(own)) return before ?? null
  const list: unknown[] = Array.isArray(before) ? before : []
  for (const [index, place] of places.entries()) {
    while (list.length <= place) list.push(null)
    list[place] = own[index] ?? null
  }
  return list
}

function mergedErrors(
  { keys }: SplitOperation,
  answered: readonly AnsweredPart[],
  lists: Lists,
): readonly GraphQLFormattedError[] {
  const found = new Map<string, GraphQLFormattedError>()
  for (const { part, answer } of answered) {
    for (const error of answer.shaped.errors) {
      const placed = error.path ? { ...error, path: inPlace(error.path, part, lists) } : error
      const { code, attribute, relation } = placed.extensions ?? {}
      const isWithheld = code === 'ATTRIBUTE_WITHHELD'
      const name = isWithheld ? `${relation} ${attribute}` : JSON.stringify(placed)
      const before = found.get(name)
      if (!before || isBefore(placed.path, before.path, keys)) found.set(name, placed)
    }
  }
  return [...found.values()]
}

function inPlace(
  [key, index, ...below]: GatheredPath,
  { places }: LookUpPart,
  lists: Lists,
): GatheredPath {
  if (typeof key !== 'string') return []
  if (index === undefined) return [key]
  if (typeof index !== 'number' || !lists.has(key)) return [key, index, ...below]
  return [key, places.get(key)?.[index] ?? index, ...below]
}

/** Whether one place of the answer comes before another. */
function isBefore(
  [key, index]: GatheredPath = [],
  [otherKey, otherIndex]: GatheredPath = [],
  keys: readonly string[],
): boolean {
  const [one, other] = [key, otherKey].map((each) => keys.indexOf(String(each)))
  if (one !== other) return (one ?? 0) < (other ?? 0)
  return typeof index === 'number' && typeof otherIndex === 'number' && index < otherIndex
}

/** What a registry said first may be older than what it said last. */
function firstOfEach(answered: readonly AnsweredPart[]): AnsweredLookUp['provenance'] {
  const first = new Map<string, AnsweredLookUp['provenance'][number]>()
  for (const each of answered.flatMap(({ answer }) => answer.provenance)) {
    const before = first.get(each.registry)
    if (!before || each.asOf < before.asOf) first.set(each.registry, each)
  }
  return [...first.values()].sort((one, other) => (one.registry < other.registry ? -1 : 1))
}

function nameOf({ relation, attribute }: Shaped['withheld'][number]): string {
  return `${relation} ${attribute}`
}
