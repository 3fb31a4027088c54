import type { AgencyBearer, Companion, CompanionContext } from '@motlan/gateway'
import { type JsonObject, Refusal } from '@motlan/kernel'
import type { Procedure } from '@motlan/procedures'
import type pg from 'pg'
import type { Wakes } from '../events/follow-signals.ts'
import { coversProcedure, demandBearer, seerOf } from '../sight.ts'
import type { CasesDatabase } from '../store/database.ts'
import { readCase } from '../store/read-case.ts'
import { type BurdenDimension, type BurdenRow, burdenDimensions } from './burden-row.ts'
import { burdenSdl } from './burden-sdl.ts'
import type { BurdenDays } from './day-in.ts'
import { liveBurden } from './follow-burden.ts'
import { publishedBurden } from './read-burden.ts'
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
  const live = liveBurden(options)
  const published = (by: readonly BurdenDimension[], days: BurdenDays, who: CompanionContext) =>
    publishedBurden({ by, days, now: clock(), handles: handledBy(officerIn(who)) }, options)

  return {
    sdl: burdenSdl,
    resolvers: {
      Query: {
        burden: async (_, { by, ...days }, context) => {
          const named = Array.isArray(by) ? by : []
          const dimensions = burdenDimensions.filter((name) => named.includes(name.toUpperCase()))
          return published(dimensions, days, context)
        },
        burdenPerYear: async (_, _given, context) =>
          yearlyBurden(await published(['procedure'], {}, context), procedures),
        caseBurden: async (_, given: JsonObject, { bearer }) => {
          const { file } = seerOf(demandBearer(bearer), await readCase(db, String(given.case)))
          return readCaseBurden(pool, file, procedures, clock())
        },
      },
      Subscription: {
        burdenLive: (_, _given, context) => {
          officerIn(context)
          return live(context.signal)
        },
      },
    },
  }
}

function officerIn({ bearer }: CompanionContext): AgencyBearer {
  const known = demandBearer(bearer)
  if (known.kind === 'agency') return known
  throw new Refusal('SCOPE_MISSING', 'lookup', {
    reason: 'totals are for agencies; this token speaks for a citizen',
    fix: 'ask caseBurden for a case of your own',
  })
}

/** Whoever handles cases knows each of them. */
function handledBy(officer: AgencyBearer): (row: BurdenRow) => boolean {
  return ({ agency, procedure = '' }) =>
    agency === officer.agency && coversProcedure(officer, procedure)
}
