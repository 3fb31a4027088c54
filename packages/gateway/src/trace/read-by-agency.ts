import { Refusal } from '@motlan/kernel'
import type { AskedSubject, Ledger } from '@motlan/ledger'
import type { AgencyBearer } from '../bearer.ts'
import type { CompanionContext } from '../companion.ts'
import { defaultTimeouts } from '../gateway-options.ts'
import { identify } from '../identify.ts'
import type { PolicyInForce } from '../policy-in-force.ts'
import { record } from '../record.ts'
import { isSealed, sealedUntil } from '../seal.ts'
import { dayInVietNam } from '../viet-nam-day.ts'

/** What it takes to let an agency read a trace, or not. */
interface ReadingOptions {
  readonly ledger: Ledger
  readonly policy: () => PolicyInForce
  readonly clock: () => Date
}

/**
 * Lets an agency read a trace where an agreement permits it `Citizen.trace`, and refuses it otherwise. INVARIANT: what
 * it reads, and what it is refused, stands in that same trace before the agency has an answer.
 */
export async function readByAgency(
  subject: AskedSubject,
  bearer: AgencyBearer,
  { requestId, stated }: CompanionContext,
  { ledger, policy, clock }: ReadingOptions,
): Promise<void> {
  const current = policy()
  const caller = identify(bearer, stated, current)
  const at = clock()
  const { agency, procedure, purpose } = caller
  const aim = {
    agency,
    purpose,
    on: dayInVietNam(at),
    ...(procedure !== undefined && { procedure }),
  }
  const asked = { attribute: `${subject.subject}.trace`, relation: 'self' }
  const grounds = current.decide({ ...aim, relation: 'self' }).permitted.get(asked.attribute)
  await record(
    {
      requestId,
      at,
      caller,
      policy: current.hash,
      moved: [],
      groups: grounds
        ? [{ ...subject, lines: [{ ...asked, ...grounds }], values: [undefined] }]
        : [],
      withheld: grounds ? [] : [{ ...asked, code: 'TRACE_REFUSED' }],
      ...(!grounds && { about: [subject], refused: 'TRACE_REFUSED' }),
      ...(isSealed(current, aim, []) && { sealedUntil: sealedUntil(at) }),
    },
    ledger,
    defaultTimeouts.ledger,
  )
  if (!grounds) throw new Refusal('TRACE_REFUSED', 'trace')
}
