import type { Evaluation } from './evaluation.ts'
import type { Awaited, PlannedField } from './planned-field.ts'

/** The second party, as long as it has not logged in, and the notices that have not been received. */
export function awaitedIn(
  { situation, role }: Evaluation,
  fields: readonly PlannedField[],
): readonly Awaited[] {
  const { procedure, logins, notices } = situation
  const pending = Object.entries(procedure.roles).filter(([name]) => role(name).state === 'pending')
  const parties = pending.flatMap(([name, { title, filledBy, optional }]): Awaited[] =>
    logins.party === undefined && !optional && filledBy.some((source) => isParty(source))
      ? [{ role: name, title }]
      : [],
  )
  const sources = [
    ...pending.flatMap(([, { filledBy }]) => filledBy),
    ...fields.filter(({ state }) => state === 'waiting').flatMap(({ field }) => field.from),
  ]
  const missing = sources.flatMap((source) =>
    'notice' in source && notices[source.notice] === undefined ? [source.notice] : [],
  )
  return [...parties, ...[...new Set(missing)].map((notice) => ({ notice }))]
}

/** A login that counts only under a condition is that of somebody else's role, too. */
function isParty(source: object): boolean {
  return 'login' in source && source.login === 'party' && !('when' in source)
}
