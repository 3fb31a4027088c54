import { examine } from '@motlan/sandbox'
import { exitCodes } from '../io.ts'
import { command } from '../read-args.ts'
import { settingsFrom } from '../settings-from.ts'

/** `motlan doctor`: what is right and wrong on this machine, and what to do about it. */
export const doctor = command({
  name: 'doctor',
  more: 'Nothing is started or changed. It ends with 1 if one line says FAIL.',
  examples: ['pnpm motlan doctor', 'pnpm motlan doctor --json'],
  args: { json: { type: 'boolean', description: 'as JSON' } },
  run: async ({ json }, io) => {
    const findings = await examine(settingsFrom({}, io))
    const width = Math.max(...findings.map(({ about }) => about.length))
    const lines = findings.flatMap(({ about, ok, found, fix }) => [
      `${ok ? 'ok  ' : 'FAIL'}  ${about.padEnd(width)}  ${found}`,
      ...(fix ? [`${' '.repeat(width + 8)}what to do: ${fix}`] : []),
    ])
    io.out(json ? `${JSON.stringify(findings, null, 2)}\n` : `${lines.join('\n')}\n`)
    return findings.every(({ ok }) => ok) ? exitCodes.done : exitCodes.refused
  },
})
