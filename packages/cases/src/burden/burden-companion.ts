import type { Companion, CompanionContext } from '@motlan/gateway'
import { type JsonObject, Refusal } from '@motlan/kernel'
import type { Procedure } from '@motlan/procedures'
import type pg from 'pg'
import type { Wakes } from '../events/follow-signals.ts'
import { demandBearer, seerOf } from '../sight.ts'
import type { CasesDatabase } from '../store/database.ts'
import { readCase } from '../store/read-case.ts'
import { burdenDimensions } from './burden-row.ts'
import { burdenSdl } from './burden-sdl.ts'
import { followBurden } from './follow-burden.ts'
import { readBurden, spanOf } from './read-burden.ts'
import { readCaseBurden } from './read-case-burden.ts'
import { yearlyBurden } from './yearly-burden.ts'

/** What telling of burden takes. */
export interface BurdenOptions {
  readonly pool: pg.Pool
  readonly db: CasesDatabase
  readonly procedures: readonly Procedure[]
  readonly wakes: Wakes
  readonly clock: () => Date
}

/** `burden`, `burdenPerYear`, `caseBurden`, `burdenLive`: what was asked of people, and what they were spared. */
export function burdenCompanion(options: BurdenOptions): Companion {
  const { pool, db, procedures, clock } = options
  const demandOfficer = ({ bearer }: CompanionContext): void => {
    if (demandBearer(bearer).kind === 'agency') return
    throw new Refusal('SCOPE_MISSING', 'lookup', {
      reason: 'totals are for agencies; this token speaks for a citizen',
      fix: 'ask caseBurden for a case of your own',
    })
  }

  return {
    sdl: burdenSdl,
    resolvers: {
      Query: {
        burden: async (_, { by, from, until }, context) => {
          demandOfficer(context)
          const named = Array.isArray(by) ? by : []
          const dimensions = burdenDimensions.filter((name) => named.includes(name))
          return readBurden({ by: dimensions, span: spanOf({ from, until }, clock()) }, options)
        },
        burdenPerYear: async (_, _given, context) => {
          demandOfficer(context)
          const span = spanOf({}, clock())
          return yearlyBurden(await readBurden({ by: ['procedure'], span }, options), procedures)
        },
        caseBurden: async (_, given: JsonObject, { bearer }) => {
          const { file } = seerOf(demandBearer(bearer), await readCase(db, String(given.case)))
          return readCaseBurden(pool, file, procedures, clock())
        },
      },
      Subscription: {
        burdenLive: (_, _given, context) => {
          demandOfficer(context)
          return followBurden(context.signal, options)
        },
      },
    },
  }
}
