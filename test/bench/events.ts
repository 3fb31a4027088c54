import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { caseClient } from '../cases/case-client.ts'
import { type Running, startMotlan } from '../cases/running.ts'
import { type Outbox, openOutbox } from './events/outbox.ts'
import { type Heard, hear } from './events/sse.ts'
import { writeResult } from './result.ts'

const agency = 'police'
const procedure = '1.004222'
const attribute = 'Citizen.permanentResidence.address'

/**
 * `pnpm bench events`: how long it takes from a change in a registry until the agency that follows it is told over SSE,
 * through the relay, the policy and its facts; and how fast an agency catches up that was away.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rate: { type: 'string', default: '50' },
      seconds: { type: 'string', default: '20' },
      missed: { type: 'string', default: '10000' },
      citizens: { type: 'string', default: '10000' },
    },
  })
  const [rate, seconds, missed] = [values.rate, values.seconds, values.missed].map(Number) as [
    number,
    number,
    number,
  ]
  const home = mkdtempSync(join(tmpdir(), 'motlan-bench-'))
  const sandbox = await startMotlan(home, ['--port', '0', '--citizens', values.citizens])
  const outbox = await openOutbox(home)
  try {
    const token = await sandbox.tokens.agency(agency)
    await caseClient(sandbox.url).ask(
      token,
      'mutation($procedure: String, $attributes: [String!]!) { subscribeToChanges(procedure: $procedure, attributes: $attributes) { id } }',
      { procedure, attributes: [attribute] },
    )
    const live = await liveLatency(sandbox, outbox, { token, rate, seconds })
    console.log(
      `live: ${live.signals} signals at ${rate}/s, p50 ${live.p50} ms p95 ${live.p95} ms p99 ${live.p99} ms`,
    )
    const catchUp = await caughtUp(sandbox, outbox, { token, missed, after: live.cursor })
    console.log(
      `away for ${missed}: all of them in order after ${catchUp.seconds} s (${catchUp.perSecond}/s), relayed and told`,
    )
    const command = `pnpm bench events --rate ${rate} --seconds ${seconds} --missed ${missed} --citizens ${values.citizens}`
    const { cursor: _cursor, ...shown } = live
    writeResult('events', command, { rate, seconds, live: shown, missed, catchUp })
  } finally {
    await outbox.close()
    await sandbox.end('SIGTERM')
    rmSync(home, { recursive: true, force: true })
  }
}

interface Load {
  readonly token: string
  readonly rate: number
  readonly seconds: number
}

async function liveLatency(sandbox: Running, outbox: Outbox, { token, rate, seconds }: Load) {
  const hearing = hear(sandbox.url, token)
  const wanted = rate * seconds
  const heard = takeSome(hearing, wanted)
  const began = performance.now()
  for (let count = 0; count < wanted; count += 1) {
    await outbox.publish(attribute, 1)
    // On a grid, whatever a publication took: who is late is not given a rest.
    await sleep(Math.max(0, began + ((count + 1) * 1_000) / rate - performance.now()))
  }
  const all = await heard
  const delays = all.map(({ heardAt, at }) => heardAt - Date.parse(at)).sort((a, b) => a - b)
  const percentile = (share: number) => delays[Math.ceil(delays.length * share) - 1] ?? Number.NaN
  return {
    signals: all.length,
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
    cursor: all.at(-1)?.cursor,
  }
}

/** The relay and the subscriber both catch up, from the first change on that was missed. */
async function caughtUp(
  sandbox: Running,
  outbox: Outbox,
  {
    token,
    missed,
    after,
  }: { readonly token: string; readonly missed: number; readonly after: string | undefined },
) {
  const began = performance.now()
  await outbox.publish(attribute, missed)
  const all = await takeSome(hear(sandbox.url, token, after), missed)
  const seconds = (performance.now() - began) / 1_000
  if (new Set(all.map(({ id }) => id)).size !== missed) throw new Error('a signal is missing')
  const isOrdered = all.every(({ at }, place) => at >= (all[place - 1]?.at ?? ''))
  if (!isOrdered) throw new Error('signals came in another order than their changes')
  return { seconds: round(seconds), perSecond: Math.round(missed / seconds) }
}

async function takeSome(hearing: AsyncGenerator<Heard>, count: number): Promise<readonly Heard[]> {
  const all: Heard[] = []
  for await (const each of hearing) {
    all.push(each)
    if (all.length === count) break
  }
  return all
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
