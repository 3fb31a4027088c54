import * as business from '@motlan/business'
import * as finance from '@motlan/finance'
import * as insurance from '@motlan/insurance'
import * as land from '@motlan/land'
import * as population from '@motlan/population'
import {
  type DatabaseUrls,
  migrate,
  openDatabase,
  type RegistryDatabase,
  type Subgraph,
} from '@motlan/registry-kit'
import type { RegistryDefinition } from '@motlan/registry-kit/definition'

/** A registry as far as somebody needs it who runs it, whatever its tables are. */
export interface RegistryModule {
  readonly name: string
  /** Brings the database up to date, as its owner. */
  readonly migrate: (ownerUrl: string) => Promise<void>
  /** Opens the registry with the role that looks up, and with the one that writes declarations down where there is one. */
  readonly open: (
    urls: Pick<DatabaseUrls, 'appUrl' | 'registrarUrl'>,
    onError: (error: Error) => void,
    onStatement?: (text: string) => void,
  ) => OpenRegistry
}

/** A registry over its database. */
export interface OpenRegistry {
  readonly subgraph: Subgraph
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The registries of the sandbox, in the order of `@motlan/catalogue`. */
export const registryModules: readonly RegistryModule[] = [
  registryModule(population.population, population.populationSubgraph, population.migrations),
  registryModule(land.land, land.landSubgraph, land.migrations),
  registryModule(business.business, business.businessSubgraph, business.migrations),
  registryModule(finance.finance, finance.financeSubgraph, finance.migrations),
  registryModule(insurance.insurance, insurance.insuranceSubgraph, insurance.migrations),
]

function registryModule<DB>(
  definition: RegistryDefinition<DB>,
  subgraphOf: (database: RegistryDatabase<DB>, registrar?: RegistryDatabase<DB>) => Subgraph,
  migrations: URL,
): RegistryModule {
  return {
    name: definition.name,
    migrate: async (ownerUrl) => {
      const database = openDatabase<DB>(ownerUrl, { max: 1, statementTimeout: 600_000 })
      try {
        await migrate(definition, database, migrations)
      } finally {
        await database.close()
      }
    },
    open: ({ appUrl, registrarUrl }, onError, onStatement) => {
      const options = { applicationName: `motlan ${definition.name}`, onError }
      const database = openDatabase<DB>(appUrl, {
        ...options,
        ...(onStatement && { onStatement }),
      })
      const registrar = registrarUrl ? openDatabase<DB>(registrarUrl, options) : undefined
      return {
        subgraph: subgraphOf(database, registrar),
        ping: database.ping,
        close: async () => {
          await Promise.all([database.close(), registrar?.close()])
        },
      }
    },
  }
}
