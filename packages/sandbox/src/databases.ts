import { migrateLedger } from '@motlan/ledger'
import { createDatabase, type DatabaseUrls } from '@motlan/registry-kit'
import { prepareExternal } from './external-database.ts'
import type { RegistryModule } from './registry-modules.ts'
import type { Secrets } from './secrets.ts'
import type { ExternalDatabase, Settings } from './settings.ts'

/** How every database of the sandbox is reached. */
export interface Databases {
  /** By registry; one that runs elsewhere is not among them. */
  readonly registries: ReadonlyMap<string, DatabaseUrls>
  readonly exchange: DatabaseUrls
}

/** What databases are made with. */
export interface DatabaseContext {
  readonly settings: Settings
  readonly secrets: Secrets
  readonly modules: readonly RegistryModule[]
  /** Starts the embedded cluster; asked only if a database is in need of it. */
  readonly adminUrl: () => Promise<string>
}

/** Makes every database that is missing, with both of its roles, and brings all of them up to date. */
export async function prepareDatabases(context: DatabaseContext): Promise<Databases> {
  const { settings, modules } = context
  const local = settings.registries.filter(({ url }) => !url)
  const [exchange, ...entries] = await Promise.all([
    database(context, 'exchange', settings.exchange, ['select', 'insert']),
    ...local.map(
      async ({ name, database: external }) =>
        [name, await database(context, name, external, ['select'])] as const,
    ),
  ])
  const registries = new Map(entries)
  await Promise.all([
    migrateLedger({ connectionString: exchange.ownerUrl }, roleIn(exchange.appUrl)),
    ...modules.map(async ({ name, migrate }) => {
      const own = registries.get(name)
      if (own) await migrate(own.ownerUrl)
    }),
  ])
  return { exchange, registries }
}

async function database(
  { secrets, adminUrl }: DatabaseContext,
  name: string,
  external: ExternalDatabase | undefined,
  appMay: readonly ('select' | 'insert')[],
): Promise<DatabaseUrls> {
  if (external) {
    return prepareExternal({
      setting: `DATABASE_URL_${name.toUpperCase()}`,
      database: external,
      appMay,
      appPassword: () => secrets.rolePassword(`external_${name}_app`),
    })
  }
  return createDatabase(await adminUrl(), {
    name: `motlan_${name}`,
    ownerPassword: secrets.rolePassword(`motlan_${name}_owner`),
    appPassword: secrets.rolePassword(`motlan_${name}_app`),
    appMay,
  })
}

function roleIn(url: string): string {
  return decodeURIComponent(new URL(url).username)
}
