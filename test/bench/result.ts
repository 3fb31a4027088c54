import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'

/** Writes what a bench found, with the command that found it. */
export function writeResult(name: string, command: string, found: object): void {
  const folder = new URL('./results/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  const machine = {
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  }
  const file = new URL(`${name}.json`, folder)
  writeFileSync(
    file,
    `${JSON.stringify({ command, measuredAt: new Date().toISOString(), machine, ...found }, null, 2)}\n`,
  )
  console.log(`written: test/bench/results/${name}.json`)
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
