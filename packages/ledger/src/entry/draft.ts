import type {
  DecidedText,
  DisclosedLine,
  Disclosure,
  DisclosureGroup,
  LookUp,
  Withholding,
} from '../disclosure.ts'
import { subjectText } from '../secrecy/subject-key.ts'
import { type Clause, clauseOf, type LineSet, type Path, type PathTree, setAt } from './clause.ts'
import type { NameWho, Who } from './who.ts'

/** A look-up packed for the ledger: everything but its position, its nonce, and what follows from keys. */
export interface Draft {
  readonly at: string
  readonly request: string
  readonly who: Who
  readonly withheld: LineSet | undefined
  readonly decided: Clause | undefined
  readonly refused: string | undefined
  readonly dossier: string | undefined
  readonly asked: string | undefined
  readonly seal: string | undefined
  readonly subjects: readonly DraftSubject[]
}

/** What left about one subject. */
export interface DraftSubject {
  /** `Citizen 9…` */
  readonly subject: string
  readonly what: LineSet
  /** JSON text per line of `what`; empty where no value is stated. */
  readonly values: readonly string[]
}

interface Gathered {
  path: Path
  readonly values: string[]
}

/** Packs a look-up: per subject the set of lines that leaves about it, and the set that is withheld. */
export function draftOf(lookUp: LookUp, tree: PathTree, who: NameWho): Draft {
  const { at, requestId, decided, refused, asked, sealedUntil } = lookUp
  return {
    at: at.toISOString(),
    request: requestId,
    who: who(lookUp),
    withheld: withheldSet(lookUp.withheld, tree),
    decided: decided && decidedClause(decided),
    refused,
    dossier: lookUp.case,
    asked,
    seal: sealedUntil?.toISOString(),
    subjects: gather(lookUp, tree),
  }
}

/** The rows a draft will become. */
export function rowsOf({ subjects }: Draft): number {
  return 1 + subjects.length
}

const decidedClauses = new WeakMap<DecidedText, Clause>()

function decidedClause(decided: DecidedText): Clause {
  const known = decidedClauses.get(decided)
  if (known) return known
  const clause = clauseOf(decided.text)
  decidedClauses.set(decided, clause)
  return clause
}

const setsOf = new WeakMap<readonly DisclosedLine[], LineSet>()

/** A subject whose lines were met before costs one look, and the text of its values. */
function grouped(
  { subject, subjectId, lines, values }: DisclosureGroup,
  tree: PathTree,
): DraftSubject {
  let what = setsOf.get(lines)
  if (!what) {
    let path = tree.root()
    for (const { attribute, relation, agreement, legalBasis } of lines) {
      path = tree.next(path, attribute, relation, agreement, legalBasis)
    }
    what = setAt(path)
    setsOf.set(lines, what)
  }
  const texts = new Array<string>(what.count).fill('')
  for (let index = 0; index < lines.length; index++) {
    texts[what.places[index] ?? 0] = valueText(values[index])
  }
  return { subject: subjectText(subject, subjectId), what, values: texts }
}

function valueText(value: unknown): string {
  return value === undefined ? '' : (JSON.stringify(value) ?? '')
}

function gather(lookUp: LookUp, tree: PathTree): readonly DraftSubject[] {
  const { groups, about = [] } = lookUp
  if (groups && about.length === 0) return groups.map((group) => grouped(group, tree))
  const { disclosures } = lookUp
  const root = tree.root()
  const subjects = new Map<string, Gathered>()
  // Disclosures mostly come subject by subject, which saves the map.
  let last: Disclosure | undefined
  let current: Gathered | undefined
  for (const each of disclosures) {
    if (!current || last?.subjectId !== each.subjectId || last.subject !== each.subject) {
      current = gatheredFor(subjectText(each.subject, each.subjectId), subjects, root)
      last = each
    }
    current.path = next(tree, current.path, each)
    current.values.push(valueText(each.value))
  }
  for (const { subject, subjectId } of about) {
    gatheredFor(subjectText(subject, subjectId), subjects, root)
  }
  return [...subjects].map(([subject, { path, values }]) => placed(subject, setAt(path), values))
}

function gatheredFor(subject: string, subjects: Map<string, Gathered>, root: Path): Gathered {
  const known = subjects.get(subject)
  if (known) return known
  const fresh = { path: root, values: [] }
  subjects.set(subject, fresh)
  return fresh
}

function next(tree: PathTree, path: Path, disclosure: Disclosure): Path {
  const { attribute, relation, agreement, legalBasis, movedTo } = disclosure
  return movedTo === undefined
    ? tree.next(path, attribute, relation, agreement, legalBasis)
    : tree.next(path, attribute, relation, agreement, legalBasis, movedTo)
}

/** Values in the order of the lines they belong to. */
function placed(subject: string, what: LineSet, named: readonly string[]): DraftSubject {
  const values = new Array<string>(what.count).fill('')
  for (let index = 0; index < named.length; index++) {
    values[what.places[index] ?? 0] = named[index] ?? ''
  }
  return { subject, what, values }
}

function withheldSet(withheld: readonly Withholding[], tree: PathTree): LineSet | undefined {
  if (withheld.length === 0) return undefined
  let path = tree.root()
  for (const { attribute, relation, code } of withheld) {
    path = tree.next(path, attribute, relation, code)
  }
  return setAt(path)
}
