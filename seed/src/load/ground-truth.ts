import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { finished } from 'node:stream/promises'
import { Refusal } from '@motlan/kernel'
import type { ErrorLabel } from '@motlan/registry-kit/country'

/** The file that says what is wrong in a country on purpose. */
export interface GroundTruth {
  readonly write: (labels: readonly ErrorLabel[]) => Promise<void>
  /** Puts the file in its place; before that it has another name. */
  readonly finish: () => Promise<void>
  readonly abandon: () => Promise<void>
}

/** Opens the file: one label a line, JSON. */
export async function openGroundTruth(path: string): Promise<GroundTruth> {
  const part = `${path}.part`
  await mkdir(dirname(path), { recursive: true }).catch((cause: unknown) => {
    throw unusable(path, cause)
  })
  const stream = createWriteStream(part, { mode: 0o600 })
  // The error is met again by the next write, and by `finish`.
  stream.on('error', () => undefined)
  return {
    write: (labels) =>
      new Promise((resolve, reject) => {
        const lines = labels.map((label) => `${JSON.stringify(label)}\n`).join('')
        stream.write(lines, (cause) => (cause ? reject(unusable(path, cause)) : resolve()))
      }),
    finish: async () => {
      stream.end()
      await finished(stream).catch((cause: unknown) => {
        throw unusable(path, cause)
      })
      await rename(part, path)
    },
    abandon: async () => {
      stream.destroy()
      await rm(part, { force: true })
    },
  }
}

function unusable(path: string, cause: unknown): Refusal {
  return new Refusal('FOLDER_UNUSABLE', path, { cause })
}
