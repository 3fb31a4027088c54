import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether that process is a PostgreSQL over this data folder: numbers of processes are used again. */
export function isPostgresOver(pid: number, folder: string): boolean {
  const ps = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
  const proc = `/proc/${pid}/cmdline`
  const command = existsSync(proc)
    ? readFileSync(proc, 'utf8').replaceAll('\0', ' ')
    : (ps.stdout ?? '')
  return command.includes('postgres') && command.includes(folder)
}

/** What a running PostgreSQL writes about itself: line 1 is the process, line 8 its state. */
export function readPidFile(folder: string): { pid: number; status: string } | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 0 ? { pid, status: lines[7]?.trim() ?? '' } : undefined
  } catch {
    return undefined
  }
}

/** Ends a PostgreSQL without a checkpoint: for data that nobody wants any more. */
export function abandonPostgres(folder: string): void {
  const left = readPidFile(folder)
  if (left && isPostgresOver(left.pid, folder)) process.kill(left.pid, 'SIGQUIT')
}
