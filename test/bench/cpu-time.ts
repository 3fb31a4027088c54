import { readFileSync } from 'node:fs'

/** Milliseconds of processor time a process has taken so far; undefined where the system does not tell. Ratios of it hold on a busy machine, too. */
export function cpuTimeOf(pid: number | undefined): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the process stands in brackets and may hold anything; the numbers follow it, in ticks of 10 ms.
    const numbers = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return (Number(numbers[11]) + Number(numbers[12])) * 10
  } catch {
    return undefined
  }
}
