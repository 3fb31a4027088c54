import { join } from 'node:path'
import { safeLog } from '@motlan/registry-kit'
import type { Logger } from 'pino'
import type { Settings } from './settings.ts'

/** The log of one process of the sandbox: a file in its home, or standard output where a container collects it. */
export function openLog({ home, log }: Pick<Settings, 'home' | 'log'>, process: string): Logger {
  const file = log.target === 'file' ? { file: join(home, 'motlan.log') } : {}
  return safeLog({ process, level: log.level, ...file })
}

/** Waits until everything said so far is written. */
export function flushed(log: Logger): Promise<void> {
  return new Promise((resolve) => log.flush(() => resolve()))
}
