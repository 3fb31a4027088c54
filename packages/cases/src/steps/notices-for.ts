import { type JsonObject, Refusal } from '@motlan/kernel'
import type { Procedure } from '@motlan/procedures'
import type { CasesTransaction } from '../store/advance.ts'

/** A notice that a case relies on. */
export interface UsedNotice {
  readonly notice: string
  readonly number: string
  readonly content: JsonObject
}

/** For which case notices are looked for. */
export interface NoticeSearch {
  readonly procedure: Procedure
  readonly applicant: string
  /** The ones that are named. */
  readonly numbers: readonly string[]
}

/** The notices of a case: those that are named, and of every other kind the latest one about the applicant. */
export async function noticesFor(
  trx: CasesTransaction,
  { procedure, applicant, numbers }: NoticeSearch,
): Promise<readonly UsedNotice[]> {
  const kinds = noticesOf(procedure)
  const fillsRole = fillingRoles(procedure)
  // Where it names somebody in the case, whoever files it may be another; any other is good for whom it is about.
  const named = (await received(trx, numbers)).filter(
    ({ notice, about }) =>
      kinds.has(notice) && (fillsRole.has(notice) || about === null || about === applicant),
  )
  const strange = numbers.find((number) => !named.some((each) => each.number === number))
  if (strange !== undefined) {
    throw new Refusal('ANSWER_INVALID', 'notices', {
      reason: 'no notice of this number has been received for this procedure',
      fix: 'check the number, or ask whoever sends the notice',
    })
  }
  const missing = [...kinds].filter((kind) => !named.some(({ notice }) => notice === kind))
  if (missing.length === 0) return named
  const own = await trx
    .selectFrom('cases.notice')
    .where('notice', 'in', missing)
    .where('about', '=', applicant)
    .distinctOn('notice')
    .orderBy('notice')
    .orderBy('received_at', 'desc')
    .select(['notice', 'number', 'content'])
    .execute()
  return [...named, ...own]
}

async function received(
  trx: CasesTransaction,
  numbers: readonly string[],
): Promise<readonly (UsedNotice & { readonly about: string | null })[]> {
  if (numbers.length === 0) return []
  return trx
    .selectFrom('cases.notice')
    .where('number', 'in', numbers)
    .select(['notice', 'number', 'content', 'about'])
    .execute()
}

/** The kinds of notices that say who fills a role. */
function fillingRoles({ roles }: Procedure): ReadonlySet<string> {
  const sources = Object.values(roles).flatMap(({ filledBy }) => filledBy)
  return new Set(sources.flatMap((source) => ('notice' in source ? [source.notice] : [])))
}

/** The kinds of notices that fill a role or a field of a procedure. */
function noticesOf({ roles, facts, fields }: Procedure): ReadonlySet<string> {
  const sources = [
    ...Object.values(roles).flatMap(({ filledBy }) => filledBy),
    ...Object.values(facts).flatMap(({ from }) => from),
    ...fields.flatMap(({ from }) => from),
  ]
  return new Set(sources.flatMap((source) => ('notice' in source ? [source.notice] : [])))
}
