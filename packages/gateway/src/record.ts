import { Refusal } from '@motlan/kernel'
import type { Disclosure, Ledger, LookUp } from '@motlan/ledger'
import { ungrouped } from './group-disclosures.ts'
import type { Caller } from './identify.ts'
import type { Shaped } from './shaped.ts'

/** One look-up that was answered or refused, about to become durable. */
export interface RecordedLookUp
  extends Pick<
    LookUp,
    'requestId' | 'at' | 'policy' | 'decided' | 'refused' | 'about' | 'asked' | 'sealedUntil'
  > {
  readonly caller: Caller
  readonly groups: Shaped['groups']
  /** What the plan moved between registries. */
  readonly moved: readonly Disclosure[]
  readonly withheld: Shaped['withheld']
}

/**
 * Makes a look-up durable. INVARIANT: the answer leaves only after this has resolved; whatever goes wrong here, a
 * silence longer than `timeout` milliseconds included, is a refusal of the whole look-up.
 */
export async function record(
  { caller, withheld, groups, moved, ...lookUp }: RecordedLookUp,
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
      ...lookUp,
      ...(moved.length === 0 && { groups }),
      get disclosures() {
        return [...ungrouped(groups), ...moved]
      },
      agency,
      officer,
      purpose,
      ...(procedure !== undefined && { procedure }),
      ...(dossier !== undefined && { case: dossier }),
      withheld: withheld.map(({ attribute, relation, code }) => ({
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
