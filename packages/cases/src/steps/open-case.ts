import { hash } from 'node:crypto'
import { Refusal, type Subject } from '@motlan/kernel'
import { type Procedure, variantOf } from '@motlan/procedures'
import type { Channel } from '../case-file.ts'
import type { Desk } from '../desk.ts'
import { demandLiving } from '../form/demand-living.ts'
import { rowOf, subjectsOf } from '../form/look-up.ts'
import { type CaseBearer, coversProcedure } from '../sight.ts'
import type { CasesTransaction } from '../store/advance.ts'
import { dayInVietNam } from '../viet-nam-day.ts'
import { noticesFor } from './notices-for.ts'

/** What opens a case. */
export interface Opening {
  readonly procedure: string
  /** The province whose own form is wanted. */
  readonly province?: string | undefined
  /** Left out by a citizen, who is the applicant; an officer names whoever stands at the counter. */
  readonly applicant?: string | undefined
  /** The second party, where the applicant knows who it will be. */
  readonly party?: string | undefined
  /** Numbers of notices that other bodies sent. */
  readonly notices?: readonly string[] | undefined
  readonly idempotencyKey: string
}

/** Opens a case, or answers with the one that the same request has opened before. */
export async function openCase(opening: Opening, bearer: CaseBearer, desk: Desk): Promise<string> {
  const procedure = variantOf(
    desk.procedures,
    opening.procedure,
    opening.province === undefined ? {} : { province: opening.province },
  )
  const [agency = ''] = procedure.agencies
  const applicant = applicantOf(opening, bearer, procedure, agency)
  const actor = bearer.kind === 'agency' ? `${bearer.agency} ${bearer.officer}` : applicant
  // INVARIANT: an officer who has somebody looked up is on record, also where no case comes of it.
  const asking = bearer.kind === 'agency' ? { officer: actor } : {}
  await demandLiving([{ role: 'applicant', citizenId: applicant, inPerson: true }], desk, asking)
  const request = requestHash({ ...opening, procedure: procedure.code, applicant })
  const caseId = `HS-${desk.newId()}`
  const key = opening.idempotencyKey
  return desk.db.transaction().execute(async (trx) => {
    // Whoever comes second with the same key waits here for the first to commit.
    await trx
      .insertInto('cases.idempotency')
      .values({ actor, key, request, case_id: caseId, opened_at: desk.clock() })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const known = await trx
      .selectFrom('cases.idempotency')
      .where('actor', '=', actor)
      .where('key', '=', key)
      .select(['request', 'case_id'])
      .executeTakeFirstOrThrow()
    if (known.request !== request) throw new Refusal('IDEMPOTENCY_CONFLICT', 'idempotencyKey')
    if (known.case_id !== caseId) return known.case_id
    const channel = bearer.kind === 'agency' ? 'COUNTER' : 'ONLINE'
    const officer = bearer.kind === 'agency' ? bearer.officer : undefined
    await insertCase(trx, { caseId, procedure, agency, applicant, opening, channel, officer }, desk)
    return caseId
  })
}

interface NewCase {
  readonly caseId: string
  readonly procedure: Procedure
  readonly agency: string
  readonly applicant: string
  readonly opening: Opening
  readonly channel: Channel
  readonly officer: string | undefined
}

async function insertCase(
  trx: CasesTransaction,
  { caseId, procedure, agency, applicant, opening, channel, officer }: NewCase,
  { clock, dictionary }: Desk,
): Promise<void> {
  const at = clock()
  await trx
    .insertInto('cases.case_file')
    .values({
      case_id: caseId,
      procedure: procedure.code,
      province: procedure.variant?.province ?? null,
      agency,
      applicant,
      party: opening.party ?? null,
      channel,
      status: 'DRAFT',
      version: 1,
      opened_at: at,
    })
    .execute()
  const actor = channel === 'COUNTER' ? ('OFFICER' as const) : ('APPLICANT' as const)
  await trx
    .insertInto('cases.history')
    .values({
      case_id: caseId,
      version: 1,
      at,
      event: 'opened',
      status: 'DRAFT',
      actor,
      officer: officer ?? null,
    })
    .execute()
  const notices = await noticesFor(trx, { procedure, applicant, numbers: opening.notices ?? [] })
  for (const { notice, number } of notices) {
    await trx.insertInto('cases.case_notice').values({ case_id: caseId, notice, number }).execute()
  }
  const situation = {
    caseId,
    procedure,
    logins: { applicant },
    notices: Object.fromEntries(notices.map(({ notice, content }) => [notice, content])),
    answers: {},
    declared: {},
    today: dayInVietNam(at),
  }
  const subjects = subjectsOf(situation, dictionary)
  if (subjects.length > 0) {
    await trx
      .insertInto('cases.case_subject')
      .values(subjects.map((each) => rowOf(caseId, each)))
      .execute()
  }
}

function applicantOf(
  opening: Opening,
  bearer: CaseBearer,
  procedure: Procedure,
  agency: string,
): string {
  const subject: Subject = 'Citizen'
  if (bearer.kind === 'citizen') {
    const { applicant } = opening
    if (applicant === undefined || applicant === bearer.citizenId) return bearer.citizenId
    throw new Refusal('ROLE_UNFIT', 'applicant', {
      reason: 'a citizen opens cases of their own',
      fix: 'leave out applicant, or have the agency open the case',
    })
  }
  if (bearer.agency !== agency || !coversProcedure(bearer, procedure.code)) {
    throw new Refusal('SCOPE_MISSING', `lookup:${procedure.code}`, {
      reason: `${agency} receives cases of this procedure`,
    })
  }
  if (opening.applicant !== undefined) return opening.applicant
  throw new Refusal('ROLE_UNFIT', 'applicant', {
    reason: 'nobody is named',
    fix: `name the ${subject} who stands at the counter`,
  })
}

function requestHash(request: object): string {
  const sorted = Object.entries(request)
    .filter(([name, value]) => name !== 'idempotencyKey' && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return hash('sha256', JSON.stringify(sorted), 'base64url')
}
