import type { AskedAttribute } from './decision.ts'
import type { Caller } from './identify.ts'

/** Why an attribute is withheld, and what would change that. */
export interface WithheldReason {
  readonly reason: string
  readonly fix: string
}

/**
 * The words for one withheld attribute. INVARIANT: they follow from the agreements and from what was asked, never from
 * what is known about a subject: an unknown number, a child and a dead person are refused in the same words.
 */
export function withheldReason(
  { relation }: AskedAttribute,
  { agency, procedure, purpose }: Caller,
  { isConditional, isLookedUp }: { readonly isConditional: boolean; readonly isLookedUp: boolean },
): WithheldReason {
  const aim = procedure === undefined ? `purpose ${purpose}` : `procedure ${procedure}`
  const whom = relation === 'self' ? '' : ` about ${relation}`
  if (!isConditional) {
    return {
      reason: `no agreement of agency ${agency} covers it${whom} for ${aim}`,
      fix: 'ask myAccess what may be known, or propose a data-sharing agreement',
    }
  }
  if (!isLookedUp) {
    return {
      reason: `what agency ${agency} may know${whom} for ${aim} hangs on conditions, and these are looked up about nobody but whom the look-up names`,
      fix: 'ask about them by their own identifier, for their own case',
    }
  }
  return {
    reason: `the conditions under which agency ${agency} may know it${whom} for ${aim} do not hold, or could not be found out`,
    fix: 'see in the agreement what it demands: an open case with this person, consent, an order of a court',
  }
}
