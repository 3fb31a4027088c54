import { randomUUID } from 'node:crypto'
import { type CaseLog, type Cases, type Declare, openCases } from '@motlan/cases'
import { committedSubgraphs } from '@motlan/catalogue'
import { declareTo, Refusal } from '@motlan/kernel'
import { dictionaryOf, type LoadedProcedures } from '@motlan/procedures'
import type { InsideDoor } from './inside-door.ts'
import type { ReachedRegistry } from './registries.ts'

/** What cases are handled with. */
export interface CaseDeskContext {
  /** How the exchange database is reached, with the role of a gateway. */
  readonly exchangeUrl: string
  readonly supergraphSdl: string
  readonly loaded: Pick<LoadedProcedures, 'procedures' | 'notices'>
  readonly registries: readonly ReachedRegistry[]
  readonly clock: () => Date
  readonly log: CaseLog
}

/** Whom look-ups of cases are recorded for, where nobody is named. */
const desk = 'case-desk'

/** Milliseconds a registry may take for a declaration before it is sent again. */
const declarationTimeout = 10_000

/** Opens cases: they look up by the door inside, what their agency may know, and tell the registries what is declared. */
export function openCaseDesk(
  { ask }: Pick<InsideDoor, 'ask'>,
  { exchangeUrl, supergraphSdl, loaded, registries, clock, log }: CaseDeskContext,
): Cases {
  const { procedures, notices } = loaded
  return openCases({
    connection: { connectionString: exchangeUrl },
    procedures,
    notices,
    dictionary: dictionaryOf(supergraphSdl, committedSubgraphs()),
    ask: ({ officer = desk, ...question }) => ask({ ...question, officer }),
    declare: declareThrough(registries, clock),
    clock,
    newId: randomUUID,
    log,
  })
}

function declareThrough(registries: readonly ReachedRegistry[], clock: () => Date): Declare {
  return async ({ procedure, ...declaration }) => {
    const reached = registries.find(({ name }) => name === declaration.registry)
    if (!reached) throw new Refusal('REGISTRY_UNAVAILABLE', declaration.registry)
    const { grantKey, transport } = reached
    const signal = AbortSignal.timeout(declarationTimeout)
    const sending = { purpose: procedure, grantKey, transport, clock, newId: randomUUID, signal }
    return declareTo({ ...declaration, ...sending })
  }
}
