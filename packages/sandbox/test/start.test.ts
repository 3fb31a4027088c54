import { spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openExchange } from '../src/open-exchange.ts'
import { registryNames } from '../src/registry-names.ts'
import { readSettings } from '../src/settings.ts'
import { motlan, type Started, started } from './fixtures/started.ts'

const home = mkdtempSync(join(tmpdir(), 'motlan-start-'))
const flags = ['--port', '0']
let sandbox: Started

beforeAll(async () => {
  sandbox = await started(home, [...flags, '--citizens', '2000'])
})
afterAll(async () => {
  await sandbox.end('SIGTERM')
  rmSync(home, { recursive: true, force: true })
})

const readyShape = z.object({ registries: z.object({ exchange: z.boolean() }) })
const answerShape = z.object({
  data: z.record(z.string(), z.unknown()),
  extensions: z.object({ motlan: z.object({ requestId: z.string() }) }),
})

const menuShape = z.object({
  examples: z.array(
    z.object({
      title: z.object({ en: z.string() }),
      agency: z.string().optional(),
      citizen: z.string().optional(),
      procedure: z.string().optional(),
      purpose: z.string().optional(),
      query: z.string(),
      variables: z.record(z.string(), z.string()),
    }),
  ),
})
const tokenShape = z.object({ token: z.string() })
const exampleAnswer = z.object({
  data: z.record(z.string(), z.unknown()),
  errors: z.array(z.object({ extensions: z.object({ attribute: z.string() }) })).optional(),
})

/** Runs the command line that was printed, as somebody would who pastes it. */
function pasted(printed: string): z.output<typeof answerShape> {
  const [command] = /^curl [\s\S]*?'\n/m.exec(printed) ?? ['']
  const { stdout } = spawnSync('sh', ['-c', command], { encoding: 'utf8' })
  return answerShape.parse(JSON.parse(stdout))
}

function run(...args: string[]) {
  const env = { ...process.env, MOTLAN_HOME: home }
  return spawnSync(process.execPath, [motlan, ...args], { encoding: 'utf8', env })
}

let dossier: z.output<typeof answerShape>

test('the first start prints a command that works when it is pasted', () => {
  for (const path of ['graphql', 'graphiql', 'health/ready']) {
    expect(sandbox.printed).toContain(`${sandbox.url}/${path}`)
  }
  dossier = pasted(sandbox.printed)
  expect(dossier.data).toMatchObject({ citizen: { birthName: { fullName: 'Nguyễn Văn Nam' } } })
})

test('it is ready when a look-up through every registry works', async () => {
  const ready = await fetch(`${sandbox.url}/health/ready`)
  expect(ready.status).toBe(200)
  expect(await ready.json()).toMatchObject({ status: 'ready' })
})

test('where the ledger cannot be written it is not ready, and answers nothing', async () => {
  const { owner } = await openExchange(readSettings({ MOTLAN_HOME: home }, registryNames))
  const client = new pg.Client(owner)
  await client.connect()
  const health = async () => {
    const response = await fetch(`${sandbox.url}/health/ready`)
    return [response.status, readyShape.parse(await response.json()).registries.exchange]
  }
  await client.query(`
    create function no_space() returns trigger language plpgsql as
      $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$;
    create trigger no_space before insert on decision for each statement execute function no_space()`)
  expect(await health()).toEqual([503, false])
  const [command = ''] = /^curl [\s\S]*?'\n/m.exec(sandbox.printed) ?? []
  const { stdout } = spawnSync('sh', ['-c', command], { encoding: 'utf8' })
  expect(stdout).toContain('LEDGER_UNAVAILABLE')
  expect(stdout).not.toContain('Nguyễn')
  await client.query('drop function no_space() cascade')
  await client.end()
  expect(await health()).toEqual([200, true])
  expect(pasted(sandbox.printed).data).toEqual(dossier.data)
})

