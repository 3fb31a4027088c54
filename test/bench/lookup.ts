import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { bodies } from './dossier.ts'
import { type Load, load } from './load.ts'
import type { ServerOrder, Serving } from './lookup-server.ts'
import { installPeers } from './peers.ts'
import { median, writeResult } from './result.ts'
import { type Setup, setups } from './setups/names.ts'
import { openStage, type Stage } from './stage.ts'

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
    },
  })
  const [citizens, rounds, seconds, connections] = [
    values.citizens,
    values.rounds,
    values.seconds,
    values.connections,
  ].map(Number) as [number, number, number, number]
  installPeers()
  const stage = await openStage(citizens)
  const found: Record<string, object> = {}
  try {
    for (const kind of ['dossier', 'batch'] as const) {
      found[kind] = await compared(stage, kind, { rounds, seconds, connections })
    }
  } finally {
    await stage.close()
  }
  const command = `pnpm bench lookup --citizens ${citizens} --rounds ${rounds} --seconds ${seconds} --connections ${connections}`
  writeResult('lookup', command, { citizens, rounds, seconds, connections, ...found })
}

async function compared(
  stage: Stage,
  kind: 'dossier' | 'batch',
  {
    rounds,
    seconds,
    connections,
  }: { readonly rounds: number; readonly seconds: number; readonly connections: number },
) {
  const questions = bodies(kind, stage.sample)
  const running = await startAll(stage, questions)
  const loads = new Map<Setup, Load[]>(setups.map((setup) => [setup, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const setup of setups) {
      const target = running.get(setup)
      if (!target) continue
      const measured = await load(
        { ...target, bodies: questions },
        round === 0 ? 3 : seconds,
        connections,
      )
      // The first round warms up.
      if (round > 0) loads.get(setup)?.push(measured)
      console.log(
        `${kind} round ${round} ${setup}: ${measured.requestsPerSecond.toFixed(0)}/s p50 ${measured.p50} ms p99 ${measured.p99} ms${measured.failed ? ` FAILED ${measured.failed}` : ''}`,
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
function summary(loads: ReadonlyMap<Setup, readonly Load[]>) {
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
): Promise<ReadonlyMap<Setup, Running>> {
  const { appUrls, exchangeUrl } = stage
  const bare = await started({ setup: 'motlan-bare', appUrls, exchangeUrl, statements: {} })
  await answered(bare, questions)
  bare.child.send('statements')
  const [statements] = (await once(bare.child, 'message')) as [ServerOrder['statements']]
  const others = setups.filter((setup) => setup !== 'motlan-bare')
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
