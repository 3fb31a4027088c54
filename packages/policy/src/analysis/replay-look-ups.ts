import type { CompiledPolicy } from '../compile-policy.ts'
import { type KeptDecision, type KeptRelation, keptDecision, questionOf } from '../kept-decision.ts'
import { needsOfOne } from '../needs-of.ts'
import type { Settlement } from '../policy.ts'
import { isPermitted } from '../presence.ts'
import type { ReplayWord } from './replay.ts'
import { type Given, type GivenByRules, whatLeaves } from './what-leaves.ts'

/** Recorded look-ups that were decided alike on one day, counted. */
export interface LookUpClass {
  readonly agency: string
  readonly procedure?: string
  readonly purpose: string
  /** The day in Việt Nam. */
  readonly on: string
  /** The kept decision, as it was recorded. */
  readonly text: string
  readonly times: number
}

/** What would have been different about one attribute. */
export interface LookUpChange {
  readonly word: ReplayWord
  readonly attribute: string
  readonly relation: string
  readonly agency: string
  readonly procedure?: string
  readonly purpose: string
  /** How many look-ups it happened in. */
  readonly times: number
  /** The rules that decide now. */
  readonly deciding: readonly string[]
  /** For a maybe: the facts it depends on. */
  readonly needs: readonly string[]
  /** The classes it happened in, by place. */
  readonly classes: readonly number[]
}

/** An operation that would lose a field which its schema never lets be null, and with it the object around it. */
export interface BrokenOperation {
  readonly operation: string
  readonly agency: string
  readonly procedure?: string
  readonly purpose: string
  /** `refused` where one refusal now refuses all of it. */
  readonly how: 'loses' | 'may-lose' | 'refused' | 'may-be-refused'
  readonly lost: readonly string[]
  readonly times: number
}

/** What recorded look-ups would get under another version. */
export interface ReplayedLookUps {
  readonly lookUps: number
  readonly classes: number
  /** Look-ups whose recorded decision comes out again, byte for byte. */
  readonly same: number
  /** Look-ups in which anything changes, or may change, of what leaves. */
  readonly touched: number
  /** The classes in which it does, by place. */
  readonly touchedClasses: readonly number[]
  readonly changes: readonly LookUpChange[]
  readonly broken: readonly BrokenOperation[]
}

/**
 * Decides recorded look-ups again under another version, with the facts that were found out then. `on` replaces the day
 * of each: what the version would do with the same look-ups on that day.
 */
export function replayLookUps(
  classes: readonly LookUpClass[],
  candidate: CompiledPolicy,
  { on }: { readonly on?: string } = {},
): ReplayedLookUps {
  const changes = new Map<string, LookUpChange>()
  const broken = new Map<string, BrokenOperation>()
  const touchedClasses: number[] = []
  let [lookUps, same, touched] = [0, 0, 0]
  for (const [place, { text, times, on: day, ...asker }] of classes.entries()) {
    // A record of ours: the ledger has kept it under its hash.
    const kept = JSON.parse(text) as KeptDecision
    const question = { ...asker, on: on ?? day }
    lookUps += times
    if (keptDecision(candidate, questionOf(kept, question)) === text) same += times
    const found = changesIn(kept, question, candidate)
    if (found.length === 0) continue
    touched += times
    touchedClasses.push(place)
    for (const { relation, name, word, deciding, needs } of found) {
      const what = { word, attribute: name, relation: relation.relation, ...aimOf(asker) }
      const key = JSON.stringify([what, deciding, needs])
      const before = changes.get(key) ?? { ...what, deciding, needs, times: 0, classes: [] }
      changes.set(key, {
        ...before,
        times: before.times + times,
        classes: [...before.classes, place],
      })
    }
    const breaking = breakingIn(kept, found)
    if (!breaking) continue
    const what = { operation: kept.operation, ...aimOf(asker), ...breaking }
    const key = JSON.stringify(what)
    broken.set(key, { ...what, times: (broken.get(key)?.times ?? 0) + times })
  }
  const all = { changes: [...changes.values()], broken: [...broken.values()] }
  return { lookUps, classes: classes.length, same, touched, touchedClasses, ...all }
}

