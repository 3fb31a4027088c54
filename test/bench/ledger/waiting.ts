import { setTimeout as pause } from 'node:timers/promises'
import { openLedger } from '@motlan/ledger'
import pg from 'pg'
import { median } from '../result.ts'
import type { BenchCluster, BenchLedger } from './exchange.ts'
import { groupOf, madeUpLookUp } from './made-up-look-up.ts'

/** Look-ups of a full dossier, arriving whether or not the ones before are done. */
export interface WaitingLoad {
  readonly perSecond: number
  readonly seconds: number
  readonly rounds: number
}

/** Milliseconds. */
interface Waits {
  readonly p50: number
  readonly p99: number
  readonly worst: number
}

/** Attributes of a dossier. */
const attributes = 45

/** Between two checkpoints: as it is shipped, ten times as often, and practically never. */
const intervals = { everySecond: 1_000, tenTimesASecond: 100, never: 3_600_000 } as const

/** What a look-up waits until it is durable, with checkpoints and without, in turn; and what the bare commit of one row takes. */
export async function waiting(cluster: BenchCluster, load: WaitingLoad) {
  const ledger = await cluster.ledger()
  const names = Object.keys(intervals) as (keyof typeof intervals)[]
  const waits = new Map<string, Waits[]>()
  for (let round = 0; round <= load.rounds; round++) {
    for (const name of names) {
      const found = await arriving(ledger, intervals[name], load)
      // The first round warms up.
      if (round > 0) waits.set(name, [...(waits.get(name) ?? []), found])
      console.log(`checkpoint ${name} round ${round}: ${JSON.stringify(found)}`)
    }
    const bare = await bareCommits(ledger)
    if (round > 0) waits.set('bareCommit', [...(waits.get('bareCommit') ?? []), bare])
  }
  const middle = (name: string): Waits => {
    const all = waits.get(name) ?? []
    const of = (key: keyof Waits) => Number(median(all.map((each) => each[key])).toFixed(2))
    return { p50: of('p50'), p99: of('p99'), worst: of('worst') }
  }
  const [every, none] = [middle('everySecond'), middle('never')]
  return {
    ...load,
    attributes,
    untilDurable: every,
    withCheckpointsTenTimesASecond: middle('tenTimesASecond'),
    withoutCheckpoints: none,
    bareCommitOfOneRow: middle('bareCommit'),
    checkpointCost: {
      p50: Number((every.p50 - none.p50).toFixed(2)),
      p99: Number((every.p99 - none.p99).toFixed(2)),
    },
  }
}

async function arriving(
  { connection, keys }: BenchLedger,
  checkpoint: number,
  { perSecond, seconds }: WaitingLoad,
): Promise<Waits> {
  const ledger = openLedger({ connection, keys, limits: { checkpoint } })
  await ledger.append(madeUpLookUp([groupOf(0, attributes)]))
  const times: number[] = []
  const all: Promise<void>[] = []
  const noted = (milliseconds: number): void => {
    times.push(milliseconds)
  }
  const start = performance.now()
  const total = perSecond * seconds
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, ((performance.now() - start) * perSecond) / 1000)
    for (; sent < due; sent++) {
      // Counted from when it should have come: whoever keeps others from arriving does not get away with it.
      const since = start + (sent * 1000) / perSecond
      const one = ledger.append(madeUpLookUp([groupOf(sent % 5_000, attributes)]))
      all.push(one.then(() => noted(performance.now() - since)))
    }
    await pause(1)
  }
  await Promise.all(all)
  await ledger.close()
  return waitsOf(times)
}

/** One row, one commit, one connection: what the disk and PostgreSQL ask for anyhow. */
async function bareCommits({ owner }: BenchLedger): Promise<Waits> {
  const client = new pg.Client(owner)
  await client.connect()
  await client.query('create table if not exists bare_commit (at timestamptz)')
  const times: number[] = []
  for (let each = 0; each < 500; each++) {
    const since = performance.now()
    await client.query('insert into bare_commit values (now())')
    times.push(performance.now() - since)
  }
  await client.end()
  return waitsOf(times)
}

function waitsOf(times: readonly number[]): Waits {
  const sorted = [...times].sort((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99), worst: at(1) }
}
