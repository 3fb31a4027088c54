import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Ends the PostgreSQL over a data folder, the first of its processes and all others, without a word. */
export async function killPostgres(folder: string): Promise<void> {
  const first = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0])
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
  const others = stdout.split('\n').flatMap((line) => {
    const [pid = 0, parent] = line.trim().split(/\s+/).map(Number)
    return parent === first ? [pid] : []
  })
  const all = [first, ...others]
  for (const pid of all) end(pid, 'SIGKILL')
  while (all.some((pid) => end(pid, 0))) await pause(5)
}

/** Whether there was such a process. */
function end(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
