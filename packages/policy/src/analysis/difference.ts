import { hasBit } from '../bits.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import { deciding, type HoldingRule, holdingOn } from '../holding-rules.ts'
import type { Facts } from '../policy.ts'
import { canonical } from '../policy-hash.ts'
import { decidingOf } from '../row.ts'
import type { Rule } from '../rule.ts'
import type { Aim, Space } from '../space.ts'
import { type Borders, type Cell, cellsOf, excludedPairs } from './cells.ts'
import { mergedRegions } from './merged-regions.ts'
import { dayIn, type Question, questionAt } from './question.ts'
import { type Pair, pairOf, type Side } from './shared-space.ts'

/** Questions that one version permits and the other refuses, all for the same reasons. */
export interface Region {
  readonly change: 'gained' | 'lost'
  readonly agency: string
  readonly aims: readonly Aim[]
  readonly relations: readonly string[]
  readonly attributes: readonly string[]
  /** The facts it depends on, with the outcome they must have; it is the same whatever the others are. */
  readonly facts: Facts
  /** The first day, and the first day on which it no longer holds. */
  readonly from: string
  readonly until?: string
  /** How many questions it stands for: aims × relations × attributes. */
  readonly questions: number
  /** The rules that decide before and after. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** One of the questions, ready to be asked. */
  readonly witness: Question
}

/** How one version compares with another over every possible question. */
export type Verdict = 'equal' | 'narrower' | 'wider' | 'incomparable'

export interface Difference {
  readonly verdict: Verdict
  readonly regions: readonly Region[]
  /** How many cells were looked at: the work it took. */
  readonly cells: number
}

export interface DifferenceOptions {
  /** One day; every day of both versions where it is left out. */
  readonly on?: string
  /** Stop after this many changes: one is enough to know that there is any. */
  readonly atMost?: number
  /** Told how many spans of days have been compared, of how many. */
  readonly progress?: (done: number, of: number) => void
}

/** The exact difference of two versions: every question that can be asked is covered, none is asked one by one. */
export function difference(
  before: CompiledPolicy,
  after: CompiledPolicy,
  { on, atMost = Number.POSITIVE_INFINITY, progress = () => undefined }: DifferenceOptions = {},
): Difference {
  const pair = pairOf(before, after)
  const epochs = on === undefined ? epochsOf(pair) : [on]
  const found: Region[] = []
  let cells = 0
  let previous = ''
  let repeated: readonly Region[] = []
  for (const [index, epoch] of epochs.entries()) {
    progress(index, epochs.length)
    const until = on === undefined ? epochs[index + 1] : undefined
    const holding = {
      before: holdingOn(pair.before.rules, epoch),
      after: holdingOn(pair.after.rules, epoch),
    }
    const key = [holding.before, holding.after]
      .map((all) => all.map(({ place }) => place).join())
      .join('|')
    if (key !== previous) {
      previous = key
      const changes = changesIn(pair, holding, epoch, atMost - found.length)
      cells += changes.cells
      repeated = changes.regions
    }
    found.push(...repeated.map((region) => ({ ...region, ...spanOf(epoch, until) })))
    if (found.length >= atMost) break
  }
  progress(epochs.length, epochs.length)
  const regions = mergedRegions(found)
  return { verdict: verdictOf(regions), regions, cells }
}

/** A rule of both versions, or of one of them. */
interface SharedRule extends HoldingRule {
  readonly inBefore: boolean
  readonly inAfter: boolean
}

interface Holding {
  readonly before: readonly HoldingRule[]
  readonly after: readonly HoldingRule[]
}

function changesIn(
  { space, before, after }: Pair,
  holding: Holding,
  epoch: string,
  atMost: number,
): { readonly regions: readonly Region[]; readonly cells: number } {
  const rules = sharedRules(holding)
  const regions: Region[] = []
  let cells = 0
  for (const cell of cellsOf(
    rules,
    space,
    {},
    bordersOf(before, after),
    excluded(before, after, space),
  )) {
    cells++
    const shared = deciding(cell.rules, cell.point) as readonly SharedRule[] // They come from `rules`.
    const was = knows(before, cell) ? shared.filter(({ inBefore }) => inBefore) : []
    const is = knows(after, cell) ? shared.filter(({ inAfter }) => inAfter) : []
    if (permits(was) === permits(is)) continue
    regions.push(regionOf(cell, was, is, epoch, space))
    if (regions.length >= atMost) break
  }
  return { regions, cells }
}

