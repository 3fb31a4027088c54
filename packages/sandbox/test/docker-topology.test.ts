import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../src/free-port.ts'
import { registryNames } from '../src/registry-names.ts'
import { throwawayCluster } from '../src/throwaway-cluster.ts'
import { compose, madeEnvironment } from './fixtures/compose.ts'
import { sql } from './fixtures/held-cluster.ts'

/** The processes of `docker/compose.yaml` on this machine, each with its very command and environment. */
const root = fileURLToPath(new URL('../../../', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'motlan-topology-'))
const cluster = await throwawayCluster()
const running: ChildProcess[] = []
const ports = new Map<string, number>()
let services: ReturnType<typeof compose>['services']

beforeAll(async () => {
  const environment = madeEnvironment()
  for (const name of [...registryNames, 'gateway']) ports.set(name, await freePort())
  for (const name of [...registryNames, 'exchange']) {
    // What the image of PostgreSQL makes of POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB.
    const password = environment[`${name.toUpperCase()}_OWNER_PASSWORD`]
    const owner = `motlan_${name}_owner`
    await sql(cluster.adminUrl, `create role ${owner} superuser login password '${password}'`)
    await sql(cluster.adminUrl, `create database motlan_${name} owner ${owner}`)
  }
  const databasePort = new URL(cluster.adminUrl).port
  services = compose(environment, (text) =>
    text
      .replaceAll(/@[a-z]+-database\//g, `@127.0.0.1:${databasePort}/`)
      .replaceAll(
        /http:\/\/([a-z]+):4000\/graphql/g,
        (_, name) => `http://127.0.0.1:${ports.get(name)}/graphql`,
      ),
  ).services
})

afterAll(async () => {
  await Promise.all(running.map(ended))
  await cluster.stop()
  rmSync(home, { recursive: true, force: true })
})

function processOf(service: string, changed: Readonly<Record<string, string>>) {
  const [, script = 'packages/workbench/src/main.ts', ...args] = services[service]?.command ?? []
  const environment = services[service]?.environment ?? {}
  const env = {
    PATH: process.env.PATH,
    MOTLAN_HOME: join(home, service),
    MOTLAN_LOG: 'stdout',
    ...environment,
    ...changed,
  }
  return {
    args: [script, ...(script.includes('main') && args.length === 0 ? ['start'] : args)],
    options: { cwd: root, env },
  }
}

function prepare(): string {
  const { args, options } = processOf('prepare', { MOTLAN_CITIZENS: '1000' })
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    ...options,
    encoding: 'utf8',
  })
  return `${status} ${status === 0 ? stdout : stderr}`
}

function serve(service: string, changed: Readonly<Record<string, string>>): void {
  const { args, options } = processOf(service, changed)
  running.push(
    spawn(process.execPath, args, { ...options, stdio: ['ignore', 'ignore', 'inherit'] }),
  )
}

async function ended(child: ChildProcess): Promise<number | null> {
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  const [code] = await exit
  return typeof code === 'number' ? code : null
}

const ready = (service: string) =>
  fetch(`http://127.0.0.1:${ports.get(service)}/health/ready`).then(
    ({ status }) => status,
    () => 0,
  )

test('preparation makes roles, tables and country, and does nothing the second time', () => {
  expect(prepare()).toMatch(/^0 .*citizens/)
  expect(prepare()).toMatch(/^0 the country of 1,000 citizens \(seed 1\) stands already/)
})

test('registries and gateway become ready with look-up roles alone, and answer', async () => {
  for (const name of registryNames) {
    serve(name, { PORT: String(ports.get(name)), HOST: '127.0.0.1' })
  }
  for (const name of registryNames)
    await expect.poll(() => ready(name), { timeout: 60_000 }).toBe(200)
  serve('gateway', { MOTLAN_PORT: String(ports.get('gateway')), MOTLAN_HOST: '127.0.0.1' })
  await expect.poll(() => ready('gateway'), { timeout: 60_000 }).toBe(200)

  const url = `http://127.0.0.1:${ports.get('gateway')}`
  const question = '{ citizen(citizenId: "901095000011") { birthName { fullName } } }'
  const flags = ['--agency', 'civil-status', '--procedure', '2.000986', '--url', url]
  const { stdout } = spawnSync(
    process.execPath,
    ['packages/workbench/src/main.ts', 'query', question, ...flags],
    {
      cwd: root,
      env: { PATH: process.env.PATH, MOTLAN_HOME: join(home, 'gateway') },
      encoding: 'utf8',
    },
  )
  expect(stdout).toContain('Nguyễn Văn Nam')
  for (const path of ['/sandbox/token?agency=tax', '/graphiql']) {
    expect((await fetch(`${url}${path}`)).status, path).toBe(404)
  }
})

test('a registry that stops makes the gateway unready, and everything ends when told', async () => {
  const land = running.splice(registryNames.indexOf('land'), 1)
  expect(await Promise.all(land.map(ended))).toEqual([0])
  await expect.poll(() => ready('gateway'), { timeout: 20_000 }).toBe(503)
  expect(await Promise.all(running.splice(0).map(ended))).toEqual([0, 0, 0, 0, 0])
})
