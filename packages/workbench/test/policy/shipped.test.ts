import { expect, test } from 'vitest'
import { policyCommands } from '../../src/policy/commands.ts'
import { policy } from './broken-copy.ts'

test.each(policyCommands.map(({ name }) => name))(
  '%s has help with examples, --json and --folder',
  async (name) => {
    const { exit, out } = await policy(name.replace('policy ', ''), '--help')
    expect(exit).toBe(0)
    expect(out).toContain(`pnpm motlan ${name}`)
    expect(out).toMatch(/--json +as JSON/)
    expect(out).toContain('--folder <folder>')
    expect(out).toMatch(/EXAMPLES\n(?: {2}.*\n)+/)
    expect(out).toContain('EXIT CODES')
  },
)

test('motlan policy lists its commands', async () => {
  const { exit, out } = await policy()
  expect(exit).toBe(0)
  for (const { name, summary } of policyCommands)
    expect(out).toMatch(new RegExp(`${name} +${summary.slice(0, 20)}`))
})

test('the properties of the body of law hold', async () => {
  const { exit, out } = await policy('prove')
  expect(out).toMatch(/^(1[2-9]|[2-9]\d) properties: \d+ hold, 0 refuted$/m)
  expect(exit).toBe(0)
})

test('a second engine agrees about what holds and about what does not', async () => {
  const { exit, out } = await policy(
    'prove',
    'religion-is-never-read',
    'every-grant-has-a-basis',
    '--solver',
  )
  expect(out).toContain('2 properties: 2 hold, 0 refuted; Z3 agrees on 2')
  expect(exit).toBe(0)
})

test('every file is written the one way, and every grant is needed', async () => {
  expect(await policy('fmt', '--check')).toMatchObject({ exit: 0 })
  expect(await policy('check', '--strict', '--at', '2026-11-21')).toMatchObject({ exit: 0 })
  expect(await policy('needs', '--at', '2026-11-21')).toMatchObject({ exit: 0 })
})
