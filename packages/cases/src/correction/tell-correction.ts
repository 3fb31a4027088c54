import { Refusal, type RefusedDeclaration } from '@motlan/kernel'
import type { Desk } from '../desk.ts'
import { defaultPatience, type Patience } from '../effects/advance-effects.ts'
import type { CasesTransaction } from '../store/advance.ts'
import { closeCorrections, holdValue } from './close-corrections.ts'
import { correctedBy } from './corrected-by.ts'
import { enqueueCorrection } from './enqueue-correction.ts'
import { keeperOf } from './keepers.ts'

/**
 * Tells a registry to set its record right. INVARIANT: a request is CORRECTED only when the registry has said so; as long
 * as nobody knows, it is sent again under the same declaration id, later and later, and never given up. Answers with the
 * refusal of the registry, after which the request is open again.
 */
export async function tellCorrection(
  correctionId: string,
  desk: Desk,
  { pause }: Pick<Patience, 'pause'> = defaultPatience,
): Promise<RefusedDeclaration | undefined> {
  const { db, clock, log } = desk
  const taken = await take(db, correctionId)
  if (!taken) return undefined
  const { case_id, registry, attempts } = taken
  const outcome = await send(taken, desk)
  if (outcome.kind === 'failed') {
    log.warn({ case: case_id, registry, attempts, code: outcome.code }, 'correction failed')
    await db.transaction().execute(async (trx) => {
      const last_error = JSON.stringify({ code: outcome.code, message: outcome.message })
      await stillTold(trx, correctionId).set({ last_error }).execute()
      await enqueueCorrection(trx, correctionId, pause(attempts))
    })
    return undefined
  }
  await db.transaction().execute(async (trx) => {
    await holdValue(trx, taken)
    if (outcome.kind === 'done') {
      // Said by whoever settled it, before the registry was told.
      const { settled_by: officer, outcome: said } = taken
      const closing = { officer: officer ?? '', outcome: said ?? '', at: clock() }
      await closeCorrections(trx, taken, { state: 'CORRECTED', ...closing })
    } else {
      const { code, message } = outcome.refused
      log.warn({ case: case_id, registry, code }, 'correction refused')
      const last_error = JSON.stringify({ code, message })
      const open = {
        state: 'OPEN',
        value: null,
        attempts: 0,
        settled_by: null,
        outcome: null,
      } as const
      await stillTold(trx, correctionId)
        .set({ ...open, last_error })
        .execute()
    }
  })
  return outcome.kind === 'refused' ? outcome.refused : undefined
}

/** The same, as the job that goes on after whoever was telling the registry died, or was not answered. */
export async function resumeCorrection(
  payload: unknown,
  desk: Desk,
  patience: Patience,
): Promise<void> {
  const { correctionId } = payload as { correctionId: string } // Only `enqueueCorrection` makes such jobs.
  await tellCorrection(correctionId, desk, patience)
}

type Taken = NonNullable<Awaited<ReturnType<typeof take>>>

/** A request that a registry is about to be told of; undefined where it is settled meanwhile. */
async function take(db: Desk['db'], correctionId: string) {
  return db
    .updateTable('cases.correction')
    .from('cases.case_file')
    .whereRef('cases.case_file.case_id', '=', 'cases.correction.case_id')
    .where('correction_id', '=', correctionId)
    .where('state', '=', 'CORRECTING')
    .set((one) => ({ attempts: one('attempts', '+', 1) }))
    .returning(['correction_id', 'cases.correction.case_id', 'registry', 'attribute', 'subject'])
    .returning(['subject_id', 'value', 'attempts', 'settled_by', 'outcome', 'procedure'])
    .executeTakeFirst()
}

/** Whoever thought this worker dead may have been faster. */
function stillTold(trx: CasesTransaction, correctionId: string) {
  return trx
    .updateTable('cases.correction')
    .where('correction_id', '=', correctionId)
    .where('state', '=', 'CORRECTING')
}

type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly refused: RefusedDeclaration }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }

async function send(taken: Taken, { declare, dictionary }: Desk): Promise<Outcome> {
  const { attribute, registry, subject, subject_id: subjectId, value, case_id, procedure } = taken
  try {
    const sent = correctedBy({ attribute, registry, subject, subjectId }, value, dictionary)
    if (!sent) throw new Refusal('REGISTRY_UNAVAILABLE', registry)
    const { refused } = await declare({
      ...sent,
      registry,
      declarationId: `correction-${taken.correction_id}`,
      agency: keeperOf(registry),
      procedure,
      caseId: case_id,
    })
    return refused ? { kind: 'refused', refused } : { kind: 'done' }
  } catch (error) {
    // Whatever is no refusal of ours may speak of what it was about.
    const { code, message } =
      error instanceof Refusal ? error : { code: 'INTERNAL', message: 'something inside failed' }
    return { kind: 'failed', code, message }
  }
}
