import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { cpuTimeOf } from './cpu-time.ts'
import { bodies } from './dossier.ts'
import { type Load, load } from './load.ts'
import type { ServerOrder, Serving } from './lookup-server.ts'
import { installPeers } from './peers.ts'
import { median, writeResult } from './result.ts'
import { type Setup, setups } from './setups/names.ts'
import { openStage, type Stage } from './stage.ts'

/** One stretch of load, and the processor time of the measured process (not of PostgreSQL, not of other processes) per request, in milliseconds. */
interface Measured extends Load {
  readonly cpuPerRequest: number
}

interface Running extends Serving {
  readonly child: ChildProcess
}

/** `pnpm bench lookup`: a full dossier and a batch of a hundred, by six set-ups in turn, over HTTP on the same databases. */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      citizens: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '5' },
      connections: { type: 'string', default: '16' },
      setups: { type: 'string', default: setups.join() },
      kinds: { type: 'string', default: 'dossier,batch' },
    },
  })
  const [citizens, rounds, seconds, connections] = [
    values.citizens,
    values.rounds,
    values.seconds,
    values.connections,
  ].map(Number) as [number, number, number, number]
  const wanted = setups.filter((setup) => values.setups.split(',').includes(setup))
  installPeers()
  const stage = await openStage(citizens)
  const found: Record<string, object> = {}
  try {
    for (const kind of ['dossier', 'batch'] as const) {
      if (!values.kinds.split(',').includes(kind)) continue
      found[kind] = await compared(stage, kind, { rounds, seconds, connections, wanted })
    }
  } finally {
    await stage.close()
  }
  const command = `pnpm bench lookup --kinds ${values.kinds} --setups ${wanted.join()} --citizens ${citizens} --rounds ${rounds} --seconds ${seconds} --connections ${connections}`
  writeResult('lookup', command, { citizens, rounds, seconds, connections, ...found })
}

async function compared(
  stage: Stage,
  kind: 'dossier' | 'batch',
  {
    rounds,
    seconds,
    connections,
    wanted,
  }: {
    readonly rounds: number
    readonly seconds: number
    readonly connections: number
    readonly wanted: readonly Setup[]
  },
) {
  const questions = bodies(kind, stage.sample)
  const running = await startAll(stage, questions, wanted)
  const loads = new Map<Setup, Measured[]>(wanted.map((setup) => [setup, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const setup of wanted) {
      const target = running.get(setup)
      if (!target) continue
      const length = round === 0 ? 3 : seconds
      const before = cpuTimeOf(target.child.pid) ?? 0
      const found = await load({ ...target, bodies: questions }, length, connections)
      const cpu = (cpuTimeOf(target.child.pid) ?? Number.NaN) - before
      const measured = { ...found, cpuPerRequest: cpu / (found.requestsPerSecond * length) }
      // The first round warms up.
      if (round > 0) loads.get(setup)?.push(measured)
      console.log(
        `${kind} round ${round} ${setup}: ${measured.requestsPerSecond.toFixed(0)}/s p50 ${measured.p50} ms p99 ${measured.p99} ms cpu ${measured.cpuPerRequest.toFixed(2)} ms${measured.failed ? ` FAILED ${measured.failed}` : ''}`,
      )
    }
  }
  for (const { child } of running.values()) {
    // One of the peers stays alive on SIGTERM while its server is open.
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return summary(loads)
}

/** Requests per second of each set-up, and Motlan's ratio to it within each round: rounds differ more than set-ups do. */
function summary(loads: ReadonlyMap<Setup, readonly Measured[]>) {
  const own = loads.get('motlan') ?? []
  return Object.fromEntries(
    [...loads].map(([setup, each]) => {
      const ratios = each.map(
        ({ requestsPerSecond }, round) => (own[round]?.requestsPerSecond ?? 0) / requestsPerSecond,
      )
      const rounded = (numbers: readonly number[]) => Number(median(numbers).toFixed(3))
      return [
        setup,
        {
          requestsPerSecond: rounded(each.map(({ requestsPerSecond }) => requestsPerSecond)),
          cpuPerRequest: rounded(each.map(({ cpuPerRequest }) => cpuPerRequest)),
          p50: rounded(each.map(({ p50 }) => p50)),
          p95: rounded(each.map(({ p95 }) => p95)),
          p99: rounded(each.map(({ p99 }) => p99)),
          failed: each.reduce((total, { failed }) => total + failed, 0),
          motlanTimes: rounded(ratios),
          range: [Math.min(...ratios), Math.max(...ratios)].map((ratio) =>
            Number(ratio.toFixed(3)),
          ),
        },
      ]
    }),
  )
}

async function startAll(
  stage: Stage,
  questions: readonly string[],
  wanted: readonly Setup[],
): Promise<ReadonlyMap<Setup, Running>> {
  const { appUrls, exchangeUrl } = stage
  const bare = await started({ setup: 'motlan-bare', appUrls, exchangeUrl, statements: {} })
  await answered(bare, questions)
  bare.child.send('statements')
  const [statements] = (await once(bare.child, 'message')) as [ServerOrder['statements']]
  const others = wanted.filter((setup) => setup !== 'motlan-bare')
  const running = new Map<Setup, Running>([['motlan-bare', bare]])
  for (const setup of others) {
    const server = await started({ setup, appUrls, exchangeUrl, statements })
    await answered(server, questions)
    running.set(setup, server)
  }
  return running
}

async function started(order: ServerOrder): Promise<Running> {
  const child = fork(new URL('./lookup-server.ts', import.meta.url), {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  child.send(order)
  const [serving] = (await once(child, 'message')) as [Serving]
  return { ...serving, child }
}

/** One answer before anything is measured: a set-up that answers wrongly is not measured at all. */
async function answered({ url, headers }: Serving, questions: readonly string[]): Promise<void> {
  const body = questions[0] ?? ''
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { ...headers, 'content-type': 'application/json' },
  })
  const text = await response.text()
  if (response.status !== 200 || text.includes('"errors"'))
    throw new Error(`${url} answers ${response.status} ${text.slice(0, 500)}`)
}
