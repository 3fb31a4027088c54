import { subjectKeys } from '@motlan/kernel'
import { receiverOf } from './askings.ts'
import { attributePath } from './attribute-path.ts'
import type { Condition } from './condition.ts'
import type { Dictionary } from './dictionary.ts'
import { didNotAnswer } from './did-not-answer.ts'
import type { Role, RoleSource } from './procedure.ts'
import { below, type Sighting, sightingsAt } from './read-answers.ts'
import type { RolePlace } from './role-place.ts'
import type { Situation } from './situation.ts'

/** Who fills a role. */
export interface RoleState {
  /** `toAsk`: the applicant says who. `pending`: something else has to be known first. `empty`: nobody does. */
  readonly state: 'filled' | 'toAsk' | 'pending' | 'empty'
  readonly members: readonly Member[]
  /** The applicant may still name others. */
  readonly open?: true
}

/** One subject in a role, and how it came there: `login`, a notice, a registry, `applicant`. */
interface Member {
  readonly id: string
  readonly source: string
  /** The reference or notice item it was found by. */
  readonly attribute?: string
  /** Found through a reference that was followed: it has been looked up on the way. */
  readonly met: boolean
}

/** What the state of a role is worked out from. */
export interface RoleContext {
  readonly situation: Situation
  readonly dictionary: Dictionary
  readonly places: ReadonlyMap<string, readonly RolePlace[]>
  readonly role: (name: string) => RoleState
  readonly holds: (condition: Condition) => boolean | undefined
}

/** Works out who fills a role: the first source that gives somebody, or all of them together where several may fill it. */
export function roleState(name: string, context: RoleContext): RoleState {
  const role = context.situation.procedure.roles[name]
  if (role === undefined) return { state: 'empty', members: [] }
  const members: Member[] = []
  let open: 'toAsk' | 'pending' | 'awaited' | undefined
  for (const source of role.filledBy) {
    const found = fromSource(name, role, source, context)
    if (typeof found !== 'string') members.push(...found)
    // A notice may never come: whoever can be asked instead is.
    else if (open === undefined || open === 'awaited') open = found
    if (!role.many && (members.length > 0 || open === 'pending')) break
  }
  const distinct = [...new Map(members.map((member) => [member.id, member])).values()]
  const kept = role.many ? distinct : distinct.slice(0, 1)
  if (role.many && open === 'pending') return { state: 'pending', members: kept }
  if (kept.length > 0)
    return { state: 'filled', members: kept, ...(open === 'toAsk' && { open: true }) }
  return { state: open === 'awaited' ? 'pending' : (open ?? 'empty'), members: [] }
}

/** The id of the field in which the applicant says who fills a role. */
export function keyFieldOf({ procedure }: Pick<Situation, 'procedure'>, role: string): string {
  const field = procedure.fields.find(({ from }) =>
    from.some((source) => 'key' in source && source.key === role),
  )
  return field?.id ?? role
}

function fromSource(
  name: string,
  role: Role,
  source: RoleSource,
  context: RoleContext,
): readonly Member[] | 'toAsk' | 'pending' | 'awaited' {
  const { situation } = context
  const applies = source.when === undefined ? true : context.holds(source.when)
  if (applies !== true) return applies === undefined ? 'pending' : []
  if ('login' in source) {
    const id = situation.logins[source.login]
    // A second party who need not be there may still log in.
    if (id === undefined) return role.optional ? [] : 'pending'
    return [{ id, source: 'login', met: false }]
  }
  if ('notice' in source) {
    const notice = situation.notices[source.notice]
    if (notice === undefined) return 'awaited'
    const id = notice[source.item]
    const attribute = `${source.notice}.${source.item}`
    return typeof id === 'string' ? [{ id, source: source.notice, attribute, met: false }] : []
  }
  if ('effect' in source) {
    const made = situation.created?.[name]
    return made?.map((id) => ({ id, source: 'created', met: false })) ?? 'pending'
  }
  if ('reference' in source) return fromReference(role, source.reference, source, context)
  const said = situation.declared[keyFieldOf(situation, name)]
  const ids = (Array.isArray(said) ? said : [said]).filter((id) => typeof id === 'string')
  if (said === undefined) return 'toAsk'
  return ids.map((id) => ({ id, source: 'applicant', met: false }))
}

function fromReference(
  { subject }: Role,
  reference: string,
  source: RoleSource & { readonly apart?: true },
  { situation, dictionary, places, role }: RoleContext,
): readonly Member[] | 'pending' {
  const path = attributePath(situation.procedure, reference)
  if (path === undefined) return []
  const parent = role(path.role)
  const isNobody = parent.state === 'toAsk' && situation.procedure.roles[path.role]?.optional
  if (parent.state === 'empty' || isNobody) return []
  if (parent.state !== 'filled') return 'pending'
  const by = source.by ?? receiverOf(situation.procedure)
  const seen = sightingsAt(situation, places.get(path.role) ?? [], by)
  const found: Member[] = []
  for (const { id } of parent.members) {
    const own = seen.filter((each) => each.id === id)
    if (
      own.length === 0 ||
      own.some((each) => isUnavailable(situation, each, path.name, dictionary))
    )
      return 'pending'
    const ids = own.flatMap(({ holder }) => below(holder, [...path.fields, subjectKeys[subject]]))
    const from = dictionary.vocabulary.get(path.name)?.source ?? ''
    for (const each of ids) {
      if (typeof each === 'string')
        found.push({ id: each, source: from, attribute: path.name, met: source.apart !== true })
    }
  }
  return found
}

/** Whether the registry that holds an attribute did not answer in the step in which somebody was seen. */
export function isUnavailable(
  { answers }: Pick<Situation, 'answers'>,
  { step }: Pick<Sighting, 'step'>,
  attribute: string,
  { vocabulary }: Dictionary,
): boolean {
  return didNotAnswer(answers[step], vocabulary.get(attribute)?.source ?? '')
}
