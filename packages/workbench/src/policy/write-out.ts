import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Refusal } from '@motlan/kernel'
import type { Io } from '../io.ts'

/** Writes a file meant from where the person stands, with the folder it lies in; where that cannot be done, it is told in words. */
export function writeOut(file: string, text: string, io: Io): void {
  const place = resolve(io.cwd, file)
  try {
    // One folder, not all above it: where none can be made at all, Node would try for ever.
    if (!existsSync(dirname(place))) mkdirSync(dirname(place))
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
