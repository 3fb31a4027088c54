import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { arrivals } from './arrivals.ts'
import { bodies } from './dossier.ts'
import type { Load } from './load.ts'
import type { Serving } from './lookup-server.ts'
import { median, writeResult } from './result.ts'
import { openStage } from './stage.ts'

/** `pnpm bench growth`: what a dossier takes at 200 requests a second in a small country and in a large one. */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      citizens: { type: 'string', default: '10000,1000000' },
      rate: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '10' },
      rounds: { type: 'string', default: '5' },
    },
  })
  const [rate, seconds, rounds] = [values.rate, values.seconds, values.rounds].map(Number) as [
    number,
    number,
    number,
  ]
  const countries = []
  for (const citizens of values.citizens.split(',').map(Number))
    countries.push(await opened(citizens))
  try {
    for (let round = 0; round <= rounds; round++) {
      // In turn, so that what else the machine does meets all of them alike; the first round warms up.
      for (const country of countries) {
        const { child: _child, stage, citizens, loads, ...target } = country
        const questions = bodies('dossier', stage.sample)
        const found = await arrivals({ ...target, bodies: questions }, seconds, rate)
        if (round > 0) loads.push(found)
        console.log(
          `${citizens} citizens, round ${round}: p50 ${found.p50} ms p95 ${found.p95} ms p99 ${found.p99} ms${found.failed ? ` FAILED ${found.failed}` : ''}`,
        )
      }
    }
  } finally {
    for (const { child, stage } of countries) {
      child.kill('SIGKILL')
      await once(child, 'exit')
      await stage.close()
    }
  }
  const [small, large] = [countries[0]?.loads ?? [], countries.at(-1)?.loads ?? []]
  const ratios = large.map(({ p95 }, round) => p95 / (small[round]?.p95 ?? Number.NaN))
  const command = `pnpm bench growth --citizens ${values.citizens} --rate ${rate} --seconds ${seconds} --rounds ${rounds}`
  writeResult('growth', command, {
    rate,
    seconds,
    rounds,
    countries: countries.map(({ citizens, secondsToBuild, loads }) => ({
      citizens,
      secondsToBuild,
      p50: median(loads.map(({ p50 }) => p50)),
      p95: median(loads.map(({ p95 }) => p95)),
      p99: median(loads.map(({ p99 }) => p99)),
    })),
    p95Times: Number(median(ratios).toFixed(2)),
    range: [Math.min(...ratios), Math.max(...ratios)].map((ratio) => Number(ratio.toFixed(2))),
  })
}

async function opened(citizens: number) {
  const began = performance.now()
  const stage = await openStage(citizens)
  const secondsToBuild = Number(((performance.now() - began) / 1000).toFixed(1))
  const serving = await served({ appUrls: stage.appUrls, exchangeUrl: stage.exchangeUrl })
  console.log(`${citizens} citizens built in ${secondsToBuild} s`)
  return { ...serving, stage, citizens, secondsToBuild, loads: [] as Load[] }
}

async function served(order: {
  readonly appUrls: Readonly<Record<string, string>>
  readonly exchangeUrl: string
}): Promise<Serving & { readonly child: ChildProcess }> {
  const child = fork(new URL('./lookup-server.ts', import.meta.url), {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  child.send({ setup: 'motlan', statements: {}, ...order })
  const [serving] = (await once(child, 'message')) as [Serving]
  return { ...serving, child }
}
