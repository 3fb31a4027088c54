import { canonical } from '../policy-hash.ts'
import type { Region } from './difference.ts'

/** Joins regions that differ in one thing only, so that a reader meets each change once. Nothing is added and nothing lost. */
export function mergedRegions(regions: readonly Region[]): readonly Region[] {
  const inTime = joined(regions, ['from', 'until'], joinedInTime)
  const named = [...new Set(inTime.flatMap(({ facts }) => Object.keys(facts)))]
  const settled = named.reduce(withoutFact, inTime)
  return (['aims', 'relations', 'attributes'] as const).reduce<readonly Region[]>(
    (all, part) => joined(all, [part], (same) => [joinedBy(same, part)]),
    settled,
  )
}

/** Groups regions that are alike in everything but these parts, and joins each group. */
function joined(
  regions: readonly Region[],
  apart: readonly (keyof Region)[],
  join: (same: readonly Region[]) => readonly Region[],
): readonly Region[] {
  const groups = new Map<string, Region[]>()
  for (const region of regions) {
    const key = keyWithout(region, apart)
    const known = groups.get(key)
    if (known) known.push(region)
    else groups.set(key, [region])
  }
  return [...groups.values()].flatMap(join)
}

function keyWithout(region: Region, apart: readonly (keyof Region)[]): string {
  const { witness: _witness, questions: _questions, ...said } = region
  return canonical(
    Object.fromEntries(
      Object.entries(said).filter(([part]) => !apart.some((each) => each === part)),
    ),
  )
}

function joinedInTime(same: readonly Region[]): readonly Region[] {
  const spans: Region[] = []
  for (const region of same.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = spans.at(-1)
    if (last?.until !== region.from) {
      spans.push(region)
      continue
    }
    const { until: _until, ...before } = last
    spans[spans.length - 1] =
      region.until === undefined ? before : { ...before, until: region.until }
  }
  return spans
}

/** A fact both outcomes of which change in the same way does not matter. */
function withoutFact(regions: readonly Region[], fact: string): readonly Region[] {
  const outcomes = new Map<string, Set<boolean | undefined>>()
  const keys = regions.map((region) => {
    const { [fact]: outcome, ...facts } = region.facts
    const key = keyWithout({ ...region, facts }, [])
    outcomes.set(key, (outcomes.get(key) ?? new Set()).add(outcome))
    return key
  })
  const kept = new Map<string, Region>()
  return regions.flatMap((region, index) => {
    const key = keys[index] ?? ''
    const met = outcomes.get(key)
    if (region.facts[fact] === undefined || !met?.has(true) || !met.has(false)) return [region]
    const known = kept.get(key)
    const { [fact]: _outcome, ...facts } = region.facts
    kept.set(key, known ?? { ...region, facts })
    return known ? [] : [{ ...region, facts }]
  })
}

function joinedBy(same: readonly Region[], part: 'aims' | 'relations' | 'attributes'): Region {
  const [first, ...others] = same
  const all = same.flatMap((region) => region[part] as readonly unknown[]) // Of one part, so of one kind.
  return {
    ...(first as Region), // A group has at least one member.
    ...(others.length > 0 && {
      [part]: [...new Map(all.map((each) => [canonical(each), each])).values()],
      questions: same.reduce((sum, { questions }) => sum + questions, 0),
    }),
  }
}
