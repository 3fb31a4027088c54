import { Refusal } from '@motlan/kernel'
import { expect, test } from 'vitest'
import type { ListedCommand } from '../src/command.ts'
import { command } from '../src/read-args.ts'
import { runMotlan } from '../src/run-motlan.ts'
import { ioToRead } from './fixtures/io-to-read.ts'

const echo = command({
  name: 'echo',
  examples: ['pnpm motlan echo hello --loud'],
  more: 'It says what it is told.',
  args: {
    text: { type: 'positional', required: true, description: 'what to say' },
    loud: { type: 'boolean', alias: 'l', description: 'in capitals' },
    times: { type: 'string', valueHint: 'count', default: '1', description: 'how often' },
  },
  run: async ({ text, loud, times }, io) => {
    io.out((loud ? text.toUpperCase() : text).repeat(Number(times)))
    return 0
  },
})

const failing = (cause: unknown) =>
  command({
    name: 'fail',
    examples: [],
    args: {},
    run: async () => {
      throw cause
    },
  })

const listed = (made = failing(undefined)): readonly ListedCommand[] => [
  { name: 'echo', summary: 'Say something.', load: async () => echo },
  { name: 'fail', summary: 'Fail.', load: async () => made },
]

async function run(argv: string[], commands = listed()) {
  const io = ioToRead()
  const exit = await runMotlan(argv, commands, '0.1.0', io)
  return { exit, ...io.said }
}

test('a command gets its arguments, flags and defaults', async () => {
  expect(await run(['echo', 'xin chào'])).toEqual({ exit: 0, out: 'xin chào', err: '' })
  expect((await run(['echo', 'a', '--loud', '--times', '3'])).out).toBe('AAA')
  expect((await run(['echo', '-l', '--times=2', 'a'])).out).toBe('AA')
  expect((await run(['echo', '--', '--loud'])).out).toBe('--loud')
})

test('help names every command, its flags with their defaults, examples and exit codes', async () => {
  for (const argv of [[], ['--help'], ['-h'], ['help']]) {
    const { exit, out } = await run(argv)
    expect(exit).toBe(0)
    expect(out).toMatch(/echo {2}Say something\.[\s\S]*EXIT CODES/)
  }
  for (const argv of [
    ['echo', '--help'],
    ['echo', 'x', '-h'],
  ]) {
    const { exit, out } = await run(argv)
    expect(exit).toBe(0)
    expect(out).toContain('pnpm motlan echo <text> [flags]')
    expect(out).toMatch(/-l, --loud {7}in capitals/)
    expect(out).toContain('--times <count>  how often (1)')
    expect(out).toMatch(/EXAMPLES\n {2}pnpm motlan echo hello --loud[\s\S]*EXIT CODES/)
  }
  expect((await run(['--version'])).out).toBe('0.1.0\n')
})

test.each([
  [['ecko'], 'ecko: there is no such command; did you mean echo?', 'pnpm motlan --help'],
  [
    ['echo', 'a', '--lout'],
    '--lout: there is no such flag; did you mean --loud?',
    'pnpm motlan echo --help',
  ],
  [['echo', 'a', '-x'], '-x: there is no such flag', 'pnpm motlan echo --help'],
  [['echo'], 'Missing required positional argument: TEXT', 'pnpm motlan echo --help'],
  [['echo', 'a', 'b'], 'b: one argument too many', 'pnpm motlan echo --help'],
])('%j is a usage error that says where to read on', async (argv, reason, where) => {
  const { exit, out, err } = await run(argv)
  expect(exit).toBe(2)
  expect(out).toBe('')
  expect(err).toContain(reason)
  expect(err).toContain(where)
})

test('a refusal is its code, subject, reason and what to do; a fault is never a stack', async () => {
  const refusal = new Refusal('PORT_IN_USE', 'port 4000', { fix: 'choose another port' })
  expect(await run(['fail'], listed(failing(refusal)))).toEqual({
    exit: 1,
    out: '',
    err: 'PORT_IN_USE port 4000: the port is in use\nwhat to do: choose another port\n',
  })
  const fault = await run(['fail'], listed(failing(new TypeError('x is not a function'))))
  expect(fault.exit).toBe(1)
  expect(fault.err).toMatch(/^INTERNAL motlan: x is not a function\nwhat to do: .*\n$/)
})
