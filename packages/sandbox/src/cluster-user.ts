import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** The uid and gid under which PostgreSQL runs; undefined means as whoever started us. */
export interface ClusterUser {
  readonly uid: number
  readonly gid: number
}

/**
 * Under whom PostgreSQL has to run. It refuses root, so root lends it an account that exists anyway: the owner of a data
 * folder made earlier, else `postgres`, else `nobody`.
 */
export function clusterUser(dataFolder: string): ClusterUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const made = statSync(dataFolder, { throwIfNoEntry: false })
  if (made && made.uid !== 0) return { uid: made.uid, gid: made.gid }
  return account('postgres') ?? account('nobody') ?? { uid: 65_534, gid: 65_534 }
}

/** Whether that user may read and enter a path, asked of the system itself: modes alone would overlook ACLs and parents. */
export function canReach(user: ClusterUser | undefined, path: string): boolean {
  if (!user) return true
  const test = spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', path], user)
  return test.status === 0
}

function account(name: string): ClusterUser | undefined {
  const line = passwd().find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid && uid !== '0' ? { uid: Number(uid), gid: Number(gid) } : undefined
}

function passwd(): readonly string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n')
  } catch {
    return []
  }
}
