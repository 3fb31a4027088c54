import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exportLedger, ledgerStats, openLedger, openTrace, verifyExport } from '@motlan/ledger'
import type { BenchCluster, BenchLedger } from './exchange.ts'
import { citizenId, groupOf, madeUpLookUp } from './made-up-look-up.ts'
import { moreParts } from './more-parts.ts'

/** How large the ledger becomes, and how many traces are read from it. */
export interface LargeLedger {
  /** Operations of one person each, by the writer. */
  readonly operations: number
  /** Entries in the end; what is missing is made by PostgreSQL, a hundred people at a time. */
  readonly entries: number
  readonly traces: number
}

/** People somebody asks about. */
export const peopleOfBench = 200_000

/** Some of them again and again. */
const busy = 100

/** Attributes of each entry. */
const attributes = 3

const day = 86_400_000

/** Fills a ledger, reads traces from it, and verifies an export where all of it is in a tree. */
export async function largeLedger(
  cluster: BenchCluster,
  { operations, entries, traces }: LargeLedger,
) {
  const ledger = await cluster.ledger()
  const written = await filled(ledger, operations)
  const isWritten = entries <= operations
  const added = isWritten ? undefined : await moreParts(ledger, entries - operations)
  const trace = told('trace', await tracesOf(ledger, traces))
  const verify = isWritten ? told('verify', await verifiedExport(ledger)) : undefined
  const { tables, bytes, bytesPerDisclosure, parts } = await ledgerStats(ledger.connection)
  const mebibytes = (each: number) => Math.round(each / 2 ** 20)
  return {
    written,
    ...(added && { addedByPostgreSQL: added }),
    trace: { entries: parts, ...trace },
    ...(verify && { verify }),
    size: {
      attributesPerEntry: attributes,
      bytesPerDisclosure,
      mebibytes: mebibytes(bytes),
      tables: Object.fromEntries(
        tables
          .filter(({ bytes: own }) => own > 2 ** 20)
          .map(({ table, bytes: own, indexBytes }) => [
            table,
            { mebibytes: mebibytes(own), ofThatIndexes: mebibytes(indexBytes) },
          ]),
      ),
    },
  }
}

function told<Found>(what: string, found: Found): Found {
  console.log(`${what}: ${JSON.stringify(found)}`)
  return found
}

async function filled({ connection, keys }: BenchLedger, operations: number) {
  const ledger = openLedger({ connection, keys, limits: { waiting: 1_000_000 } })
  const start = performance.now()
  let turn = 0
  const write = async (): Promise<void> => {
    for (let own = turn++; own < operations; own = turn++) {
      // Spread over thirty days, in the order of time, as entries come.
      const at = new Date(Date.now() - 30 * day * (1 - own / operations))
      await ledger.append(madeUpLookUp([groupOf(personIn(own), attributes)], at))
      if (own > 0 && own % Math.ceil(operations / 10) === 0) {
        console.log(`${own} of ${operations} operations`)
      }
    }
  }
  await Promise.all(Array.from({ length: 2_000 }, write))
  await ledger.close()
  const seconds = Number(((performance.now() - start) / 1000).toFixed(1))
  const disclosuresPerSecond = Math.round((operations * attributes) / seconds)
  return { operations, seconds, disclosuresPerSecond }
}

/** Everybody in turn, in an order that is none; every hundredth look-up is about one of the busy ones. */
function personIn(turn: number): number {
  return turn % 100 === 0 ? (turn / 100) % busy : busy + ((turn * 7_919) % (peopleOfBench - busy))
}

async function tracesOf({ connection, keys }: BenchLedger, count: number) {
  const trace = openTrace({ connection, keys })
  const ask = async (person: number, filter: object = {}) => {
    const start = performance.now()
    const subject = { subject: 'Citizen', subjectId: citizenId(person) } as const
    const { entries } = await trace.of(subject, { first: 20, ...filter })
    return { milliseconds: performance.now() - start, found: entries.length }
  }
  const measured = async (people: (turn: number) => number, filter: object = {}) => {
    const times: number[] = []
    let found = 0
    for (let turn = 0; turn < count + 50; turn++) {
      const one = await ask(people(turn), filter)
      // The first few open the connection and its plan.
      if (turn >= 50) times.push(one.milliseconds)
      found += one.found
    }
    times.sort((one, other) => one - other)
    const at = (share: number) =>
      Number((times[Math.floor((times.length - 1) * share)] ?? Number.NaN).toFixed(2))
    const entriesPerPage = Number((found / (count + 50)).toFixed(1))
    return { p50: at(0.5), p95: at(0.95), p99: at(0.99), entriesPerPage }
  }
  try {
    return {
      anybody: await measured((turn) => busy + ((turn * 104_729) % (peopleOfBench - busy))),
      busiest: await measured((turn) => turn % busy),
      filtered: await measured((turn) => busy + ((turn * 15_485_863) % (peopleOfBench - busy)), {
        attribute: 'Citizen.attribute1',
        agency: 'bench',
      }),
    }
  } finally {
    await trace.close()
  }
}

async function verifiedExport({ connection }: BenchLedger) {
  const folder = mkdtempSync(join(tmpdir(), 'motlan-bench-'))
  const file = join(folder, 'export.ndjson')
  try {
    const began = performance.now()
    await pipeline(Readable.from(printed(connection)), createWriteStream(file))
    const exported = performance.now()
    const lines = createInterface({
      input: createReadStream(file),
      crlfDelay: Number.POSITIVE_INFINITY,
    })
    const { good, logs } = await verifyExport(lines)
    const seconds = (performance.now() - exported) / 1000
    if (!good) throw new Error('the export does not verify')
    return {
      entries: logs.reduce((sum, log) => sum + log.entries, 0),
      seconds: Number(seconds.toFixed(1)),
      exportSeconds: Number(((exported - began) / 1000).toFixed(1)),
      mebibytes: Math.round(statSync(file).size / 2 ** 20),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function* printed(connection: BenchLedger['connection']): AsyncGenerator<string> {
  for await (const line of exportLedger(connection, { texts: true, at: new Date() })) {
    yield `${JSON.stringify(line)}\n`
  }
}
