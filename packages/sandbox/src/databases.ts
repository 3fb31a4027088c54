import { migrateCases } from '@motlan/cases'
import { migrateFacts } from '@motlan/facts'
import { Refusal } from '@motlan/kernel'
import { migrateLedger } from '@motlan/ledger'
import { createDatabase, type DatabaseUrls } from '@motlan/registry-kit'
import { allDone } from './all-done.ts'
import { prepareExternal } from './external-database.ts'
import { preparePolicyVersions } from './policy-versions.ts'
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

/** Makes every database that is missing, with its roles, and brings all of them up to date. */
export async function prepareDatabases(context: DatabaseContext): Promise<Databases> {
  const { settings, modules } = context
  const local = settings.registries.filter(({ url }) => !url)
  const registries = new Map<string, DatabaseUrls>()
  const [exchange] = await allDone([
    database(context, {
      name: 'exchange',
      external: settings.exchange,
      appMay: ['select', 'insert'],
    }),
    ...local.map(async ({ name, database: external }) => {
      const urls = await database(context, { name, external, appMay: ['select'], takes: true })
      registries.set(name, urls)
      return urls
    }),
  ])
  if (!settings.prepare) return { exchange, registries }
  await allDone([
    migrateExchange({ connectionString: exchange.ownerUrl }, roleIn(exchange.appUrl)),
    preparePolicyVersions(exchange.ownerUrl, roleIn(exchange.appUrl)),
    ...modules.map(async ({ name, migrate }) => {
      const own = registries.get(name)
      if (own) await migrate(own.ownerUrl)
    }),
  ])
  return { exchange, registries }
}

/** One part after the other: their histories share a schema. */
async function migrateExchange(
  owner: { readonly connectionString: string },
  role: string,
): Promise<void> {
  await migrateLedger(owner, role)
  await migrateCases(owner, role)
  await migrateFacts(owner, role)
}

interface WantedDatabase {
  readonly name: string
  readonly external: ExternalDatabase | undefined
  readonly appMay: readonly ('select' | 'insert')[]
  /** Whether declarations are written down in it. */
  readonly takes?: boolean
}

async function database(
  { settings, secrets, adminUrl }: DatabaseContext,
  { name, external, appMay, takes = false }: WantedDatabase,
): Promise<DatabaseUrls> {
  const setting = `DATABASE_URL_${name.toUpperCase()}`
  if (!settings.prepare) return preparedElsewhere(external, setting)
  if (external) {
    return prepareExternal({
      setting,
      database: external,
      appMay,
      appPassword: () => secrets.rolePassword(`external_${name}_app`),
      ...(takes && {
        registrarPassword: () => secrets.rolePassword(`external_${name}_registrar`),
      }),
    })
  }
  return createDatabase(await adminUrl(), {
    name: `motlan_${name}`,
    ownerPassword: secrets.rolePassword(`motlan_${name}_owner`),
    appPassword: secrets.rolePassword(`motlan_${name}_app`),
    ...(takes && { registrarPassword: secrets.rolePassword(`motlan_${name}_registrar`) }),
    appMay,
  })
}

function preparedElsewhere(external: ExternalDatabase | undefined, setting: string): DatabaseUrls {
  if (external?.appUrl) {
    const { ownerUrl, appUrl, registrarUrl = ownerUrl } = external
    // With one address alone this is the role that looks up, and nothing is declared here.
    return { ownerUrl, appUrl, ...(registrarUrl !== appUrl && { registrarUrl }) }
  }
  throw new Refusal('CONFIGURATION_INVALID', setting, {
    reason: 'nothing is prepared here (MOTLAN_PREPARE is false), so the database has to be named',
    fix: `set ${setting} to the address that looks up`,
  })
}

function roleIn(url: string): string {
  return decodeURIComponent(new URL(url).username)
}
