import type { Field, PlannedField, Role, Situation } from '@motlan/procedures'
import type { CaseFile, CaseSubject } from '../case-file.ts'

/**
 * Which fields of a form tell of people whom its applicant does not know. INVARIANT: nobody reads about somebody by
 * naming them, or a notice about them. Known are whoever has logged in to the case, whoever a registry names together
 * with one of them, and whoever a registry names in the record of somebody known.
 */
export function tellsOfStrangers(
  situation: Situation,
  subjects: readonly CaseSubject[],
): (planned: Pick<PlannedField, 'field' | 'subject'>) => boolean {
  const { roles, facts, fields } = situation.procedure
  const known = knownIn(situation, subjects)

  function isStrange(name: string): boolean {
    const members = subjects.filter(({ role }) => role === name)
    const isUnknown = ({ subject, subjectId }: CaseSubject) =>
      subject === 'Citizen' && !known.has(subjectId)
    return members.some(isUnknown) || parentsOf(roles[name]).some(isStrange)
  }

  function rolesRead(source: Field['from'][number]): readonly string[] {
    if ('key' in source) return [source.key]
    if ('attribute' in source) return [roleIn(source.attribute)]
    if ('notice' in source) return Object.keys(roles).filter((role) => names(role, source.notice))
    if ('derive' in source) {
      return Object.values(source.with).flatMap((given) => {
        if ('role' in given) return [given.role]
        return 'field' in given ? rolesOf(given.field) : []
      })
    }
    const { suggest, among = [] } = source.applicant
    return [...(suggest === undefined ? [] : [suggest]), ...among].flatMap(rolesOf)
  }

  function names(role: string, notice: string): boolean {
    const { filledBy = [] } = roles[role] ?? {}
    return filledBy.some((source) => 'notice' in source && source.notice === notice)
  }

  function rolesOf(name: string): readonly string[] {
    const { from = [] } = fields.find(({ id }) => id === name) ?? facts[name] ?? {}
    return from.flatMap(rolesRead)
  }

  return ({ field, subject }) => {
    const isAboutKnown = subject !== undefined && known.has(subject)
    return rolesOf(field.id).some(
      (role) => isStrange(role) && !(isAboutKnown && role === field.each),
    )
  }
}

/** The subjects of a case that its applicant is told: who logged in, whom they named, and who follows from their login. */
export function subjectsToldTo(
  { applicant, party, partyAgreed, answers, subjects }: CaseFile,
  roles: Readonly<Record<string, Role>>,
): readonly CaseSubject[] {
  const named = JSON.stringify([applicant, partyAgreed ? party : null, answers])
  const followsFromLogin = (name: string): boolean => {
    const role = roles[name]
    const isRooted = role?.filledBy.every((source) => !('notice' in source || 'answer' in source))
    return isRooted === true && parentsOf(role).every(followsFromLogin)
  }
  return subjects.filter(
    ({ role, subjectId }) => mentions(named, subjectId) || followsFromLogin(role),
  )
}

/** The IDs of everybody known. */
function knownIn(
  { logins: { applicant, party }, answers }: Situation,
  subjects: readonly CaseSubject[],
): ReadonlySet<string> {
  const own = party === undefined ? [applicant] : [applicant, party]
  const records = Object.values(answers).flatMap(({ variables, data }) =>
    Object.entries(variables).flatMap(([role, asked]) => {
      const told = [data?.[role]].flat()
      return [asked].flat().map((id, at) => ({ id, text: JSON.stringify(told[at] ?? null) }))
    }),
  )
  const related = records.filter(({ text }) => own.some((id) => mentions(text, id)))
  const known = new Set<unknown>([...own, ...related.map(({ id }) => id)])
  let before: number
  do {
    before = known.size
    for (const { id, text } of records) {
      if (!known.has(id)) continue
      for (const { subjectId } of subjects) if (mentions(text, subjectId)) known.add(subjectId)
    }
  } while (known.size > before)
  return new Set([...known].filter((id) => typeof id === 'string'))
}

/** An identifier is a whole value of a record, and never a part of one. */
function mentions(text: string, id: string): boolean {
  return text.includes(JSON.stringify(id))
}

/** The roles in whose records it is found who fills a role. */
function parentsOf(role: Role | undefined): readonly string[] {
  return (role?.filledBy ?? []).flatMap((source) => {
    if ('reference' in source) return [roleIn(source.reference)]
    return 'choice' in source ? source.choice.map(roleIn) : []
  })
}

/** `mother.spouse` is about `mother`. */
function roleIn(path: string): string {
  return path.split('.')[0] ?? path
}
