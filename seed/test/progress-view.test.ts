import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { type Progress, progressView } from '../src/index.ts'

/** What a view writes to a terminal, or to anything else. */
function shown(isTTY: boolean, steps: readonly Progress[]): string {
  const stream = new PassThrough()
  const parts: string[] = []
  stream.on('data', (part: Buffer) => parts.push(part.toString()))
  // A terminal as far as the view looks at one.
  const terminal = Object.assign(stream, {
    isTTY,
    columns: 120,
    rows: 40,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  })
  const view = progressView(terminal as unknown as NodeJS.WriteStream)
  for (const step of steps) view.show(step)
  view.stop()
  return parts.join('')
}

const step = (citizens: number, phase: Progress['phase'] = 'people'): Progress => ({
  phase,
  citizens,
  total: 100_000,
  rows: citizens * 22,
  milliseconds: citizens / 10,
})

test('on a terminal a bar with rate and remaining time', () => {
  const text = shown(true, [step(1000), step(40_000)])
  expect(text).toContain('of 100000 citizens')
  expect(text).toContain('10000/s')
})

test('elsewhere a line every ten per cent, and one for the indexes', () => {
  const steps = Array.from({ length: 101 }, (_, percent) => step(percent * 1000))
  const lines = shown(false, [...steps, step(100_000, 'indexes'), step(100_000, 'indexes')])
    .trim()
    .split('\n')
  expect(lines).toHaveLength(12)
  expect(lines[4]).toBe('building the country: 40000 of 100000 citizens, 10000/s')
  expect(lines.at(-1)).toBe('building the indexes')
})
