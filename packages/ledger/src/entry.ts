import type { Subject } from '@motlan/kernel'
import { type AttributeSet, type Path, type PathTree, setAt } from './attribute-set.ts'
import type { Disclosure, LookUp, Withholding } from './disclosure.ts'

/** What is known of a look-up that nobody may change any more: one row, and one more per subject. */
export interface Entry {
  readonly lookUp: Omit<LookUp, 'disclosures' | 'withheld'>
  readonly subjects: readonly EntrySubject[]
  readonly withheld: AttributeSet | undefined
}

interface EntrySubject {
  readonly subject: Subject
  readonly subjectId: string
  readonly disclosed: AttributeSet
}

interface Gathered {
  readonly subject: Subject
  readonly subjectId: string
  path: Path
}

/** Packs a look-up: per subject the set of attributes that leaves about it, and the set that is withheld. */
export function entryOf({ disclosures, withheld, ...lookUp }: LookUp, tree: PathTree): Entry {
  return {
    lookUp,
    subjects: gather(disclosures, tree).map(({ subject, subjectId, path }) => ({
      subject,
      subjectId,
      disclosed: setAt(path),
    })),
    withheld: withheldSet(withheld, tree),
  }
}

/** The rows an entry will become. */
export function rowsOf({ subjects }: Entry): number {
  return 1 + subjects.length
}

function gather(disclosures: readonly Disclosure[], tree: PathTree): readonly Gathered[] {
  const root = tree.root()
  const subjects = new Map<string, Gathered>()
  // Disclosures mostly come subject by subject, which saves the map.
  let last: Gathered | undefined
  for (const { subject, subjectId, attribute, relation, agreement, legalBasis } of disclosures) {
    if (last?.subjectId !== subjectId || last.subject !== subject) {
      const key = `${subject} ${subjectId}`
      last = subjects.get(key) ?? { subject, subjectId, path: root }
      subjects.set(key, last)
    }
    last.path = tree.next(last.path, attribute, relation, agreement, legalBasis)
  }
  return [...subjects.values()]
}

function withheldSet(withheld: readonly Withholding[], tree: PathTree): AttributeSet | undefined {
  if (withheld.length === 0) return undefined
  let path = tree.root()
  for (const { attribute, relation, code } of withheld) {
    path = tree.next(path, attribute, relation, code, '')
  }
  return setAt(path)
}
