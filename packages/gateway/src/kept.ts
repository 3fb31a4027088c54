import { digest, isSubject, subjectKeys } from '@motlan/kernel'
import type { DecidedText } from '@motlan/ledger'
import { type AskedInRelation, keptDecision, type Through } from '@motlan/policy'
import type { DecidedAsk } from './decide.ts'
import { factsIn, type KnownFacts } from './facts.ts'
import type { AskedField, Names } from './names.ts'
import type { PolicyInForce } from './policy-in-force.ts'

/** The relations in which the consent of a citizen is known. */
type Along = ReadonlySet<string>

/** What is kept of a decision: the same object for every look-up that was decided with it. */
export type Kept = (strict: boolean) => DecidedText

/** Keeps a decision: who asked stands elsewhere, about whom nowhere. Each text is made once. */
export function keptOf(
  policy: PolicyInForce,
  ask: DecidedAsk,
  names: Names,
  { known, along }: { readonly known: KnownFacts | undefined; readonly along: Along },
): Kept {
  const relations = askedInRelations(names, known, along)
  const operation = digest(selectionText(names.fields)).slice(0, 22)
  const texts = new Map<boolean, DecidedText>()
  return (strict) => {
    const before = texts.get(strict)
    if (before) return before
    const fresh = { text: keptDecision(policy, { ...ask, operation, strict, relations }) }
    texts.set(strict, fresh)
    return fresh
  }
}

/** By relation; where a look-up names subjects of several kinds, by kind, because other facts hold of them. */
function askedInRelations(
  names: Names,
  known: KnownFacts | undefined,
  along: Along,
): AskedInRelation[] {
  const holding = holdingIn(names.fields)
  const through = throughIn(names.fields)
  const places = Map.groupBy(names.asked, ({ attribute, relation }) =>
    relation === 'self' ? `self ${subjectOf(attribute)}` : relation,
  )
  return [...places].map(([place, asked]) => {
    const [relation = '', subject = ''] = place.split(' ')
    const own = asked.map(({ attribute }) => attribute)
    return {
      relation,
      asked: own,
      facts: factsIn(known, relation, isSubject(subject) ? subject : 'Citizen') ?? {},
      holding: own.filter((attribute) => holding.has(`${relation} ${attribute}`)),
      ...(relation !== 'self' && !along.has(relation) && { unknowable: true }),
      ...(through.has(relation) && { through: through.get(relation) ?? {} }),
    }
  })
}

/** Behind which reference what is asked, by relation: where the reference is refused, nothing behind it is given. */
function throughIn(fields: readonly AskedField[]): ReadonlyMap<string, Through> {
  const found = new Map<string, Record<string, string[]>>()
  const walk = ({ asked, below }: AskedField, by: string | undefined): void => {
    if (asked && by !== undefined && asked.relation !== 'self') {
      const own = found.get(asked.relation) ?? {}
      found.set(asked.relation, own)
      own[by] = [...(own[by] ?? []), asked.attribute]
    }
    if (!below) return
    const isReference = asked !== undefined && below.relation !== asked.relation
    const next = isReference ? `${asked.relation} ${asked.attribute}` : by
    for (const field of below.fields) walk(field, next)
  }
  for (const field of fields) walk(field, undefined)
  return found
}

/** What presence of an object the client's own code may rely on: a field that is never null hangs on it. */
function holdingIn(fields: readonly AskedField[]): ReadonlySet<string> {
  const found = new Set<string>()
  const walk = ({ asked, below }: AskedField): void => {
    if (!below) return
    if (asked && below.fields.some((field) => isNeverNull(field))) {
      found.add(`${asked.relation} ${asked.attribute}`)
    }
    below.fields.forEach(walk)
  }
  fields.forEach(walk)
  return found
}

function isNeverNull({ node }: AskedField): boolean {
  const name = node.name.value
  return name === '__typename' || Object.values(subjectKeys).some((key) => key === name)
}

/** The fields without arguments and without names of the client's own, in which an identifier could stand. */
function selectionText(fields: readonly AskedField[]): string {
  const texts = fields.map(
    ({ node, below }) => `${node.name.value}${below ? `{${selectionText(below.fields)}}` : ''}`,
  )
  return [...new Set(texts)].join()
}

function subjectOf(attribute: string): string {
  return attribute.slice(0, attribute.indexOf('.'))
}
