import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { brokenPromises } from '../cases/broken-promises.ts'
import type { Story } from '../cases/play.ts'
import { suitable } from '../cases/suitable.ts'
import { disjoint } from './procedure/disjoint.ts'
import { type Chosen, type Filed, fileAll } from './procedure/file-all.ts'
import { brokenAnew, brokenInvariants } from './procedure/invariants.ts'
import { type Killable, openKillable } from './procedure/killable.ts'
import { toldOnce } from './procedure/told-once.ts'
import { writeResult } from './result.ts'

/**
 * `pnpm bench procedure`: random suitable citizens file cases of every procedure, first in peace and then while gateway
 * and PostgreSQL are killed; afterwards the registries are held against the cases, and the country against its rules.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      citizens: { type: 'string', default: '60000' },
      cases: { type: 'string', default: '100' },
      kills: { type: 'string', default: '6' },
      connections: { type: 'string', default: '6' },
    },
  })
  const [citizens = 0, cases = 0, kills = 0, connections = 0] = [
    values.citizens,
    values.cases,
    values.kills,
    values.connections,
  ].map(Number)
  const stage = await openKillable(citizens)
  try {
    const chosen = await choose(stage, cases)
    const before = await brokenInvariants(stage.sql, today)
    const half = Math.ceil(chosen.length / 2)
    const peace = await fileAll(chosen.slice(0, half), stage, connections, 'peace')
    console.log(`in peace: ${perSecond(peace)} cases a second`)
    const [war, killed] = await underFire(chosen.slice(half), stage, connections, kills)
    const anew = brokenAnew(before, await brokenInvariants(stage.sql, today))
    const told = await toldOnce(stage.sql)
    const filings = [...peace.filings, ...war.filings]
    const otherwise = await grantedOtherwise(filings, stage)
    const found = {
      citizens,
      connections,
      byProcedure: tally(filings),
      casesPerSecond: perSecond(peace),
      formPlanMs: spread(peace.filings.map(({ formPlan }) => formPlan)),
      underKills: { kills: killed, casesPerSecond: perSecond(war) },
      exactlyOnce: told,
      grantedOtherwise: otherwise,
      invariants: Object.keys(before).length,
      invariantsBrokenAnew: anew,
    }
    console.log(JSON.stringify(found, null, 2))
    const command = `pnpm bench procedure --citizens ${citizens} --cases ${cases} --kills ${kills} --connections ${connections}`
    writeResult('procedure', command, found)
    if (told.missing + told.strange + otherwise.length + Object.keys(anew).length > 0)
      process.exitCode = 1
  } finally {
    await stage.close()
  }
}

const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)

async function choose({ sql }: Killable, cases: number): Promise<readonly Chosen[]> {
  const found: Record<string, readonly Story[]> = {}
  for (const [name, find] of Object.entries(suitable)) {
    found[name] = await find({ sql, count: cases * 3, today })
  }
  return disjoint(found, cases)
}

/** Files cases while one process after the other is killed: each after a random number of cases, and a moment later. */
async function underFire(
  chosen: readonly Chosen[],
  stage: Killable,
  connections: number,
  kills: number,
): Promise<readonly [Filed, Readonly<Record<'gateway' | 'postgres', number>>]> {
  const killed = { gateway: 0, postgres: 0 }
  const after = Array.from({ length: kills }, () => Math.floor(Math.random() * chosen.length))
  after.sort((a, b) => a - b)
  let killing = Promise.resolve()
  const killOne = async () => {
    await pause(Math.random() * 1_000)
    const which = (killed.gateway + killed.postgres) % 3 === 2 ? 'postgres' : 'gateway'
    await (which === 'postgres' ? stage.killPostgres() : stage.killGateway())
    killed[which] += 1
  }
  const filed = await fileAll(chosen, stage, connections, 'fire', (count) => {
    for (let next = after[0]; next !== undefined && next < count; next = after[0]) {
      after.shift()
      killing = killing.then(killOne)
    }
  })
  await killing
  return [filed, killed]
}

/** Where a registry has granted something else than the form said. */
async function grantedOtherwise(
  filings: Filed['filings'],
  { sql }: Killable,
): Promise<readonly string[]> {
  const broken: string[] = []
  for (const { promised } of filings) {
    if (promised) broken.push(...(await brokenPromises(promised, sql)))
  }
  return broken
}

function perSecond({ filings, told }: Filed): number {
  const accepted = filings.filter(({ refused }) => refused === undefined).length
  return Math.round((accepted / told) * 1e5) / 100
}

function spread(all: readonly number[]): Readonly<Record<'p50' | 'p95', number>> {
  const sorted = all.filter((each) => !Number.isNaN(each)).sort((a, b) => a - b)
  const at = (part: number) =>
    Math.round((sorted[Math.floor(sorted.length * part)] ?? Number.NaN) * 10) / 10
  return { p50: at(0.5), p95: at(0.95) }
}

/** How many cases of each procedure were filed, how many answers each took, and why some were not. */
function tally(filings: Filed['filings']): Readonly<Record<string, object>> {
  const byProcedure = Object.groupBy(filings, ({ procedure }) => procedure)
  return Object.fromEntries(
    Object.entries(byProcedure).map(([procedure, all = []]) => {
      const refused = all.filter((each) => each.refused !== undefined)
      const reasons = Object.groupBy(refused, (each) => each.refused ?? '')
      const answers = all.reduce((sum, { asked }) => sum + asked, 0) / all.length
      const forms = Object.groupBy(all, ({ form }) => form)
      return [
        procedure,
        {
          filed: all.length - refused.length,
          forms: Object.fromEntries(
            Object.entries(forms).map(([form, some = []]) => [form, some.length]),
          ),
          answers: Math.round(answers * 10) / 10,
          refused: Object.fromEntries(
            Object.entries(reasons).map(([reason, some = []]) => [reason, some.length]),
          ),
        },
      ]
    }),
  )
}
