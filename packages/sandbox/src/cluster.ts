import { createHash } from 'node:crypto'
import { accessSync, constants, realpathSync } from 'node:fs'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { adminRole, clusterData } from './cluster-data.ts'
import { runPostgres } from './cluster-process.ts'
import { type ClusterUser, canReach, clusterUser } from './cluster-user.ts'
import { makeFolder } from './folder.ts'
import { postgresBinaries } from './postgres-binaries.ts'

/** Where a cluster keeps its state, and how much it does for durability. */
export interface ClusterOptions {
  /** A folder of our own; the caller holds its lock. */
  readonly home: string
  /** False only for throwaway clusters: nothing survives a power cut. */
  readonly durable?: boolean
  /** Tried first, so that an address seen yesterday works today. */
  readonly port?: number
  /** What PostgreSQL is to be told beyond the usual: `{ max_connections: '600' }`. */
  readonly settings?: Readonly<Record<string, string>>
}

/** An embedded PostgreSQL that answers on loopback. */
export interface Cluster {
  /** With the superuser and its password. Never logged. */
  readonly adminUrl: string
  readonly port: number
  /** Where its data lie. */
  readonly folder: string
  readonly stop: () => Promise<void>
}

/** Starts the embedded PostgreSQL of a home, making it first where there is none; works for root as for anybody. */
export async function startCluster({
  home,
  durable = true,
  port = 0,
  settings: told = {},
}: ClusterOptions): Promise<Cluster> {
  const { place, user } = placeOf(home)
  const binaries = postgresBinaries(place, user)
  const { folder, password } = clusterData(
    place,
    join(home, 'secrets', 'postgres-admin'),
    binaries,
    user,
  )
  const settings = {
    ...common,
    ...(durable ? {} : throwaway),
    shared_buffers: sharedBuffers(),
    ...told,
  }
  const running = await runPostgres(
    { folder, log: join(home, 'postgres.log'), binaries, user, settings },
    port,
  )
  return {
    adminUrl: `postgres://${adminRole}:${password}@127.0.0.1:${running.port}/postgres`,
    port: running.port,
    folder,
    stop: running.stop,
  }
}

/**
 * The folder for data and copied programs: below the home, unless the user that runs PostgreSQL for root cannot get
 * there (a checkout in root's own home folder). Secrets always stay below the home, readable by its owner alone.
 */
function placeOf(home: string): { place: string; user: ClusterUser | undefined } {
  const inside = join(home, 'postgres')
  const user = clusterUser(join(inside, 'data'))
  makeFolder(home, user ? 0o711 : 0o700)
  makeFolder(join(home, 'secrets'), 0o700)
  makeFolder(inside, 0o755)
  if (canReach(user, inside)) return { place: inside, user }
  const name = `motlan-${createHash('sha256').update(realpathSync(home)).digest('hex').slice(0, 12)}`
  const outside = join(isWritable('/var/lib') ? '/var/lib' : tmpdir(), name)
  makeFolder(outside, 0o755)
  return { place: outside, user: clusterUser(join(outside, 'data')) }
}

const common: Readonly<Record<string, string>> = {
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  max_connections: '200',
  password_encryption: 'scram-sha-256',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // INVARIANT: no citizen ID in a log. Statements, parameters and the DETAIL of a violated constraint would carry one.
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
}

const throwaway: Readonly<Record<string, string>> = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_wal_size: '1GB',
}

/** An eighth of the memory, and not more than a gigabyte: the sandbox is a guest on somebody's machine. */
function sharedBuffers(): string {
  const eighth = Math.floor(totalmem() / 8 / 2 ** 20)
  return `${Math.max(64, Math.min(1024, eighth))}MB`
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
