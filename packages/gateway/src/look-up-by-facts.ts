import type { Subject } from '@motlan/kernel'
import type { AskedSubject } from '@motlan/ledger'
import type { Facts } from '@motlan/policy'
import type { AskedAttribute } from './decision.ts'
import { type FactParts, findFacts } from './find-facts.ts'
import { type AnsweredLookUp, type LookUpParts, type LookUpRequest, lookUp } from './look-up.ts'
import { type AnsweredPart, mergeAnswers } from './merge-answers.ts'
import type { Prepared } from './prepare.ts'
import { rootSubjects } from './root-subjects.ts'
import { type LookUpPart, partsOf, splitOperation } from './split-look-up.ts'
import { dayInVietNam } from './viet-nam-day.ts'
import type { Meanings } from './vocabulary.ts'

/** What answers look-ups whatever they hang on. */
export interface FactLookUpParts extends LookUpParts {
  readonly meanings: Meanings
  readonly finding: Omit<FactParts, 'registries' | 'timeout'>
}

/** A look-up as its client asked it. */
export type AskedLookUp = Omit<LookUpRequest, 'at' | 'prepared' | 'alsoRefused'>

/** One part of a look-up, prepared: everybody in it has the same decision. */
interface PreparedPart {
  readonly request: AskedLookUp
  readonly part: LookUpPart
  readonly prepared: Prepared
}

/**
 * Answers a look-up. Where the answer hangs on facts about the subjects it names, they are found out first, and each
 * subject gets the answer of a look-up about nobody else: for whom a fact does not hold, nothing is planned or fetched.
 * The moment it began decides, however long it takes.
 */
export async function lookUpByFacts(
  request: AskedLookUp,
  parts: FactLookUpParts,
): Promise<AnsweredLookUp> {
  const { known, variables, caller, policy } = request
  const { prepare, registries, observed } = parts
  const at = registries.clock()
  const on = dayInVietNam(at)
  const prepared = await observed.step('prepare', async () =>
    prepare({ known, variables, caller, policy, on }),
  )
  if (!prepared.needed.any) return lookUp({ ...request, at, prepared }, parts)

  const subjects = rootSubjects(prepared.entries, variables)
  const facts = await observed.step('facts', () =>
    findFacts(
      { ...request, at, on, subjects, needs: prepared.needed.of },
      { ...parts.finding, registries, timeout: parts.timeouts.fetch },
    ),
  )
  const alike = alikeIn(subjects, facts)
  const preparedFor = (own: Pick<AskedLookUp, 'known' | 'variables'>, { of }: Alike): Prepared => {
    const known = { of, along: prepared.needed.along }
    return prepare({ ...own, caller, policy, on, facts: known })
  }
  const [first, ...others] = alike
  if (first && others.length === 0) {
    return lookUp({ ...request, at, prepared: preparedFor(request, first) }, parts)
  }
  const split = splitOperation(known, parts.meanings)
  const memberships = alike.map(({ isMember }) => isMember)
  const divided = partsOf(split, variables, memberships).map((part, index): PreparedPart => {
    const own = { known: split.known, variables: part.variables }
    const group = alike[index] ?? nobody
    return { part, request: { ...request, ...own }, prepared: preparedFor(own, group) }
  })
  const answered = await answerAll(divided, (own, alsoRefused) =>
    lookUp({ ...own.request, at, prepared: own.prepared, alsoRefused }, parts),
  )
  return mergeAnswers(split, answered)
}

/** Answers every part. INVARIANT: where one of them is refused as a whole, none is carried out. */
async function answerAll(
  all: readonly PreparedPart[],
  answer: (own: PreparedPart, alsoRefused: readonly AskedAttribute[]) => Promise<AnsweredLookUp>,
): Promise<readonly AnsweredPart[]> {
  const blocked = all.filter(({ prepared }) => prepared.refusal)
  const refused = distinct(all.flatMap(({ prepared }) => prepared.refused))
  // All of them end before anything is told: what registries were handed is on record by then.
  const outcomes = await Promise.allSettled(
    (blocked.length > 0 ? blocked : all).map(async (own) => ({
      part: own.part,
      answer: await answer(own, refused),
    })),
  )
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  })
}

/** Subjects about whom the same facts are known. */
interface Alike {
  readonly of: ReadonlyMap<Subject, Facts>
  readonly isMember: (subject: AskedSubject) => boolean
}

const nobody: Alike = { of: new Map(), isMember: () => false }

/** As few groups as there are different outcomes for subjects of one kind, in the order in which they are named. */
function alikeIn(subjects: readonly AskedSubject[], facts: readonly Facts[]): readonly Alike[] {
  const kinds = new Map<Subject, Map<string, { facts: Facts; members: Set<string> }>>()
  for (const [index, { subject, subjectId }] of subjects.entries()) {
    const own = Object.entries(facts[index] ?? {}).sort(([one], [other]) => (one < other ? -1 : 1))
    const outcomes = kinds.get(subject) ?? new Map()
    kinds.set(subject, outcomes)
    const key = JSON.stringify(own)
    const group = outcomes.get(key) ?? {
      facts: Object.fromEntries(own),
      members: new Set<string>(),
    }
    outcomes.set(key, group)
    group.members.add(subjectId)
  }
  const count = Math.max(1, ...[...kinds.values()].map(({ size }) => size))
  return Array.from({ length: count }, (_, number) => {
    const groups = [...kinds].flatMap(([subject, outcomes]) => {
      const group = [...outcomes.values()][number]
      return group ? [[subject, group] as const] : []
    })
    const members = new Map(groups)
    return {
      of: new Map(groups.map(([subject, { facts }]) => [subject, facts])),
      isMember: ({ subject, subjectId }) => members.get(subject)?.members.has(subjectId) ?? false,
    }
  })
}

function distinct(asked: readonly AskedAttribute[]): readonly AskedAttribute[] {
  return [...new Map(asked.map((each) => [`${each.relation} ${each.attribute}`, each])).values()]
}