interface FoundChange {
  readonly relation: KeptRelation
  readonly name: string
  readonly word: ReplayWord
  readonly deciding: readonly string[]
  readonly needs: readonly string[]
}

type Asker = Omit<LookUpClass, 'text' | 'times'>

function changesIn(
  kept: KeptDecision,
  { agency, procedure, purpose, on }: Asker,
  candidate: CompiledPolicy,
): readonly FoundChange[] {
  const aim = procedure === undefined ? { purpose } : { procedure, purpose }
  const settled = new Map(
    kept.relations.map((each) => {
      const { relation, facts } = each
      return [each, candidate.settle({ agency, ...aim, relation, on, facts })] as const
    }),
  )
  const before: GivenByRules = (name, { permitted }) => (Object.hasOwn(permitted, name) ? 2 : 0)
  const after: GivenByRules = (name, relation) => {
    const settlement = settled.get(relation)
    if (!settlement) return 0
    if (isPermitted(name, settlement.certain.permitted)) return 2
    if (relation.unknowable || !isPermitted(name, settlement.possible)) return 0
    return openNeeds(name, relation, settlement).length > 0 ? 1 : 0
  }
  const needsOfAll = new Set(
    kept.relations.flatMap((relation) => {
      const settlement = settled.get(relation)
      const names = [...Object.keys(relation.permitted), ...Object.keys(relation.refused)]
      const open = names.filter((name) => after(name, relation) === 1)
      return settlement ? open.flatMap((name) => openNeeds(name, relation, settlement)) : []
    }),
  )
  const was = whatLeaves(kept, before)
  return whatLeaves(kept, after).flatMap(({ name, relation, given }, index) => {
    const word = wordFor(was[index]?.given ?? 0, given)
    const settlement = settled.get(relation)
    if (!word || !settlement) return []
    const isMaybe = word.startsWith('maybe')
    const own = isMaybe ? openNeeds(name, relation, settlement) : []
    // What is given by itself may still hang on what stands around it.
    const needs = isMaybe && own.length === 0 ? [...needsOfAll].sort() : own
    return [{ relation, name, word, deciding: settlement.certain.deciding(name), needs }]
  })
}

/** The facts that would be looked up now and were not then. Of what nobody could tell then, nobody can tell now. */
function openNeeds(
  name: string,
  { permitted, refused, open }: KeptRelation,
  settlement: Settlement,
): readonly string[] {
  const asked = [...Object.keys(permitted), ...Object.keys(refused)]
  return needsOfOne(name, asked, settlement).filter((fact) => !open.includes(fact))
}

function wordFor(was: Given, is: Given): ReplayWord | undefined {
  if (was === is) return undefined
  if (is === 1) return was === 2 ? 'maybe-revoked' : 'maybe-gained'
  return is === 2 ? 'gained' : 'revoked'
}

/** What an operation loses that its own code may rely on. */
function breakingIn(
  { strict }: KeptDecision,
  found: readonly FoundChange[],
): Pick<BrokenOperation, 'how' | 'lost'> | undefined {
  const gone = found.filter(
    ({ word, relation, name }) =>
      word.endsWith('revoked') && (strict || relation.holding.includes(name)),
  )
  if (gone.length === 0) return undefined
  const isSure = gone.some(({ word }) => word === 'revoked')
  const lost = gone.map(({ relation, name }) =>
    relation.relation === 'self' ? name : `${name} (${relation.relation})`,
  )
  if (strict) return { how: isSure ? 'refused' : 'may-be-refused', lost }
  return { how: isSure ? 'loses' : 'may-lose', lost }
}

function aimOf({ agency, procedure, purpose }: Omit<Asker, 'on'>) {
  return { agency, ...(procedure !== undefined && { procedure }), purpose }
}
