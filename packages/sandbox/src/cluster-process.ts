import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '@motlan/kernel'
import { postgresEnvironment } from './cluster-data.ts'
import type { ClusterUser } from './cluster-user.ts'
import { folderRefusal } from './folder.ts'
import { freePort } from './free-port.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { isPostgresOver, readPidFile } from './postmaster.ts'

/** What one run of PostgreSQL is made of. */
export interface ClusterRun {
  readonly folder: string
  readonly log: string
  readonly binaries: PostgresBinaries
  readonly user: ClusterUser | undefined
  readonly settings: Readonly<Record<string, string>>
}

/** A PostgreSQL that answers. */
export interface RunningPostgres {
  readonly port: number
  readonly stop: () => Promise<void>
}

/** Starts PostgreSQL over a data folder and waits until it answers; what an earlier run left behind is stopped first. */
export async function runPostgres(run: ClusterRun, wantedPort: number): Promise<RunningPostgres> {
  stopOrphan(run)
  rotate(run.log)
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? wantedPort : 0)
    const child = launch(run, port)
    const failure = await readiness(run, child)
    if (!failure) return { port, stop: stopper(run, child) }
    // Somebody took the port between our look and our listening.
    const portTaken = /could not bind|could not create any TCP\/IP sockets/.test(failure)
    if (!portTaken || attempt === 5) throw startRefusal(run, failure)
  }
}

function launch({ folder, log, binaries, user, settings }: ClusterRun, port: number): ChildProcess {
  const output = openSync(log, 'a', 0o600)
  const all = {
    ...settings,
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
  }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(binaries.postgres, ['-D', folder, ...flags], {
    ...user,
    cwd: folder,
    env: postgresEnvironment(),
    stdio: ['ignore', output, output],
    // Its own process group: Ctrl-C in a terminal reaches us first, and we stop it after the last look-up is recorded.
    detached: true,
  })
  child.on('error', () => {})
  closeSync(output)
  return child
}

/** Undefined once PostgreSQL says that it is ready, else what it wrote before it gave up. */
async function readiness(
  { folder, log }: ClusterRun,
  child: ChildProcess,
): Promise<string | undefined> {
  const before = statSync(log).size
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const pidFile = readPidFile(folder)
    if (pidFile?.pid === child.pid && pidFile.status === 'ready') return undefined
    await sleep(15)
  }
  return readFileSync(log, 'utf8').slice(before) || 'it ended without a word'
}

function stopper(run: ClusterRun, child: ChildProcess): () => Promise<void> {
  // Fast shutdown without waiting: the last thing a process can do for its child when it ends without stopping it.
  const lastWill = () => child.kill('SIGINT')
  process.once('exit', lastWill)
  return async () => {
    process.off('exit', lastWill)
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    stopFast(run)
    await gone
  }
}

/** Fast shutdown: sessions are ended, a checkpoint is written. Returns when the process is gone. */
function stopFast({ folder, binaries, user }: ClusterRun): boolean {
  const flags = ['stop', '-D', folder, '-m', 'fast', '-w', '-t', '120', '-s']
  return (
    spawnSync(binaries.pgCtl, flags, { ...user, cwd: folder, env: postgresEnvironment() })
      .status === 0
  )
}

/**
 * After `kill -9` of its parent PostgreSQL goes on alone. It is stopped rather than adopted, so that every start has the
 * settings of this version. A pid file whose number now belongs to some other program is only a leftover.
 */
function stopOrphan(run: ClusterRun): void {
  const left = readPidFile(run.folder)
  if (!left) return
  if (isPostgresOver(left.pid, run.folder) && stopFast(run)) return
  if (isPostgresOver(left.pid, run.folder)) {
    throw new Refusal('FOLDER_UNUSABLE', run.folder, {
      reason: `a PostgreSQL from an earlier start (process ${left.pid}) does not stop`,
      fix: `end it with kill ${left.pid} and start again`,
    })
  }
  rmSync(join(run.folder, 'postmaster.pid'), { force: true })
}

/** Keeps one older log, and lets neither grow without end. */
function rotate(log: string): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size > 5e6) renameSync(log, `${log}.1`)
}

function startRefusal({ folder, log }: ClusterRun, said: string): Refusal {
  if (/No space left/.test(said))
    return folderRefusal(folder, Object.assign(new Error(said), { code: 'ENOSPC' }))
  const reason = said.split('\n').findLast((line) => /FATAL|PANIC|ERROR|error/.test(line))
  return new Refusal('FOLDER_UNUSABLE', folder, {
    reason: `PostgreSQL does not start: ${(reason ?? said).replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '').trim()}`,
    fix: `read ${log}; removing the folder builds the country anew`,
  })
}
