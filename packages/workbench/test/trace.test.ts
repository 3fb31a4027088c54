import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { commands } from '../src/commands.ts'
import { runMotlan } from '../src/run-motlan.ts'
import { falseGateway } from './fixtures/false-gateway.ts'
import { ioToRead } from './fixtures/io-to-read.ts'

const home = mkdtempSync(join(tmpdir(), 'motlan-trace-'))
afterAll(() => rmSync(home, { recursive: true }))

async function run(...argv: readonly string[]) {
  const io = ioToRead({ defaultHome: home })
  const exit = await runMotlan(argv, commands, '0.1.0', io)
  return { exit, ...io.said }
}

const claimsIn = (token: string): object =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

const entry = {
  sentence: { vi: 'Cơ quan thuế đã xem ngày sinh của bạn.', en: 'The tax office looked.' },
  case: null,
  attributes: [
    {
      name: 'Citizen.dateOfBirth',
      relation: 'self',
      agreement: { id: 'tax-from-population' },
      legalBasis: { citation: { vi: 'Luật Quản lý thuế', en: 'the Law on Tax Administration' } },
      movedTo: null,
    },
  ],
  withheld: [
    { name: 'Citizen.bloodGroup', relation: 'self', reason: { code: 'ATTRIBUTE_WITHHELD' } },
  ],
}
const page = { nodes: [entry], pageInfo: { hasNextPage: true } }
const answered = JSON.stringify({ data: { me: { trace: page } } })

test('a citizen is somebody of the cast, or a number', async () => {
  for (const name of ['newborn-father', '901095000011']) {
    const { exit, out } = await run('token', '--citizen', name)
    expect(exit).toBe(0)
    expect(claimsIn(out)).toMatchObject({ citizen: '901095000011', scope: 'trace cases' })
  }
})

test.each([
  ['did you mean newborn-father?', ['token', '--citizen', 'newborn-fathr']],
  ['IDENTIFIER_INVALID --citizen', ['token', '--citizen', '12345']],
  ['IDENTIFIER_INVALID --citizen', ['trace', '--citizen', 'sao-mai']],
  ['IDENTIFIER_INVALID --business', ['trace', '--citizen', 'director', '--business', '12']],
  ['a token speaks for one', ['token', '--citizen', 'director', '--agency', 'tax']],
  ['say who asks', ['trace']],
  ['a trace is about one', ['trace', '--citizen', 'a', '--of', 'b', '--business', 'c']],
  ['say a number', ['trace', '--citizen', 'director', '--first', 'all']],
])('%s', async (said, argv) => {
  const { exit, out, err } = await run(...argv)
  expect([exit === 0, out]).toEqual([false, ''])
  expect(err).toContain(said)
})

test('a trace is told in sentences, with every attribute where it is asked for', async () => {
  const gateway = await falseGateway(200, answered)
  const asked = ['trace', '--citizen', 'newborn-father', '--url', gateway.url]
  const plain = await run(...asked, '--agency', 'tax', '--since', '1h', '--first', '1')
  const full = await run(...asked, '--full')
  const json = await run(...asked, '--json')
  gateway.close()
  expect(plain.out).toBe(
    'Cơ quan thuế đã xem ngày sinh của bạn.\n  The tax office looked.\n\n1 look-up, newest first\n',
  )
  expect(plain.err).toContain('there is more')
  expect(full.out).toContain(
    'Citizen.dateOfBirth  self  seen      tax-from-population  Luật Quản lý thuế',
  )
  expect(full.out).toContain('Citizen.bloodGroup   self  withheld  ATTRIBUTE_WITHHELD\n')
  expect(JSON.parse(json.out)).toEqual([entry])
  const [first] = gateway.sent
  expect(first?.body.variables).toEqual({
    agency: 'tax',
    first: 1,
    from: '2026-11-21T02:00:00.000Z',
  })
  const claims = claimsIn(first?.headers.authorization ?? '')
  expect(claims).toMatchObject({ citizen: '901095000011' })
})

test('the trace of a child, and that of a business, are asked for by their numbers; a refusal is told', async () => {
  const refusal = {
    message: 'no',
    extensions: { code: 'TRACE_REFUSED', reason: 'no', fix: 'none' },
  }
  const gateway = await falseGateway(403, JSON.stringify({ errors: [refusal] }))
  const url = ['--url', gateway.url]
  const child = await run('trace', '--citizen', 'newborn-father', '--of', 'newborn', ...url)
  const business = await run('trace', '--citizen', 'director', '--business', 'sao-mai', ...url)
  gateway.close()
  expect([child, business].map(({ exit, err }) => [exit, err.slice(0, 13)])).toEqual([
    [1, 'TRACE_REFUSED'],
    [1, 'TRACE_REFUSED'],
  ])
  expect(gateway.sent.map(({ body }) => body.variables)).toEqual([
    { first: 20, of: '901226000013' },
    { first: 20, business: '9900000016' },
  ])
})
