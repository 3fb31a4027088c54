import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderRefusal } from './folder.ts'

/** Where the sandbox of a home answers at this moment. */
export interface Running {
  readonly url: string
  readonly pid: number
  /** Where the embedded PostgreSQL answers, as `host:port`. */
  readonly databases?: string
}

/** Tells other processes of this home where we are; the returned function takes it back. */
export function announce(home: string, running: Running): () => void {
  const file = join(home, 'running.json')
  try {
    writeFileSync(file, JSON.stringify(running))
  } catch (cause) {
    throw folderRefusal(file, cause)
  }
  return () => rmSync(file, { force: true })
}

/** The sandbox that runs in a home, as far as it said so. */
export function runningIn(home: string): Running | undefined {
  try {
    const { url, pid, databases } = JSON.parse(
      readFileSync(join(home, 'running.json'), 'utf8'),
    ) as Partial<Running>
    if (!url || !pid || !isAlive(pid)) return undefined
    return { url, pid, ...(databases !== undefined && { databases }) }
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}
