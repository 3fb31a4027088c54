import type { Subject } from '@motlan/kernel'
import { type AttributeSet, lineOf, type SetMemo } from './attribute-set.ts'
import type { Disclosure, LookUp } from './disclosure.ts'

/** What is known of a look-up that nobody may change any more, one row of each table at most per subject. */
export interface Entry {
  readonly lookUp: Omit<LookUp, 'disclosures' | 'withheld'>
  readonly subjects: readonly EntrySubject[]
  readonly withheld: AttributeSet | undefined
}

export interface EntrySubject {
  readonly subject: Subject
  readonly subjectId: string
  readonly disclosed: AttributeSet
}

/** The sets this ledger has met, disclosed and withheld apart. */
export interface EntryMemo {
  readonly disclosed: SetMemo
  readonly withheld: SetMemo
}

interface Gathered {
  readonly subject: Subject
  readonly subjectId: string
  text: string
}

/** Packs a look-up: per subject the set of attributes that leaves about it, and the set that is withheld. */
export function entryOf({ disclosures, withheld, ...lookUp }: LookUp, memo: EntryMemo): Entry {
  return {
    lookUp,
    subjects: gather(disclosures).map(({ subject, subjectId, text }) => ({
      subject,
      subjectId,
      disclosed: memo.disclosed.setOf(text),
    })),
    withheld:
      withheld.length === 0
        ? undefined
        : memo.withheld.setOf(
            withheld.map((each) => lineOf(each.attribute, each.relation, each.code)).join(''),
          ),
  }
}

/** The rows an entry will become. */
export function rowsOf({ subjects }: Entry): number {
  return 1 + subjects.length
}

function gather(disclosures: readonly Disclosure[]): readonly Gathered[] {
  const subjects = new Map<string, Gathered>()
  // Disclosures mostly come subject by subject, which saves the map.
  let last: Gathered | undefined
  for (const { subject, subjectId, attribute, relation, agreement, legalBasis } of disclosures) {
    if (last?.subjectId !== subjectId || last.subject !== subject) {
      const key = `${subject} ${subjectId}`
      last = subjects.get(key) ?? { subject, subjectId, text: '' }
      subjects.set(key, last)
    }
    last.text += lineOf(attribute, relation, agreement, legalBasis)
  }
  return [...subjects.values()]
}