test('every example is answered as it stands; only one of them asks too far', async () => {
  const { examples } = menuShape.parse(await (await fetch(`${sandbox.url}/sandbox/menu`)).json())
  const withheld: Record<string, unknown> = {}
  for (const { title, agency, citizen, procedure, purpose, ...asked } of examples) {
    const who = citizen ? `citizen=${citizen}` : `agency=${agency}`
    const tokenUrl = `${sandbox.url}/sandbox/token?${who}`
    const { token } = tokenShape.parse(await (await fetch(tokenUrl)).json())
    const response = await fetch(`${sandbox.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        ...(procedure && { 'motlan-procedure': procedure }),
        ...(purpose && { 'motlan-purpose': purpose }),
      },
      body: JSON.stringify(asked),
    })
    const { data, errors } = exampleAnswer.parse(await response.json())
    expect(
      Object.values(data).every((subject) => subject !== null),
      title.en,
    ).toBe(true)
    if (errors) withheld[title.en] = errors.map(({ extensions }) => extensions.attribute)
  }
  expect(examples.length).toBeGreaterThan(4)
  expect(withheld).toEqual({
    'Family deduction, and one question too far': ['Citizen.ethnicity', 'Citizen.bloodGroup'],
  })
})

test('the command line finds it: token, look-up, access, whoami, doctor', () => {
  const token = run('token', '--agency', 'tax', '--procedure', '1.002207')
  expect(token.stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
  const own = run(
    'query',
    '{ citizen(citizenId: "946185000081") { age bloodGroup birthName { fullName } } }',
    '--token',
    token.stdout.trim(),
    '--procedure',
    '1.002207',
  )
  expect(own.status).toBe(0)
  expect(own.stdout).toContain('fullName  ')
  expect(own.stdout).toContain('ATTRIBUTE_WITHHELD Citizen.bloodGroup')
  const strict = run(
    'query',
    '{ citizen(citizenId: "946185000081") { bloodGroup } }',
    '--agency',
    'tax',
    '--procedure',
    '1.002207',
    '--strict',
  )
  expect([strict.status, strict.stdout]).toEqual([1, ''])
  expect(strict.stderr).toContain('LOOKUP_REFUSED')
  expect(run('access', '--agency', 'tax', '--procedure', '1.002207').stdout).toContain(
    'Citizen.taxRegistration.status',
  )
  expect(run('access', '--agency', 'tax', '--procedure', '1.002207', '--sdl').stdout).not.toContain(
    'bloodGroup',
  )
  expect(run('whoami', '--token', token.stdout.trim()).stdout).toContain('lookup:1.002207')
  expect(run('whoami', '--token', `${token.stdout.trim()}x`).stderr).toContain('TOKEN_INVALID')
  const doctor = run('doctor')
  expect(doctor.stdout).toContain(`ready at ${sandbox.url}`)
  expect(doctor.status).toBe(0)
})

test('a second start in the same home is refused in two lines', () => {
  const second = run('start')
  expect(second.status).toBe(1)
  expect(second.stderr).toMatch(
    /^FOLDER_UNUSABLE .*another motlan runs in this folder[\s\S]*\nwhat to do: .*\n$/,
  )
})

test('a port that was asked for and is taken is refused, and nothing is left running', () => {
  const { port } = new URL(sandbox.url)
  const elsewhere = mkdtempSync(join(tmpdir(), 'motlan-start-'))
  const env = { ...process.env, MOTLAN_HOME: elsewhere }
  const args = [motlan, 'start', '--port', port, '--citizens', '1000']
  const refused = spawnSync(process.execPath, args, { encoding: 'utf8', env })
  expect(refused.status).toBe(1)
  expect(refused.stderr).toContain(`PORT_IN_USE port ${port}`)
  const pidFile = join(elsewhere, 'postgres', 'data', 'postmaster.pid')
  expect(() => readFileSync(pidFile)).toThrow('ENOENT')
  rmSync(elsewhere, { recursive: true })
})

test('after kill -9 it starts again, every registry in a process of its own, and answers the same', async () => {
  await sandbox.end('SIGKILL')
  sandbox = await started(home, [...flags, '--http'])
  expect(sandbox.printed.match(/Registry \w+ +http:/g)).toHaveLength(5)
  expect(sandbox.printed).not.toContain('building the country')
  expect(pasted(sandbox.printed).data).toEqual(dossier.data)
  const ready = await fetch(`${sandbox.url}/health/ready`)
  expect(ready.status).toBe(200)
})

test('registries end with the process that started them, however it ends', async () => {
  const addresses = [...sandbox.printed.matchAll(/Registry \w+ +(http:\S+)/g)].map(
    ([, url]) => url ?? '',
  )
  expect(addresses).toHaveLength(5)
  await sandbox.end('SIGKILL')
  for (const address of addresses) {
    await expect
      .poll(
        () =>
          fetch(address).then(
            () => 'answers',
            () => 'gone',
          ),
        { timeout: 20_000 },
      )
      .toBe('gone')
  }
  sandbox = await started(home, flags)
})

test('Ctrl-C stops everything in good order', async () => {
  expect(await sandbox.end('SIGINT')).toBe(0)
  await expect(fetch(sandbox.url)).rejects.toThrow()
  expect(() => readFileSync(join(home, 'lock'))).toThrow('ENOENT')
  expect(() => readFileSync(join(home, 'postgres', 'data', 'postmaster.pid'))).toThrow('ENOENT')
})

test('no citizen ID and no secret is in a log', () => {
  const logs = ['motlan.log', 'postgres.log']
    .map((name) => readFileSync(join(home, name), 'utf8'))
    .join('')
  expect(logs).toContain('request answered')
  expect(logs.match(/(?<!\d)9\d{11}(?!\d)/g)).toBeNull()
  const password = readFileSync(join(home, 'secrets', 'postgres-admin'), 'utf8').trim()
  for (const secret of [password, 'eyJ']) expect(logs).not.toContain(secret)
})

test.runIf(process.getuid?.() === 0)('an ordinary user starts it just the same', async () => {
  const nobody = { uid: 65_534, gid: 65_534 }
  const own = mkdtempSync(join(tmpdir(), 'motlan-start-'))
  chownSync(own, nobody.uid, nobody.gid)
  const ordinary = await started(own, [...flags, '--citizens', '1000'], nobody)
  expect(pasted(ordinary.printed).data).toHaveProperty('citizen')
  expect(statSync(join(own, 'postgres', 'data')).uid).toBe(nobody.uid)
  expect(await ordinary.end('SIGTERM')).toBe(0)
  rmSync(own, { recursive: true })
})
