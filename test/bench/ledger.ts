import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { openBenchCluster } from './ledger/exchange.ts'
import { killRun } from './ledger/kill.ts'
import { largeLedger, peopleOfBench } from './ledger/large-ledger.ts'
import { lookUpCost } from './ledger/look-up-cost.ts'
import { throughput } from './ledger/throughput.ts'
import { waiting } from './ledger/waiting.ts'
import { installPeers } from './peers.ts'
import { writeResult } from './result.ts'

const options = {
  only: { type: 'string', default: 'throughput,waiting,verify,trace,cost,kill' },
  seconds: { type: 'string', default: '5' },
  rounds: { type: 'string', default: '5' },
  flight: { type: 'string', default: '256' },
  rate: { type: 'string', default: '500' },
  operations: { type: 'string', default: '1000000' },
  entries: { type: 'string', default: '10000000' },
  traces: { type: 'string', default: '2000' },
  citizens: { type: 'string', default: '10000' },
  connections: { type: 'string', default: '16' },
  moments: { type: 'string', default: '50' },
  gateways: { type: 'string', default: '2' },
  clients: { type: 'string', default: '16' },
  seed: { type: 'string', default: '1' },
} as const

type Part = 'throughput' | 'waiting' | 'verify' | 'trace' | 'cost' | 'kill'

/**
 * `pnpm bench ledger`: what the ledger takes, keeps and stands. Each part has its own command and time in the result, and
 * is replaced when it is measured again.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options })
  const number = (name: Exclude<keyof typeof options, 'only'>) => Number(values[name])
  const [seconds, rounds] = [number('seconds'), number('rounds')]
  const parts: Readonly<
    Record<Part, readonly [flags: readonly Flag[], run: () => Promise<object>]>
  > = {
    throughput: [
      ['seconds', 'rounds', 'flight'],
      () =>
        onCluster((cluster) =>
          throughput(cluster, { seconds, rounds, inFlight: number('flight') }),
        ),
    ],
    waiting: [
      ['seconds', 'rounds', 'rate'],
      () =>
        onCluster((cluster) => waiting(cluster, { seconds, rounds, perSecond: number('rate') })),
    ],
    verify: [
      ['operations', 'traces'],
      () => {
        const [operations, traces] = [number('operations'), number('traces')]
        return onCluster((cluster) =>
          largeLedger(cluster, { operations, entries: operations, traces }),
        )
      },
    ],
    trace: [
      ['entries', 'traces'],
      () => {
        const [entries, traces] = [number('entries'), number('traces')]
        const operations = Math.min(entries, peopleOfBench)
        return onCluster((cluster) => largeLedger(cluster, { operations, entries, traces }))
      },
    ],
    cost: [
      ['citizens', 'rounds', 'seconds', 'connections'],
      async () => {
        installPeers()
        const [citizens, connections] = [number('citizens'), number('connections')]
        return lookUpCost({ citizens, rounds, seconds, connections })
      },
    ],
    kill: [
      ['citizens', 'moments', 'gateways', 'clients', 'seed'],
      async () => {
        const [citizens, moments] = [number('citizens'), number('moments')]
        const [gateways, clients, seed] = [number('gateways'), number('clients'), number('seed')]
        const tell = (line: string) => console.log(line)
        const { exported, ...found } = await killRun({
          citizens,
          moments,
          gateways,
          clients,
          seed,
          tell,
        })
        return { ...found, exportedLines: exported.length }
      },
    ],
  }
  for (const part of values.only.split(',')) {
    const [flags, run] = parts[part as Part] ?? [] // Whatever is not a part has no entry.
    if (!flags || !run) throw new Error(`${part}: there is ${Object.keys(parts).join(', ')}`)
    const command = ['pnpm bench ledger', '--only', part, ...flags.flatMap(flagText)].join(' ')
    const measuredAt = new Date().toISOString()
    const before = loadavg()[0] ?? 0
    const found = await run()
    const [after = 0] = loadavg()
    const load = { before: Number(before.toFixed(1)), after: Number(after.toFixed(1)) }
    const { command: _last, measuredAt: _then, machine: _machine, ...others } = lastResult()
    writeResult('ledger', 'pnpm bench ledger', {
      ...others,
      [part]: { command, measuredAt, loadAverage: load, ...found },
    })
  }

  function flagText(flag: Flag): readonly string[] {
    return [`--${flag}`, values[flag]]
  }
}

type Flag = Exclude<keyof typeof options, 'only'>

async function onCluster(
  run: (cluster: Awaited<ReturnType<typeof openBenchCluster>>) => Promise<object>,
): Promise<object> {
  const cluster = await openBenchCluster()
  try {
    return await run(cluster)
  } finally {
    await cluster.close()
  }
}

/** What was measured before: parts are measured at different times. */
function lastResult(): Readonly<Record<string, unknown>> {
  try {
    const text = readFileSync(new URL('./results/ledger.json', import.meta.url), 'utf8')
    return JSON.parse(text) as Readonly<Record<string, unknown>> // Written below.
  } catch {
    return {}
  }
}
