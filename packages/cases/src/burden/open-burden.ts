import type { Companion } from '@motlan/gateway'
import type { Procedure } from '@motlan/procedures'
import type pg from 'pg'
import { listen } from '../events/listen.ts'
import { connectCases } from '../store/database.ts'
import { burdenCompanion } from './burden-companion.ts'
import type { BurdenDimension, BurdenRow } from './burden-row.ts'
import { caseChannel } from './follow-burden.ts'
import { publishedBurden, readBurden, spanOf } from './read-burden.ts'

/** What counting burden takes. */
export interface BurdenOptions {
  /** How the exchange database is reached, with the role that works with cases. */
  readonly connection: pg.ClientConfig
  readonly procedures: readonly Procedure[]
  readonly clock: () => Date
  /** Told when the exchange is away; it is tried again. */
  readonly onFault: (cause: unknown) => void
}

/** Which cases are counted, and along what they are told apart. */
interface BurdenAsked {
  readonly by: readonly BurdenDimension[]
  /** Days in Việt Nam; the last one is not counted. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** As they may be told to everybody; every case, for whoever runs Motlan, where it is absent. */
  readonly published?: boolean | undefined
}

/** Burden that can be asked for. */
export interface OpenBurden {
  readonly companion: Companion
  readonly read: (asked: BurdenAsked) => Promise<readonly BurdenRow[]>
  readonly close: () => Promise<void>
}

/** Opens what counts the burden of cases. */
export function openBurden({ connection, procedures, clock, onFault }: BurdenOptions): OpenBurden {
  const name = { application_name: 'motlan burden' }
  const { pool, db, close } = connectCases({ ...connection, ...name }, 2)
  const wakes = listen({ connection, channel: caseChannel, onFault })
  return {
    companion: burdenCompanion({ pool, db, procedures, wakes, clock }),
    read: async ({ by, from, until, published }) => {
      const [days, now, parts] = [{ from, until }, clock(), { pool, procedures }]
      if (!published) return readBurden({ by, span: spanOf(days, now) }, parts)
      return publishedBurden({ by, days, now, handles: () => false }, parts)
    },
    close: async () => {
      await wakes.close()
      await close()
    },
  }
}
