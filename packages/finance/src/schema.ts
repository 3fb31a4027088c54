import { createRegistry, type RegistryDatabase, type Subgraph } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { finance } from './definition.ts'

// Average monthly income up to which somebody can be a dependant (Circular 111/2013/TT-BTC art. 9.1), by first tax year.
const dependantLimits: readonly { readonly fromYear: number; readonly monthly: number }[] = [
  { fromYear: 2013, monthly: 1_000_000 },
]

/** The finance registry as a gateway meets it: no way in of its own, only facts about subjects found elsewhere. */
export function financeSubgraph(database: RegistryDatabase<Database>): Subgraph {
  const { toSubgraph } = createRegistry(finance, database, {
    derive: {
      Citizen: {
        hasTaxArrears: ({ arrears }) => arrears > 0,
        earnsBelowDependantLimit: ({ incomeStatements }, { today }) => {
          const lastYear = Number(today.slice(0, 4)) - 1
          const limit = dependantLimits.findLast(({ fromYear }) => fromYear <= lastYear)
          if (!limit) return null
          const earned = incomeStatements
            .filter(({ year }) => year === lastYear)
            .reduce((sum, { income }) => sum + (income ?? 0), 0)
          return earned <= 12 * limit.monthly
        },
      },
      Business: { hasTaxArrears: ({ arrears }) => arrears > 0 },
    },
  })
  return toSubgraph()
}
