import { Refusal } from '@motlan/kernel'
import type { CompanionContext } from '../companion.ts'

/** Counts what one operation reads of the ledger, however its fields are named and nested. */
export interface TraceBudget {
  readonly page: (context: CompanionContext) => void
  readonly proof: (context: CompanionContext) => void
}

/** Pages and proofs that one operation may ask for. */
const most = { pages: 20, proofs: 100 } as const

/** Refuses the page, or the proof, that is one too many. */
export function traceBudget(): TraceBudget {
  const spent = new WeakMap<CompanionContext, Record<keyof typeof most, number>>()

  function spend(what: keyof typeof most, context: CompanionContext): void {
    const sofar = spent.get(context) ?? { pages: 0, proofs: 0 }
    spent.set(context, sofar)
    sofar[what] += 1
    if (sofar[what] <= most[what]) return
    throw new Refusal('DOCUMENT_TOO_COMPLEX', what, {
      reason: `one request reads at most ${most[what]} ${what} of the ledger`,
      fix: 'ask for the rest in another request',
    })
  }

  return {
    page: (context) => spend('pages', context),
    proof: (context) => spend('proofs', context),
  }
}
