import { exportLedger, openLedger, verifyExport } from '@motlan/ledger'
import pg from 'pg'
import { readKeys, type WrittenKeys } from '../setups/motlan.ts'

/** What the ledger is worth after everything that was done to it. */
export interface Aftermath {
  readonly operations: number
  readonly logs: number
  /** Receipts that are not on record. */
  readonly missing: number
  /** Requests that are on record twice. */
  readonly twice: number
  /** Positions of a log that no entry has. */
  readonly holes: number
  readonly findings: readonly string[]
  /** The lines of the export, for another verifier. */
  readonly exported: readonly string[]
}

/** Looks into the ledger after the last gateway is gone. Gateways that start again cover what the last ones left. */
export async function aftermathOf(
  exchangeUrl: string,
  keys: WrittenKeys,
  receipts: readonly string[],
): Promise<Aftermath> {
  const client = new pg.Client({ connectionString: exchangeUrl })
  await client.connect()
  const number = async (text: string): Promise<number> =>
    Number((await client.query<{ found: string }>(text)).rows[0]?.found)
  try {
    const logs = await number('select count(*) as found from ledger_log')
    await coverAll(exchangeUrl, keys, logs)
    const { rows } = await client.query<{ request: string }>('select request from decision')
    const recorded = new Set(rows.map(({ request }) => request))
    const exported: string[] = []
    for await (const line of exportLedger(
      { connectionString: exchangeUrl },
      { texts: true, at: new Date() },
    )) {
      exported.push(JSON.stringify(line))
    }
    const { findings } = await verifyExport(exported)
    return {
      operations: recorded.size,
      logs,
      missing: receipts.filter((request) => !recorded.has(request)).length,
      twice: rows.length - recorded.size,
      holes: await number(holes),
      findings: findings.map(({ fault }) => fault),
      exported,
    }
  } finally {
    await client.end()
  }
}

/** One writer per log, side by side: each continues one, and signs all of it. */
async function coverAll(
  connectionString: string,
  written: WrittenKeys,
  logs: number,
): Promise<void> {
  const connection = { connectionString }
  const writers = Array.from({ length: logs }, () =>
    openLedger({ connection, keys: readKeys(written) }),
  )
  await Promise.all(
    writers.map((writer, index) =>
      writer.append({
        requestId: `last-${index}`,
        at: new Date(),
        agency: 'bench',
        officer: 'bench',
        purpose: 'bench',
        policy: 'none',
        disclosures: [],
        withheld: [],
      }),
    ),
  )
  await Promise.all(writers.map((writer) => writer.close()))
}

const holes = `
with entry as (
  select log, position from decision union all select log, position from control_entry
), size as (
  select log, max(first + entries) as size from ledger_batch group by log
)
select coalesce(sum(abs(s.size - e.entries)), 0) as found
from size s join (select log, count(distinct position) as entries from entry group by log) e using (log)`
