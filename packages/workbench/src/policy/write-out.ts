import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Refusal } from '@motlan/kernel'
import type { Io } from '../io.ts'

/** Writes a file meant from where the person stands, with the folders it lies in; where that cannot be done, in words. */
export function writeOut(file: string, text: string, io: Io): void {
  const place = resolve(io.cwd, file)
  try {
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, text)
  } catch (cause) {
    const reason =
      cause instanceof Error && 'code' in cause ? String(cause.code) : 'no reason given'
    throw new Refusal('CONFIGURATION_INVALID', file, {
      reason: `it cannot be written (${reason})`,
      fix: 'name a file in a folder that may be written to',
      cause,
    })
  }
}
