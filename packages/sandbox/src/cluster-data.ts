import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '@motlan/kernel'
import { type ClusterUser, canReach } from './cluster-user.ts'
import { demandRoom, folderRefusal, makeFolder } from './folder.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'

/** A data folder of PostgreSQL that is whole, and the password of its superuser. */
export interface ClusterData {
  readonly folder: string
  readonly password: string
}

/** The superuser of every cluster that we make. */
export const adminRole = 'motlan_admin'

/** The data folder below `place`, made with initdb unless it exists and its password is known. */
export function clusterData(
  place: string,
  passwordFile: string,
  binaries: PostgresBinaries,
  user: ClusterUser | undefined,
): ClusterData {
  const folder = join(place, 'data')
  if (existsSync(folder)) demandReach(folder, user)
  const major = binaries.version.split('.')[0]
  if (existsSync(join(folder, 'PG_VERSION')) && existsSync(passwordFile)) {
    demandMajor(folder, String(major))
    return { folder, password: readFileSync(passwordFile, 'utf8').trim() }
  }
  // A folder without its password (or the other way round) is a leftover: nobody can log in to it any more.
  rmSync(folder, { recursive: true, force: true })
  demandRoom(place, 300e6)
  const password = randomBytes(24).toString('base64url')
  initialise(folder, password, binaries, user)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  return { folder, password }
}

/** INVARIANT: `data` appears by rename, so a cluster whose making was interrupted is never started. */
function initialise(
  folder: string,
  password: string,
  binaries: PostgresBinaries,
  user: ClusterUser | undefined,
): void {
  const unfinished = `${folder}.new`
  rmSync(unfinished, { recursive: true, force: true })
  makeFolder(unfinished, 0o700, user)
  const passwordFile = `${folder}.password`
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  const locale = [
    '--locale-provider=builtin',
    '--locale=C',
    '--builtin-locale=C.UTF-8',
    '--encoding=UTF8',
  ]
  const initdb = spawnSync(
    binaries.initdb,
    [
      '-D',
      unfinished,
      '-U',
      adminRole,
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--no-instructions',
      ...locale,
    ],
    { ...user, cwd: unfinished, encoding: 'utf8', env: postgresEnvironment() },
  )
  rmSync(passwordFile, { force: true })
  if (initdb.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw initdbRefusal(folder, initdb.stderr ?? '', initdb.error)
  }
  renameSync(unfinished, folder)
}

/** What the programs of PostgreSQL get from our environment: everything but other people's PG* settings, and plain English messages. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PG') && !name.startsWith('LC_'),
  )
  return { ...Object.fromEntries(own), LC_ALL: 'C', LANG: 'C', TZ: 'UTC' }
}

/** Our own folder, or one that root may lend: anything else belongs to somebody else. */
function demandReach(folder: string, user: ClusterUser | undefined): void {
  const mine = process.getuid?.() ?? 0
  const { uid } = statSync(folder)
  if (uid === (user?.uid ?? mine) && canReach(user, folder)) return
  throw new Refusal('FOLDER_UNUSABLE', folder, {
    reason: 'this database was made by another user',
    fix: 'start as the user who made it, or set MOTLAN_HOME to a folder of your own',
  })
}

function demandMajor(folder: string, major: string): void {
  const made = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (made === major) return
  throw new Refusal('FOLDER_UNUSABLE', folder, {
    reason: `this database was made by PostgreSQL ${made}, and PostgreSQL ${major} is installed`,
    fix: 'remove the folder to build the country anew, or set MOTLAN_HOME to another one',
  })
}

function initdbRefusal(folder: string, stderr: string, cause: Error | undefined): Refusal {
  if (/No space left/.test(stderr))
    return folderRefusal(folder, Object.assign(new Error(stderr), { code: 'ENOSPC' }))
  if (/Permission denied/.test(stderr))
    return folderRefusal(folder, Object.assign(new Error(stderr), { code: 'EACCES' }))
  const said = stderr.split('\n').find((line) => line.includes('error:') || line.includes('FATAL'))
  return new Refusal('FOLDER_UNUSABLE', folder, {
    reason: `PostgreSQL could not make its data folder: ${said?.trim() ?? cause?.message ?? 'no reason given'}`,
    fix: 'run motlan doctor; it names what is missing on this machine',
    cause,
  })
}
