import { type LookUp, ledgerStats, openLedger } from '@motlan/ledger'
import { median } from '../result.ts'
import { cpuTime, postgresPids } from './cpu-time.ts'
import type { BenchCluster, BenchLedger } from './exchange.ts'
import { groupOf, madeUpLookUp } from './made-up-look-up.ts'

/** How long, how often, and how many operations wait at once. */
export interface ThroughputLoad {
  readonly seconds: number
  readonly rounds: number
  readonly inFlight: number
}

/** People who are asked about. */
const people = 10_000

/** What an operation discloses: attributes of one person, or one attribute each of many. */
const kinds = {
  '1 of one person': (turn: number) => [groupOf(turn % people, 1)],
  '10 of one person': (turn: number) => [groupOf(turn % people, 10)],
  '100 of one person': (turn: number) => [groupOf(turn % people, 100)],
  '1 each of 100 people': (turn: number) =>
    Array.from({ length: 100 }, (_, each) => groupOf((turn * 100 + each) % people, 1)),
} as const

/** Durable disclosures per second, and what each of them weighs. */
export async function throughput(cluster: BenchCluster, load: ThroughputLoad) {
  const found: Record<string, object> = {}
  for (const [kind, groups] of Object.entries(kinds)) {
    const ledger = await cluster.ledger()
    found[kind] = await measured(ledger, kind, (turn) => madeUpLookUp(groups(turn)), load)
  }
  return found
}

async function measured(
  { connection, keys }: BenchLedger,
  kind: string,
  make: (turn: number) => LookUp,
  { seconds, rounds, inFlight }: ThroughputLoad,
) {
  const ledger = openLedger({ connection, keys, limits: { waiting: 1_000_000 } })
  const rates: number[] = []
  const work: number[] = []
  const perOperation = make(0).groups?.reduce((sum, { lines }) => sum + lines.length, 0) ?? 0
  let turn = 0
  for (let round = 0; round <= rounds; round++) {
    const pids = [process.pid, ...(await postgresPids(connection.connectionString))]
    const before = cpuTime(pids)
    const start = performance.now()
    const until = start + seconds * 1000
    let durable = 0
    const drive = async (): Promise<void> => {
      while (performance.now() < until) {
        await ledger.append(make(turn++))
        durable += perOperation
      }
    }
    await Promise.all(Array.from({ length: inFlight }, drive))
    const rate = durable / ((performance.now() - start) / 1000)
    const micros = ((cpuTime(pids) - before) * 1000) / durable
    // The first round warms up.
    if (round > 0) rates.push(rate)
    if (round > 0) work.push(micros)
    console.log(
      `${kind} round ${round}: ${Math.round(rate)} disclosures/s, ${micros.toFixed(1)} µs`,
    )
  }
  await ledger.close()
  const stats = await ledgerStats(connection)
  const each = (bytes: number) => Number((bytes / stats.disclosures).toFixed(1))
  const indexBytes = stats.tables.reduce((sum, table) => sum + table.indexBytes, 0)
  return {
    perOperation,
    disclosuresPerSecond: Math.round(median(rates)),
    operationsPerSecond: Math.round(median(rates) / perOperation),
    range: [Math.min(...rates), Math.max(...rates)].map(Math.round),
    processorMicrosecondsPerDisclosure: Number(median(work).toFixed(2)),
    bytesPerDisclosure: { all: each(stats.bytes), indexes: each(indexBytes) },
    tables: Object.fromEntries(
      stats.tables
        .filter(({ bytes }) => bytes / stats.bytes > 0.01)
        .map(({ table, bytes, indexBytes: own }) => [
          table,
          { bytesPerDisclosure: each(bytes), ofThatIndexes: each(own) },
        ]),
    ),
  }
}
