import { Refusal } from '@motlan/kernel'
import type { Logger } from 'pino'
import { faultReport } from './fault-report.ts'

/** Turns whatever was thrown into a refusal that gives nothing away, and tells the log what it was. */
export type RefusalFor = (error: unknown, requestId: string, signal?: AbortSignal) => Refusal

/** A refusal as it is; anything else becomes one that gives nothing away. */
export function refusalTeller(logger: Logger): RefusalFor {
  return (error, requestId, signal) => {
    const isLeft = signal?.aborted === true
    // Whoever has left hears nothing; that what registries were handed is not on record must not be missed.
    const isUnrecorded = error instanceof Refusal && error.code.startsWith('LEDGER_')
    const isExpected = error instanceof Refusal && error.cause === undefined
    if (isLeft ? isUnrecorded : !isExpected) {
      logger.error({ requestId, fault: faultReport(error) }, 'request failed')
    }
    if (isLeft) return new Refusal('CLIENT_LEFT', 'request')
    return error instanceof Refusal ? error : new Refusal('INTERNAL', 'gateway')
  }
}
