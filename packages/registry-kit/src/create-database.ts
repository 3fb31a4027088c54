import { Refusal } from '@motlan/kernel'
import pg from 'pg'
import { declarationTables } from './declaration-tables.ts'

/** A database with its roles: one that migrates and seeds, and others that can do nothing but what they are for. */
export interface DatabaseRequest {
  /** `motlan_population`; the roles are named after it: `motlan_population_owner`, `motlan_population_app`. */
  readonly name: string
  readonly ownerPassword: string
  readonly appPassword: string
  /** Of the role that writes declarations down, `motlan_population_registrar`; without it there is no such role. */
  readonly registrarPassword?: string
  /** What the app role may do to tables: `select` for a registry, `select` and `insert` for an append-only record. */
  readonly appMay?: readonly ('select' | 'insert')[]
}

/** How each role reaches the database. */
export interface DatabaseUrls {
  readonly ownerUrl: string
  readonly appUrl: string
  /** Absent where nothing is declared to this database. */
  readonly registrarUrl?: string
}

/** Creates the database and its roles where they are missing, and sets passwords and privileges anew. */
export async function createDatabase(
  adminUrl: string,
  request: DatabaseRequest,
): Promise<DatabaseUrls> {
  const { name, ownerPassword, appPassword, registrarPassword, appMay = ['select'] } = request
  if (!/^[a-z][a-z0-9_]{0,50}$/.test(name))
    throw new Refusal('CONFIGURATION_INVALID', `database ${name}`)
  const owner = `${name}_owner`
  const app = `${name}_app`
  const registrar = `${name}_registrar`
  const urls = {
    ownerUrl: urlFor(adminUrl, name, owner, ownerPassword),
    appUrl: urlFor(adminUrl, name, app, appPassword),
    ...(registrarPassword !== undefined && {
      registrarUrl: urlFor(adminUrl, name, registrar, registrarPassword),
    }),
  }
  await asAdmin(adminUrl, async (admin) => {
    await createRole(admin, owner, ownerPassword)
    await createRole(admin, app, appPassword)
    await createWhereMissing(admin, name, owner)
    await admin.query(`revoke all on database ${name} from public`)
    await admin.query(`grant connect on database ${name} to ${app}`)
    for (const role of [owner, app])
      await admin.query(`alter role ${role} in database ${name} set search_path = public`)
    await admin.query(`alter role ${app} in database ${name} set statement_timeout = '5s'`)
    await admin.query(
      `alter role ${app} in database ${name} set default_transaction_read_only = ${appMay.includes('insert') ? 'off' : 'on'}`,
    )
    if (registrarPassword === undefined) return
    await createRole(admin, registrar, registrarPassword)
    await admin.query(`grant connect on database ${name} to ${registrar}`)
    await admin.query(`alter role ${registrar} in database ${name} set search_path = public`)
    await admin.query(`alter role ${registrar} in database ${name} set statement_timeout = '5s'`)
  })
  await grantToApp(urls.ownerUrl, app, appMay)
  if (registrarPassword !== undefined) await grantToRegistrar(urls.ownerUrl, registrar, app)
  return urls
}

/**
 * Lets a role write what is declared: the rows of all tables, present and future, and what the registry keeps about
 * declarations. Of that, look-ups may read what changed, and nothing else.
 */
export async function grantToRegistrar(
  ownerUrl: string,
  role: string,
  appRole: string,
): Promise<void> {
  const [registrar, app] = [pg.escapeIdentifier(role), pg.escapeIdentifier(appRole)]
  await asAdmin(ownerUrl, async (client) => {
    await client.query(declarationTables)
    for (const [schema, rows] of [
      ['public', 'select, insert, update, delete'],
      // What has been declared stays declared.
      ['declaration', 'select, insert'],
    ] as const) {
      const mine = `alter default privileges in schema ${schema} grant`
      await client.query(`grant usage on schema ${schema} to ${registrar}`)
      await client.query(`${mine} ${rows} on tables to ${registrar}`)
      await client.query(`grant ${rows} on all tables in schema ${schema} to ${registrar}`)
      await client.query(`${mine} usage on sequences to ${registrar}`)
      await client.query(`grant usage on all sequences in schema ${schema} to ${registrar}`)
    }
    await client.query(`grant usage on schema declaration to ${app}`)
    await client.query(`grant select on declaration.change to ${app}`)
  })
}

/** Lets a role do to the tables of a database, present and future ones, what it is for and no more. */
export async function grantToApp(
  ownerUrl: string,
  role: string,
  appMay: NonNullable<DatabaseRequest['appMay']>,
): Promise<void> {
  const app = pg.escapeIdentifier(role)
  await asAdmin(ownerUrl, async (client) => {
    await client.query('revoke all on schema public from public')
    await client.query(`grant usage on schema public to ${app}`)
    await client.query(
      `alter default privileges in schema public grant ${appMay.join(', ')} on tables to ${app}`,
    )
    await client.query(`grant ${appMay.join(', ')} on all tables in schema public to ${app}`)
  })
}

/** Removes the database and its roles, whoever is still connected. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    await admin.query(`drop database if exists ${name} with (force)`)
    for (const role of [`${name}_owner`, `${name}_app`, `${name}_registrar`])
      await admin.query(`drop role if exists ${role}`)
  })
}

async function createRole(admin: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role])
  const options = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls'
  const verb = rowCount ? 'alter' : 'create'
  await admin.query(`${verb} role ${role} with ${options} password ${pg.escapeLiteral(password)}`)
}

async function createWhereMissing(admin: pg.Client, name: string, owner: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
  if (rowCount) return
  // An administrator who is no superuser must belong to the role it gives a database to.
  await admin.query(`grant ${owner} to current_user`)
  // Sorted by code point: the same order, and the same bytes, on every machine.
  await admin.query(
    `create database ${name} owner ${owner} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
  )
}

async function asAdmin(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  const { host } = new URL(url)
  await client.connect().catch((error: unknown) => {
    throw new Refusal('DATABASE_UNREACHABLE', `database ${host}`, { cause: error })
  })
  try {
    // Roles, databases and grants: two processes at once would stumble over each other.
    await client.query("select pg_advisory_lock(hashtext('motlan databases'))")
    await work(client)
  } finally {
    await client.end()
  }
}

function urlFor(adminUrl: string, database: string, user: string, password: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  url.username = user
  url.password = encodeURIComponent(password)
  return url.href
}
