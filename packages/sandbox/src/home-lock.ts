import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '@motlan/kernel'
import { folderRefusal } from './folder.ts'

/** Who holds a home: a process, and when it started, since numbers of processes are used again. */
interface Holder {
  readonly pid: number
  readonly started: string
}

/** Takes a folder for this process alone; a second taker is refused until the first has let go or died. */
export function lockHome(home: string): { readonly release: () => void } {
  const lock = join(home, 'lock')
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder)
  const claim = `${lock}.${process.pid}`
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 })
    writeFileSync(claim, mine, { mode: 0o644 })
    while (!linked(claim, lock)) evict(lock, home)
  } catch (cause) {
    throw cause instanceof Refusal ? cause : folderRefusal(home, cause)
  } finally {
    removeQuietly(claim)
  }
  return { release: () => contentOf(lock) === mine && removeQuietly(lock) }
}

/** INVARIANT: a hard link is made whole or not at all, so there is no moment at which two processes hold the lock. */
function linked(claim: string, lock: string): boolean {
  try {
    linkSync(claim, lock)
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false
    throw cause
  }
}

/** Removes the lock of a dead process; refuses when its holder lives. */
function evict(lock: string, home: string): void {
  const text = contentOf(lock)
  if (text === undefined) return
  const holder = parsed(text)
  if (holder && isAlive(holder)) {
    throw new Refusal('FOLDER_UNUSABLE', home, {
      reason: `another motlan runs in this folder (process ${holder.pid})`,
      fix: `stop it (kill ${holder.pid}), or set MOTLAN_HOME to another folder`,
    })
  }
  // Somebody else may evict at the same time: only the one whose rename succeeds with the dead text goes on.
  const dead = `${lock}.dead.${process.pid}`
  try {
    renameSync(lock, dead)
  } catch {
    return
  }
  if (contentOf(dead) !== text) linked(dead, lock)
  rmSync(dead, { force: true })
}

function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EPERM')) return false
  }
  return startOf(pid) === started
}

/** When a process started, as the kernel counts it; empty where the system does not say, and then the number alone decides. */
function startOf(pid: number): string {
  const stat = contentOf(`/proc/${pid}/stat`)
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
  // A zombie has died already; nobody has asked for its exit code yet.
  return fields[0] === 'Z' ? 'dead' : (fields[19] ?? '')
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // Where nothing could be written there is nothing to remove.
  }
}

function parsed(text: string): Holder | undefined {
  try {
    const { pid, started } = JSON.parse(text) as Partial<Holder>
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : undefined
  } catch {
    return undefined
  }
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
