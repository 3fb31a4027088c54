import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { commands } from '../src/commands.ts'
import type { Io } from '../src/io.ts'
import { runMotlan } from '../src/run-motlan.ts'
import { falseGateway } from './fixtures/false-gateway.ts'
import { ioToRead } from './fixtures/io-to-read.ts'

const cwd = mkdtempSync(join(tmpdir(), 'motlan-workbench-'))
writeFileSync(join(cwd, 'dossier.graphql'), 'query One { a } query Two { b }')
writeFileSync(join(cwd, 'variables.json'), '{"id": "901190000011"}')
afterAll(() => rmSync(cwd, { recursive: true }))

async function run(argv: readonly string[], given: Partial<Io> = {}) {
  const io = ioToRead({ cwd, defaultHome: join(cwd, '.motlan'), ...given })
  const exit = await runMotlan(argv, commands, '0.1.0', io)
  return { exit, ...io.said }
}

const answered = JSON.stringify({ data: { citizen: { age: 36 } } })

test('a document comes as text, from a file or from standard input, with variables of both kinds', async () => {
  const gateway = await falseGateway(200, answered)
  const asked = ['--token', 't', '--url', gateway.url, '--procedure', '1.002207']
  const text = await run([
    'query',
    '{ citizen { age } }',
    ...asked,
    '--variables',
    '{"id": "1"}',
    '--case',
    'HS-1',
    '--strict',
  ])
  expect(text).toEqual({ exit: 0, out: 'citizen\n  age  36\n', err: '' })
  await run([
    'query',
    'dossier.graphql',
    ...asked,
    '--operation',
    'Two',
    '--variables',
    '@variables.json',
  ])
  await run(['query', '-', ...asked], { stdin: async () => '{ piped }' })
  await run(['query', ...asked], { stdin: async () => '{ piped }' })
  gateway.close()
  expect(gateway.sent.map(({ body }) => body)).toEqual([
    { query: '{ citizen { age } }', variables: { id: '1' } },
    {
      query: 'query One { a } query Two { b }',
      operationName: 'Two',
      variables: { id: '901190000011' },
    },
    { query: '{ piped }', variables: {} },
    { query: '{ piped }', variables: {} },
  ])
  expect(gateway.sent[0]?.headers).toMatchObject({
    authorization: 'Bearer t',
    'motlan-procedure': '1.002207',
    'motlan-case': 'HS-1',
    'motlan-strict': 'true',
  })
  expect(gateway.sent[1]?.headers).not.toHaveProperty('motlan-strict')
})

test('--json is the answer as it came, on standard output alone', async () => {
  const gateway = await falseGateway(200, answered)
  const { exit, out } = await run(['query', '{ a }', '--token', 't', '--json'], {
    env: { MOTLAN_URL: gateway.url },
  })
  gateway.close()
  expect(exit).toBe(0)
  expect(JSON.parse(out)).toEqual(JSON.parse(answered))
})

test('a refused look-up ends with 1, its reason on standard error', async () => {
  const errors = [
    { message: 'token: expired', extensions: { code: 'TOKEN_EXPIRED', fix: 'get a new token' } },
  ]
  const gateway = await falseGateway(401, JSON.stringify({ errors }))
  const refused = await run(['query', '{ a }', '--token', 't', '--url', gateway.url])
  gateway.close()
  expect(refused).toEqual({
    exit: 1,
    out: '',
    err: 'TOKEN_EXPIRED token: expired\n  what to do: get a new token\n',
  })
})

test.each([
  [
    ['query', '{ a }', '--token', 't', '--url', 'http://127.0.0.1:9'],
    1,
    'REGISTRY_UNAVAILABLE http://127.0.0.1:9: no gateway answers',
  ],
  [['query', '{ a }', '--token', 't', '--url', 'nonsense'], 2, 'nonsense: this is not an address'],
  [['query', '{ a }'], 2, '--agency: say which agency asks'],
  [
    ['query', 'missing.graphql', '--token', 't'],
    1,
    'CONFIGURATION_INVALID missing.graphql: there is no such file',
  ],
  [
    ['query', '{ a }', '--token', 't', '--variables', '[1]'],
    1,
    'VARIABLES_INVALID --variables: this is not a JSON object',
  ],
  [
    ['query', '{ a }', '--token', 't', '--variables', '{broken'],
    1,
    'VARIABLES_INVALID --variables: this is not a JSON object',
  ],
  [['query', '{ a }', '--agency', 'taxx'], 1, 'AGENCY_UNKNOWN taxx'],
  [
    ['query', '{ a }', '--agency', 'tax', '--procedure', '9.999999'],
    1,
    'PROCEDURE_UNKNOWN 9.999999',
  ],
  [
    ['token', '--agency', 'tax', '--for', 'long'],
    1,
    'CONFIGURATION_INVALID --for: long is no length of time',
  ],
  [['token'], 2, '--agency: say for which agency'],
  [
    ['compose', 'nowhere.graphql'],
    1,
    'CONFIGURATION_INVALID nowhere.graphql: there is no such file',
  ],
  [
    ['compose', 'x=http://127.0.0.1:9/graphql'],
    1,
    'REGISTRY_UNAVAILABLE http://127.0.0.1:9/graphql: no registry answers',
  ],
  [['doctor', '--json', 'extra'], 2, 'extra: one argument too many'],
  [['start', '--port', 'x'], 1, 'CONFIGURATION_INVALID MOTLAN_PORT: a port is a number'],
] as const)('motlan %j ends with %d and says why', async (argv, exit, reason) => {
  const result = await run(argv)
  expect(result.err).toContain(reason)
  expect(result.exit).toBe(exit)
  expect(`${result.out}${result.err}`).not.toContain('    at ')
})

test('an address that is no gateway is named, whatever it says', async () => {
  const gateway = await falseGateway(200, '<html>')
  const { exit, err } = await run(['query', '{ a }', '--token', 't', '--url', gateway.url])
  gateway.close()
  expect([exit, err.split('\n')[0]]).toEqual([
    1,
    `REGISTRY_ANSWER_INVALID ${gateway.url}: this address answered with HTTP 200, and not as a gateway does`,
  ])
})
