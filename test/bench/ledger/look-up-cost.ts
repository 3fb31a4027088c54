import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { bodies } from '../dossier.ts'
import { load } from '../load.ts'
import type { ServerOrder, Serving } from '../lookup-server.ts'
import { median } from '../result.ts'
import { openStage, type Stage } from '../stage.ts'
import { cpuTime, postgresPids } from './cpu-time.ts'

/** How long and how hard look-ups are asked. */
export interface LookUpLoad {
  readonly citizens: number
  readonly rounds: number
  readonly seconds: number
  readonly connections: number
}

/** What the ledger takes of the throughput of look-ups: the same gateway with and without it, in turn, in one run. */
export async function lookUpCost(options: LookUpLoad) {
  const stage = await openStage(options.citizens)
  try {
    return {
      dossier: await compared(stage, 'dossier', options),
      batch: await compared(stage, 'batch', options),
    }
  } finally {
    await stage.close()
  }
}

async function compared(
  stage: Stage,
  kind: 'dossier' | 'batch',
  { rounds, seconds, connections }: LookUpLoad,
) {
  const questions = bodies(kind, stage.sample)
  const servers = {
    with: await served(stage, 'motlan'),
    without: await served(stage, 'motlan-bare'),
  }
  const costs: number[] = []
  const rates = { with: [] as number[], without: [] as number[] }
  const waits = { with: [] as number[], without: [] as number[] }
  const work = { with: [] as number[], without: [] as number[] }
  const shares: number[] = []
  try {
    for (let round = 0; round <= rounds; round++) {
      for (const which of round % 2
        ? (['with', 'without'] as const)
        : (['without', 'with'] as const)) {
        const pids = await postgresPids(stage.exchangeUrl)
        const all = [...pids, servers[which].child.pid ?? 0]
        const before = cpuTime(all)
        const found = await load({ ...servers[which], bodies: questions }, seconds, connections)
        const each = (cpuTime(all) - before) / (found.requestsPerSecond * seconds)
        if (found.failed) throw new Error(`${kind} ${which} the ledger: ${found.failed} failed`)
        // The first round warms up.
        if (round > 0) rates[which].push(found.requestsPerSecond)
        if (round > 0) waits[which].push(found.p99)
        if (round > 0) work[which].push(each)
      }
      const [one = 0, other = 0] = [rates.with.at(-1), rates.without.at(-1)]
      const [own = 0, bare = 0] = [work.with.at(-1), work.without.at(-1)]
      if (round > 0) costs.push(1 - one / other)
      if (round > 0) shares.push(1 - bare / own)
      console.log(
        `${kind} round ${round}: ${one.toFixed(0)}/s with (${own.toFixed(2)} ms of processor time each), ${other.toFixed(0)}/s without (${bare.toFixed(2)} ms)`,
      )
    }
  } finally {
    for (const { child } of Object.values(servers)) child.kill('SIGKILL')
  }
  const rounded = (value: number, digits: number) => Number(value.toFixed(digits))
  return {
    requestsPerSecond: rounded(median(rates.with), 1),
    withoutLedger: rounded(median(rates.without), 1),
    p99: median(waits.with),
    p99WithoutLedger: median(waits.without),
    processorMilliseconds: rounded(median(work.with), 3),
    processorMillisecondsWithout: rounded(median(work.without), 3),
    /** Of the processor time of gateway and PostgreSQL: steady also where others use the machine. */
    processorCost: rounded(median(shares), 3),
    /** Of the throughput, median of the rounds. */
    cost: rounded(median(costs), 3),
    range: [Math.min(...costs), Math.max(...costs)].map((cost) => rounded(cost, 3)),
  }
}

async function served(
  { appUrls, exchangeUrl }: Stage,
  setup: ServerOrder['setup'],
): Promise<Serving & { readonly child: ChildProcess }> {
  const child = fork(new URL('../lookup-server.ts', import.meta.url), {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  child.send({ setup, statements: {}, appUrls, exchangeUrl } satisfies ServerOrder)
  const [serving] = (await once(child, 'message')) as [Serving]
  return { ...serving, child }
}
