import { chmodSync, chownSync, mkdirSync, statfsSync } from 'node:fs'
import { Refusal } from '@motlan/kernel'
import type { ClusterUser } from './cluster-user.ts'

/** Makes a folder with exactly this mode and owner, or says in one sentence why that is not possible. */
export function makeFolder(path: string, mode: number, owner?: ClusterUser): void {
  try {
    mkdirSync(path, { recursive: true, mode })
    // The umask may have taken bits away, and a folder that was there may have had others.
    chmodSync(path, mode)
    if (owner) chownSync(path, owner.uid, owner.gid)
  } catch (cause) {
    throw folderRefusal(path, cause)
  }
}

/** Refuses a folder whose disk has less room than is needed. */
export function demandRoom(path: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(path)
  const free = bavail * bsize
  if (free >= bytes) return
  throw new Refusal('FOLDER_UNUSABLE', path, {
    reason: `the disk has ${megabytes(free)} MB left and the data needs at least ${megabytes(bytes)} MB`,
    fix: 'make room, or set MOTLAN_HOME to a folder on another disk',
  })
}

/** What the file system said, as a refusal: the reasons a person can do something about get a sentence of their own. */
export function folderRefusal(path: string, cause: unknown): Refusal {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return new Refusal('FOLDER_UNUSABLE', path, {
    reason: reasons[code] ?? `the file system refuses (${code || 'unknown'})`,
    fix: 'set MOTLAN_HOME to a folder that you may write, on a disk with room',
    cause,
  })
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission to write here',
  EPERM: 'no permission to write here',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  // The same in the words of PostgreSQL.
  '53100': 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of this path is a file',
  EEXIST: 'a file of this name is in the way',
  ENAMETOOLONG: 'the path is too long',
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1e6)
}
