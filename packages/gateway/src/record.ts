import { Refusal } from '@motlan/kernel'
import type { Ledger } from '@motlan/ledger'
import type { Caller } from './identify.ts'
import type { Shaped } from './shaped.ts'

/** One answered look-up, about to become durable. */
export interface AnsweredLookUp {
  readonly requestId: string
  readonly at: Date
  readonly caller: Caller
  /** Hash of the policy version that decided. */
  readonly policy: string
  readonly shaped: Pick<Shaped, 'disclosures' | 'withheld'>
}

/**
 * Makes a look-up durable. INVARIANT: the answer leaves only after this has resolved; whatever goes wrong here, a
 * silence longer than `timeout` milliseconds included, is a refusal of the whole look-up.
 */
export async function record(
  { requestId, at, caller, policy, shaped }: AnsweredLookUp,
  ledger: Ledger,
  timeout: number,
): Promise<void> {
  const { agency, officer, procedure, purpose, case: dossier } = caller
  const silence = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    silence.reject(unavailable('the ledger does not answer'))
  }, timeout)
  try {
    const append = ledger.append({
      requestId,
      at,
      agency,
      officer,
      purpose,
      ...(procedure !== undefined && { procedure }),
      ...(dossier !== undefined && { case: dossier }),
      policy,
      disclosures: shaped.disclosures,
      withheld: shaped.withheld.map(({ attribute, relation, code }) => ({
        attribute,
        relation,
        code,
      })),
    })
    await Promise.race([append, silence.promise])
  } catch (cause) {
    throw isLedgerRefusal(cause) ? cause : unavailable(undefined, cause)
  } finally {
    clearTimeout(timer)
  }
}

function isLedgerRefusal(cause: unknown): cause is Refusal {
  return cause instanceof Refusal && /^LEDGER_/.test(cause.code)
}

function unavailable(reason?: string, cause?: unknown): Refusal {
  return new Refusal('LEDGER_UNAVAILABLE', 'ledger', {
    ...(reason !== undefined && { reason }),
    ...(cause !== undefined && { cause }),
  })
}
