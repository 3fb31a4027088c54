import { Refusal } from '@motlan/kernel'
import { sql } from 'kysely'
import type { Correction } from '../case-file.ts'
import { closeCorrections, holdValue } from '../correction/close-corrections.ts'
import { correctedBy, isCorrectable } from '../correction/corrected-by.ts'
import { enqueueCorrection } from '../correction/enqueue-correction.ts'
import { keptBy } from '../correction/keepers.ts'
import { tellCorrection } from '../correction/tell-correction.ts'
import type { Desk } from '../desk.ts'
import type { CaseBearer } from '../sight.ts'
import type { CasesTransaction } from '../store/advance.ts'
import { type AskedCorrection, readAskedCorrections } from '../store/read-corrections.ts'

/** How a registry answers a request for correction. */
export interface Settlement {
  readonly id: string
  readonly corrected: boolean
  /** What the record is to hold; null where that is nothing. */
  readonly value?: unknown
  readonly outcome: string
}

/** Which requests an agency wants to see. */
export interface CorrectionPage {
  readonly states: readonly Correction['state'][]
  readonly overdue: boolean | undefined
  readonly first: number
}

/** What the registries of an agency are asked to set right, the most urgent first. */
export async function correctionsFor(
  bearer: CaseBearer,
  page: CorrectionPage,
  { db, clock }: Desk,
): Promise<readonly AskedCorrection[]> {
  return readAskedCorrections(db, { registries: registriesOf(bearer), ...page, at: clock() })
}

/**
 * A registry sets its record right, or says why it stands. With a value the registry is told at once; where it does not
 * answer, the request is under way until it does.
 */
export async function settleCorrection(
  settlement: Settlement,
  bearer: CaseBearer,
  desk: Desk,
): Promise<AskedCorrection> {
  const { id, corrected, outcome } = settlement
  if (outcome.trim() === '') {
    throw new Refusal('ANSWER_INVALID', 'outcome', { reason: 'nothing is said' })
  }
  const registries = registriesOf(bearer)
  const officer = bearer.kind === 'agency' ? bearer.officer : ''
  const asked = await askedFor(desk, registries, id)
  const hasValue = settlement.value !== undefined
  if (hasValue) checkValue(asked, settlement, desk)
  else if (corrected) await checkWithoutValue(asked, desk)
  await desk.db.transaction().execute(async (trx) => {
    const open = await openRequest(trx, asked)
    if (!hasValue) {
      const state = corrected ? 'CORRECTED' : 'UPHELD'
      await closeCorrections(trx, open, { state, officer, outcome, at: desk.clock() })
      return
    }
    await trx
      .updateTable('cases.correction')
      .where('correction_id', '=', id)
      .set({ state: 'CORRECTING', settled_by: officer, outcome, last_error: null })
      .set({ value: JSON.stringify(settlement.value) })
      .execute()
    // Whoever is asked now may not live to tell the registry.
    await enqueueCorrection(trx, id, resumedAfter)
  })
  if (hasValue) await tellNow(asked, desk)
  return askedFor(desk, registries, id)
}

/** Milliseconds: longer than a registry may take to answer. */
const resumedAfter = 15_000

async function tellNow({ correctionId, attribute }: AskedCorrection, desk: Desk): Promise<void> {
  const refused = await tellCorrection(correctionId, desk)
  if (!refused) return
  const { code, reason, fix, field } = refused
  throw new Refusal(code, attribute, { reason, fix, details: { field } })
}

async function askedFor(
  { db }: Desk,
  registries: readonly string[],
  id: string,
): Promise<AskedCorrection> {
  const [asked] = await readAskedCorrections(db, { registries, id, first: 1 })
  if (!asked) throw new Refusal('CASE_UNKNOWN', 'correction')
  return asked
}

/** The request, for nobody else to settle meanwhile. */
async function openRequest(trx: CasesTransaction, asked: AskedCorrection) {
  const { correctionId, registry, attribute, subjectId } = asked
  await holdValue(trx, { registry, attribute, subject_id: subjectId })
  const row = await trx
    .selectFrom('cases.correction')
    .where('correction_id', '=', correctionId)
    .select(['correction_id', 'registry', 'attribute', 'subject', 'subject_id', 'state'])
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (row.state === 'OPEN') return row
  throw new Refusal('CASE_STATE', 'correction', { reason: `it is ${row.state} already` })
}

function checkValue(asked: AskedCorrection, { corrected, value }: Settlement, desk: Desk): void {
  if (!corrected)
    throw new Refusal('ANSWER_INVALID', 'value', {
      reason: 'a record that stands is given no value',
      fix: 'leave it out, or say that the record is corrected',
    })
  if (asked.subjectId === null || asked.subject !== asked.attribute.split('.')[0])
    throw new Refusal('ANSWER_INVALID', 'value', {
      reason: 'the request does not say whose record it is',
      fix: 'set the record right by the declaration that changes it, and settle without a value',
    })
  if (!correctedBy(asked, value, desk.dictionary))
    throw new Refusal('DECLARATION_REFUSED', asked.attribute, {
      reason: `${asked.registry} sets nothing right by its value about such a subject`,
      fix: 'declare what has happened, and settle without a value',
    })
}

/** INVARIANT: what is set right by its value is CORRECTED only when the registry has said that it is another. */
async function checkWithoutValue(asked: AskedCorrection, { db, dictionary }: Desk): Promise<void> {
  const { registry, attribute, subject, subjectId, raisedAt } = asked
  if (subjectId === null || !isCorrectable(asked, dictionary)) return
  const changed = await db
    .selectFrom('cases.change')
    .where('registry', '=', registry)
    .where('subject', '=', subject)
    .where('subject_id', '=', subjectId)
    .where('at', '>=', raisedAt)
    .where(sql<boolean>`${attribute} = any(attributes)`)
    .select('seq')
    .executeTakeFirst()
  if (changed) return
  throw new Refusal('ANSWER_INVALID', 'value', {
    reason: 'the registry has to be told what is right',
    fix: 'give the value, null for none',
  })
}

function registriesOf(bearer: CaseBearer): readonly string[] {
  if (bearer.kind !== 'agency') throw new Refusal('AGENCY_NEEDED', 'corrections')
  // What a registry holds is no part of a procedure that a token may be limited to.
  if (!bearer.scopes.has('lookup')) throw new Refusal('SCOPE_MISSING', 'lookup')
  const kept = keptBy(bearer.agency)
  // `in ()` is no SQL; nobody keeps a registry without a name.
  return kept.length > 0 ? kept : ['']
}
