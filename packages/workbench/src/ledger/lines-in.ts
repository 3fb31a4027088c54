import { createReadStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Refusal } from '@motlan/kernel'
import type { Io } from '../io.ts'

/** The lines of a file. It is opened with the first of them: lines read before anybody listens would be lost. */
export function linesIn(file: string, io: Io): AsyncIterable<string> {
  return read(existing(file, io))
}

/** The full path of a file that exists. */
export function existing(file: string, io: Io): string {
  const full = resolve(io.cwd, file)
  if (existsSync(full)) return full
  throw new Refusal('FOLDER_UNUSABLE', file, {
    reason: 'there is no such file',
    fix: 'write one with motlan ledger export',
  })
}

async function* read(path: string): AsyncGenerator<string> {
  yield* createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
}
