import { Refusal } from '@motlan/kernel'
import type { CaseFile } from '../case-file.ts'
import type { Desk } from '../desk.ts'
import { demandLiving } from '../form/demand-living.ts'
import { procedureOf } from '../form/look-up.ts'
import { type CaseBearer, seerOf, unknownCase } from '../sight.ts'
import { movedBy } from '../state.ts'
import { advance, withCase } from '../store/advance.ts'

/** What a second party is told: they are part of the case, and do not see it. */
export interface Consent {
  readonly case: string
  readonly procedure: string
  readonly agreedAt: string
}

/**
 * A second party agrees to a case and becomes part of it. Where the applicant has named somebody, nobody else can;
 * where nobody is named, whoever was given the number of the case, which cannot be guessed.
 */
export async function consentToCase(
  file: CaseFile | undefined,
  named: string | undefined,
  bearer: CaseBearer,
  desk: Desk,
): Promise<Consent> {
  const { party, file: theirs } = partyFor(file, named, bearer)
  const isInvited = theirs.party === null || theirs.party === party
  if (!isInvited || !hasParty(theirs, desk)) throw unknownCase()
  if (party === theirs.applicant) {
    throw new Refusal('ROLE_UNFIT', 'party', {
      reason: 'the applicant cannot be the second party, too',
      fix: 'let the second party log in',
    })
  }
  await demandLiving([{ role: 'party', citizenId: party, inPerson: true }], desk, {
    caseId: theirs.caseId,
  })
  const at = desk.clock()
  const consent = { case: theirs.caseId, procedure: theirs.procedure, agreedAt: at.toISOString() }
  if (theirs.partyAgreed) return consent
  movedBy('consented', theirs.status)
  await withCase(desk.db, theirs, async (trx, locked) => {
    await trx
      .updateTable('cases.case_file')
      .where('case_id', '=', theirs.caseId)
      .set({ party, party_agreed_at: at })
      .execute()
    const officer = bearer.kind === 'agency' ? bearer.officer : undefined
    const actor = officer === undefined ? 'PARTY' : 'OFFICER'
    await advance(trx, locked, { event: 'consented', at, actor, officer })
  })
  return consent
}

/** Who agrees: the citizen who has logged in, or whoever an officer sees at the counter. */
function partyFor(
  file: CaseFile | undefined,
  named: string | undefined,
  bearer: CaseBearer,
): { readonly party: string; readonly file: CaseFile } {
  if (bearer.kind === 'agency') {
    const { file: theirs } = seerOf(bearer, file)
    if (named !== undefined && theirs.channel === 'COUNTER') return { party: named, file: theirs }
    throw new Refusal('ROLE_UNFIT', 'party', {
      reason: 'an officer says who agrees only at the counter',
      fix: 'let the second party log in',
    })
  }
  // Before it is known whether there is such a case: the words are the same where there is none.
  if (named !== undefined && named !== bearer.citizenId) {
    throw new Refusal('ROLE_UNFIT', 'party', { reason: 'nobody agrees for somebody else' })
  }
  if (!file) throw unknownCase()
  return { party: bearer.citizenId, file }
}

function hasParty(file: CaseFile, { procedures }: Desk): boolean {
  return Object.values(procedureOf(file, procedures).roles).some(({ filledBy }) =>
    filledBy.some((source) => 'login' in source && source.login === 'party'),
  )
}
