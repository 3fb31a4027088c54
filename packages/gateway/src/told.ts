import type { Logger } from 'pino'
import type { Bearer } from './bearer.ts'
import type { GatewayAnswer } from './door.ts'
import type { Caller } from './identify.ts'
import type { Observer } from './observe.ts'

/** What is known about a request by the time it ends, for the log: who, and how much, never about whom. */
export interface Told {
  bearer?: Bearer | undefined
  /** Where registries are asked: the bearer, held against the policy. */
  caller?: Caller | undefined
  disclosures: number
  withheld: number
  shortfalls?: readonly string[]
  isStream?: boolean
}

interface TellingOptions {
  readonly observed: Observer
  readonly logger: Logger
  readonly clock: () => Date
}

/** Tells log and metrics of each request. INVARIANT: of a citizen who asks it says that it is one, and nothing else. */
export function requestTeller({ observed, logger, clock }: TellingOptions) {
  return ({ requestId, refused }: GatewayAnswer, told: Told, began: number): void => {
    const { agency, procedure, purpose } = told.caller ?? {}
    const { disclosures, withheld, shortfalls = [] } = told
    const outcome = refused ?? (told.isStream ? 'SUBSCRIBED' : 'ANSWERED')
    const milliseconds = clock().getTime() - began
    observed.count({ agency, procedure, outcome, disclosures, withheld, milliseconds })
    logger.info(
      {
        requestId,
        outcome,
        asks: told.bearer?.kind,
        agency,
        procedure,
        purpose,
        disclosures,
        withheld,
        shortfalls: shortfalls.length > 0 ? shortfalls : undefined,
        milliseconds,
      },
      'request answered',
    )
  }
}
