import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkSubgraphs, committedSubgraphs, composeSupergraph } from '@motlan/catalogue'
import { Refusal } from '@motlan/kernel'
import pg from 'pg'
import { clusterUser } from './cluster-user.ts'
import { isFree } from './free-port.ts'
import { loadedPolicy } from './loaded-policy.ts'
import { postgresBinaries } from './postgres-binaries.ts'
import { runningIn } from './running.ts'
import type { Settings } from './settings.ts'

/** One thing that has to be right on this machine. */
export interface Finding {
  readonly about: string
  readonly ok: boolean
  readonly found: string
  /** What to do, where it is not right. */
  readonly fix?: string
}

type Check = (settings: Settings) => Promise<string>

/** Looks at everything a sandbox needs, one finding each; nothing is started or changed. */
export async function examine(settings: Settings): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const [about, check] of Object.entries(checks))
    findings.push(await finding(about, () => check(settings)))
  return findings
}

async function finding(about: string, check: () => Promise<string>): Promise<Finding> {
  try {
    return { about, ok: true, found: await check() }
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    return { about, ok: false, found: cause.message, fix: cause.fix }
  }
}

const checks: Readonly<Record<string, Check>> = {
  'node version': async () => {
    const major = Number(process.versions.node.split('.')[0])
    if (major >= 24) return process.versions.node
    throw wrong(
      process.versions.node,
      'Motlan needs Node 24',
      'start through pnpm, which brings its own',
    )
  },
  'data folder': async ({ home }) => {
    const place = nearest(home)
    try {
      accessSync(place, constants.W_OK | constants.X_OK)
    } catch {
      throw wrong(home, 'this user may not write here', 'set MOTLAN_HOME to a folder of your own')
    }
    return existsSync(home) ? home : `${home} (not made yet)`
  },
  'disk space': async ({ home }) => {
    const { bavail, bsize } = statfsSync(nearest(home))
    const gigabytes = (bavail * bsize) / 1e9
    if (gigabytes < 1)
      throw wrong(
        home,
        `only ${gigabytes.toFixed(1)} GB are free`,
        'make room: 1 GB for the default country',
      )
    return `${gigabytes.toFixed(0)} GB free`
  },
  'embedded PostgreSQL': async ({ home }) => {
    const user = clusterUser(join(home, 'postgres', 'data'))
    const { postgres } = postgresBinaries(join(home, 'postgres'), user)
    const { status, stdout, stderr } = spawnSync(postgres, ['--version'], {
      ...user,
      encoding: 'utf8',
    })
    if (status === 0) return stdout.trim()
    throw wrong(
      postgres,
      `it does not run: ${String(stderr).split('\n')[0]}`,
      'install again (pnpm install), or name your own PostgreSQL with DATABASE_URL_<REGISTRY>',
    )
  },
  'given databases': async ({ registries, exchange }) => {
    const given = [...registries, { name: 'exchange', database: exchange }].filter(
      ({ database }) => database,
    )
    for (const { name, database } of given)
      await reach(`DATABASE_URL_${name.toUpperCase()}`, database?.ownerUrl ?? '')
    return given.length === 0 ? 'none given, the embedded one is used' : `${given.length} reached`
  },
  ports: async ({ home, gateway, registries, apart }) => {
    if (runningIn(home)) return `taken by the sandbox that runs in this home`
    const wanted = [gateway, ...(apart ? registries.map(({ port }) => port) : [])]
    const taken: number[] = []
    for (const { number, explicit } of wanted) {
      if (await isFree(number)) continue
      if (explicit)
        throw new Refusal('PORT_IN_USE', `port ${number}`, {
          fix: 'stop the program that listens there, or choose another port',
        })
      taken.push(number)
    }
    return taken.length === 0 ? 'free' : `${taken.join(', ')} taken; the next free one will be used`
  },
  registries: async () => {
    const subgraphs = committedSubgraphs()
    checkSubgraphs(subgraphs)
    composeSupergraph(subgraphs)
    return `${subgraphs.map(({ name }) => name).join(', ')} fit together`
  },
  agreements: async () => {
    const { agencies, procedures, agreements } = await loadedPolicy()
    return `${agreements.size} agreements, ${agencies.size} agencies, ${procedures.size} procedures`
  },
  gateway: async ({ home }) => {
    const running = runningIn(home)
    if (!running) return 'not running'
    const response = await fetch(new URL('/health/ready', running.url)).catch(() => undefined)
    const said = await response?.text()
    if (response?.ok) return `ready at ${running.url}`
    throw wrong(
      running.url,
      `not ready: ${said ?? 'no answer'}`,
      `read ${join(home, 'motlan.log')}`,
    )
  },
}

async function reach(setting: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
  } catch (cause) {
    throw new Refusal('DATABASE_UNREACHABLE', setting, { cause })
  }
}

/** The folder itself, or the nearest one above it that is there. */
function nearest(path: string): string {
  return existsSync(path) ? path : nearest(dirname(path))
}

function wrong(subject: string, reason: string, fix: string): Refusal {
  return new Refusal('CONFIGURATION_INVALID', subject, { reason, fix })
}
