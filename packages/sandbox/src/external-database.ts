import { Refusal } from '@motlan/kernel'
import { type DatabaseUrls, grantToApp, grantToRegistrar } from '@motlan/registry-kit'
import pg from 'pg'
import type { ExternalDatabase } from './settings.ts'

/** A database of somebody else's PostgreSQL, and what its second role is for. */
export interface ExternalRequest {
  /** The setting that names it: `DATABASE_URL_LAND`. */
  readonly setting: string
  readonly database: ExternalDatabase
  readonly appMay: readonly ('select' | 'insert')[]
  /** The password of the second role, where that role has to be made. */
  readonly appPassword: () => string
  /** The password of the role that writes declarations down; absent where nothing is declared to this database. */
  readonly registrarPassword?: () => string
}

/** The oldest PostgreSQL that Motlan runs on. */
const oldest = 15

/** Checks that a given database can be used and that its look-up role exists; makes the role where only one address was given. */
export async function prepareExternal(request: ExternalRequest): Promise<DatabaseUrls> {
  const { ownerUrl } = request.database
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 })
  // What breaks while nothing is asked is told by the next statement.
  client.on('error', () => {})
  try {
    await client.connect()
    await demandVersion(client, request.setting)
    const urls = { ownerUrl, appUrl: await roleThatLooksUp(client, request) }
    const app = decodeURIComponent(new URL(urls.appUrl).username)
    await grantToApp(ownerUrl, app, request.appMay)
    if (!request.registrarPassword) return urls
    return { ...urls, registrarUrl: await roleThatWrites(client, request, app) }
  } catch (cause) {
    throw cause instanceof Refusal ? cause : unusable(request, cause)
  } finally {
    await client.end().catch(() => {})
  }
}

async function demandVersion(client: pg.Client, setting: string): Promise<void> {
  const { rows } = await client.query<{ version: string }>(
    "select current_setting('server_version_num') as version",
  )
  const major = Math.floor(Number(rows[0]?.version) / 10_000)
  if (major >= oldest) return
  throw new Refusal('CONFIGURATION_INVALID', setting, {
    reason: `this is PostgreSQL ${major}, and Motlan needs ${oldest} or later`,
    fix: 'name a newer PostgreSQL, or leave the setting out to use the embedded one',
  })
}

/**
 * The role that looks up: the one that is named, made with the password that is named where it is missing; else one named
 * after the database, with a password of ours.
 */
async function roleThatLooksUp(client: pg.Client, request: ExternalRequest): Promise<string> {
  const { ownerUrl, appUrl } = request.database
  const url = new URL(appUrl ?? ownerUrl)
  const { rows } = await client.query<{ database: string }>('select current_database() as database')
  const name = appUrl ? decodeURIComponent(url.username) : `${rows[0]?.database}_app`
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
  if (appUrl && rowCount) return appUrl
  const password = appUrl ? decodeURIComponent(url.password) : request.appPassword()
  const verb = rowCount ? 'alter' : 'create'
  const secret = pg.escapeLiteral(password)
  await client.query(`${verb} role ${pg.escapeIdentifier(name)} with login password ${secret}`)
  url.username = encodeURIComponent(name)
  url.password = encodeURIComponent(password)
  return url.href
}

/**
 * The role that writes declarations down: the one that is named, or else one named after the database; made where it is
 * missing. Where none is named and the owner may make no roles, it is the owner.
 */
async function roleThatWrites(
  client: pg.Client,
  { database: { ownerUrl, registrarUrl }, registrarPassword }: ExternalRequest,
  app: string,
): Promise<string> {
  const { rows } = await client.query<{ database: string; makes: boolean }>(
    'select current_database() as database, rolcreaterole or rolsuper as makes from pg_roles where rolname = current_user',
  )
  const [found] = rows
  if (!registrarUrl && (!found?.makes || !registrarPassword)) {
    // Of what is declared, look-ups may read what changed, whoever writes it down.
    await grantToRegistrar(ownerUrl, decodeURIComponent(new URL(ownerUrl).username), app)
    return ownerUrl
  }
  const url = new URL(registrarUrl ?? ownerUrl)
  const name = registrarUrl ? decodeURIComponent(url.username) : `${found?.database}_registrar`
  const password = registrarUrl ? decodeURIComponent(url.password) : (registrarPassword?.() ?? '')
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
  if (!registrarUrl || !rowCount) {
    await client.query(
      `${rowCount ? 'alter' : 'create'} role ${pg.escapeIdentifier(name)} with login password ${pg.escapeLiteral(password)}`,
    )
  }
  await grantToRegistrar(ownerUrl, name, app)
  url.username = encodeURIComponent(name)
  url.password = encodeURIComponent(password)
  return url.href
}

function unusable({ setting }: ExternalRequest, cause: unknown): Refusal {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === '42501') {
    return new Refusal('CONFIGURATION_INVALID', setting, {
      reason: 'this role may not create the role that looks up, or does not own the database',
      fix: `give two addresses: ${setting} for a role that may only look up, ${setting.replace('_URL_', '_OWNER_URL_')} for the owner of the database`,
      cause,
    })
  }
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing listens at this address',
    ENOTFOUND: 'there is no host of this name',
    EAI_AGAIN: 'there is no host of this name',
    '28P01': 'the password is wrong',
    '28000': 'the server does not let this role in',
    '3D000': 'there is no database of this name',
  }
  const reason = known[code] ?? 'the database does not answer'
  return new Refusal('DATABASE_UNREACHABLE', setting, { reason, cause })
}
