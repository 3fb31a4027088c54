import type { Dictionary, Notice, Procedure } from '@motlan/procedures'
import type pg from 'pg'
import type { CaseLog } from './case-log.ts'
import { type CaseCompanion, caseCompanion } from './companion/case-companion.ts'
import { tellCorrectionJob } from './correction/enqueue-correction.ts'
import { resumeCorrection } from './correction/tell-correction.ts'
import { watchClocks } from './correction/watch-clocks.ts'
import type { Ask, Declare, Desk } from './desk.ts'
import { advanceEffects, defaultPatience, type Patience } from './effects/advance-effects.ts'
import { startWorker } from './effects/worker.ts'
import { connectCases } from './store/database.ts'

/** What cases need. */
export interface CasesOptions {
  /** How the exchange database is reached, with the role that works with cases. */
  readonly connection: pg.ClientConfig
  readonly procedures: readonly Procedure[]
  /** The kinds of notices that other bodies send. */
  readonly notices: readonly Notice[]
  readonly dictionary: Dictionary
  /** Looks up for a case, through the gateway's own door. */
  readonly ask: Ask
  /** Tells a registry. */
  readonly declare: Declare
  readonly clock: () => Date
  readonly newId: () => string
  readonly log: CaseLog
  readonly patience?: Patience
  /** Cases whose effects are worked on at once. */
  readonly concurrency?: number
}

/** Cases that are open for business. */
export interface Cases {
  readonly companion: CaseCompanion
  /** Starts to tell the registries what submitted cases declare. */
  readonly start: () => void
  /** Ends what is under way, and takes nothing new. */
  readonly close: () => Promise<void>
}

const workersByDefault = 4

/** Opens the case desk of one gateway. */
export function openCases(options: CasesOptions): Cases {
  const { connection, patience = defaultPatience, concurrency = workersByDefault, log } = options
  const store = connectCases(connection, 8)
  // One connection listens; each worker needs one for its job and one for the case.
  const queue = connectCases(connection, concurrency + 2)
  const desk: Desk = { ...options, db: store.db }
  let worker: ReturnType<typeof startWorker> | undefined
  let stopWatching: (() => void) | undefined
  return {
    companion: caseCompanion(desk),
    start: () => {
      worker ??= startWorker({
        connection,
        pool: queue.pool,
        advance: (caseId) => advanceEffects(caseId, desk, patience),
        others: { [tellCorrectionJob]: (payload) => resumeCorrection(payload, desk, patience) },
        log,
        concurrency,
      })
      stopWatching ??= watchClocks(desk)
    },
    close: async () => {
      stopWatching?.()
      await worker?.stop()
      await Promise.all([store.close(), queue.close()])
    },
  }
}