/** A rule that is the same in both versions is looked at once. */
function sharedRules({ before, after }: Holding): readonly SharedRule[] {
  const key = ({ rule }: HoldingRule) => meaningOf(rule)
  const rules = new Map<string, SharedRule>()
  for (const each of before) {
    rules.set(key(each), { ...each, place: rules.size, inBefore: true, inAfter: false })
  }
  for (const each of after) {
    const known = rules.get(key(each))
    rules.set(key(each), {
      ...each,
      place: known?.place ?? rules.size,
      inBefore: known !== undefined,
      inAfter: true,
    })
  }
  return [...rules.values()]
}

const meanings = new WeakMap<Rule, string>()

/** Equal where two rules of one space mean the same and are cited alike. */
function meaningOf(rule: Rule): string {
  const known = meanings.get(rule)
  if (known !== undefined) return known
  const { id, level, attributes, cedar } = rule
  const meaning = canonical([id, level, [...attributes], cedar.principal, cedar.conditions])
  meanings.set(rule, meaning)
  return meaning
}

function permits(rules: readonly HoldingRule[]): boolean {
  return rules.length > 0 && rules.every((rule) => rule.permits)
}

function knows({ agencies, aims, relations }: Side, { point }: Cell): boolean {
  return (
    hasBit(agencies, point.agency) && hasBit(aims, point.aim) && hasBit(relations, point.relation)
  )
}

/** Where both sides know the same, only a rule that one of them does not have can make a difference. */
function bordersOf(before: Side, after: Side): Borders {
  const alike = (['agencies', 'aims', 'relations'] as const).every(
    (part) => before[part].join() === after[part].join(),
  )
  const changed = (rules: readonly HoldingRule[]) =>
    (rules as readonly SharedRule[]).some(({ inBefore, inAfter }) => inBefore !== inAfter) // They come from `sharedRules`.
  return {
    aims: [before.aims, after.aims],
    relations: [before.relations, after.relations],
    ...(alike && { matters: changed }),
  }
}

/** Facts that never hold together in either version. */
function excluded(before: Side, after: Side, space: Space): readonly (readonly [number, number])[] {
  const pairs = [before, after].map(({ policy }) => {
    const declared = excludedPairs(policy.source.catalog.facts ?? [], space)
    return declared.map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)))
  })
  const [one = [], other = []] = pairs
  return one.filter(([a, b]) => other.some((pair) => pair[0] === a && pair[1] === b))
}

function regionOf(
  cell: Cell,
  was: readonly HoldingRule[],
  is: readonly HoldingRule[],
  epoch: string,
  space: Space,
): Region {
  const { attributes, aims, relations, read, point } = cell
  const [attribute = 0] = attributes
  return {
    change: permits(is) ? 'gained' : 'lost',
    agency: space.agencies.ids[point.agency] ?? '',
    aims: aims.flatMap((at) => space.aims[at] ?? []),
    relations: relations.map((at) => space.relations.ids[at] ?? ''),
    attributes: attributes.map((at) => space.attributes.ids[at] ?? ''),
    facts: Object.fromEntries(read.map((at) => [space.facts.ids[at] ?? '', point.facts[at] === 2])),
    from: epoch,
    questions: attributes.length * aims.length * relations.length,
    before: decidingOf(was, attribute),
    after: decidingOf(is, attribute),
    witness: questionAt(point, attribute, dayIn(epoch), space),
  }
}

function epochsOf({ before, after }: Pair): readonly string[] {
  return ['', ...new Set([...before.policy.turns, ...after.policy.turns].sort())]
}

function spanOf(from: string, until: string | undefined) {
  return until === undefined ? { from } : { from, until }
}

function verdictOf(regions: readonly Region[]): Verdict {
  const gained = regions.some(({ change }) => change === 'gained')
  const lost = regions.some(({ change }) => change === 'lost')
  return gained ? (lost ? 'incomparable' : 'wider') : lost ? 'narrower' : 'equal'
}
