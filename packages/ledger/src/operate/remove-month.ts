import { Refusal } from '@motlan/kernel'
import type pg from 'pg'
import { partitioned } from '../partitions.ts'
import { ledgerPool, onConnection } from '../store/connection.ts'
import { storedTree } from '../store/stored-tree.ts'
import { hashesIn, tileWidth } from '../tree/growth.ts'
import { subtree } from '../tree/range.ts'
import { appendSigned, type OperateOptions, patience } from './append-control.ts'

/** What was removed of one log. */
export type RemovedRange = readonly [origin: string, first: number, last: number, count: number]

/** Months entries are kept at least. An assumption: the law on personal data names no term for access logs. */
export const keptMonths = 12

/**
 * Removes the entries of one month after their retention: their texts go, their hashes stay, and a signed tombstone
 * says so before the first is gone. `month` is `2025-10`.
 */
export async function removeMonth(
  options: OperateOptions,
  month: string,
): Promise<readonly RemovedRange[]> {
  const [from, until] = spanOf(month)
  const now = options.clock()
  const due = new Date(Date.UTC(until.getUTCFullYear(), until.getUTCMonth() + keptMonths, 1))
  if (now < due) {
    throw refused(month, `its entries are kept until ${due.toISOString().slice(0, 10)}`)
  }
  const pool = ledgerPool(options.owner, {
    max: 1,
    timeout: patience,
    name: 'motlan ledger retention',
  })
  try {
    return await onConnection(pool, async (client) => {
      const name = month.replace('-', '_')
      const { rows } = await client.query<{ known: boolean }>(
        'select to_regclass($1) is not null as known',
        [`decision_${name}`],
      )
      if (rows[0]?.known !== true) throw refused(month, 'there is no partition of this month')
      const removed = await rangesIn(client, `decision_${name}`)
      for (const { log, last } of removed) await keepHashes(client, log, last)
      const ranges = removed.map(
        ({ origin, first, last, count }): RemovedRange => [origin, first, last, count],
      )
      await appendSigned(options, {
        kind: 'tombstone',
        at: now.toISOString(),
        from: from.toISOString(),
        until: until.toISOString(),
        removed: ranges,
      })
      for (const table of partitioned) await client.query(`drop table ${table}_${name}`)
      return ranges
    })
  } finally {
    await pool.end()
  }
}

interface Removed {
  readonly log: number
  readonly origin: string
  readonly first: number
  readonly last: number
  readonly count: number
}

async function rangesIn(client: pg.ClientBase, partition: string): Promise<readonly Removed[]> {
  const { rows } = await client.query<Removed & { readonly covered: number }>(
    `select d.log, l.origin, min(d.position) as first, max(d.position) as last, count(*) as count,
       coalesce((select max(size) from checkpoint c where c.log = d.log), 0) as covered
     from ${partition} d join ledger_log l on l.log = d.log group by d.log, l.origin order by d.log`,
  )
  for (const { origin, last, covered } of rows) {
    // INVARIANT: what nobody has signed yet is not removed: nothing would prove that it was ever there.
    if (covered <= last) throw refused(origin, 'some of these entries have no checkpoint yet')
  }
  return rows
}

/** Hashes of a row that is not full exist in the entries alone: they are written down before the entries go. */
async function keepHashes(client: pg.ClientBase, log: number, last: number): Promise<void> {
  const index = Math.floor(last / tileWidth)
  const hashes = await storedTree(client, log).tile(0, index)
  const width = hashes.length / 32
  if (width === tileWidth) return
  await client.query(
    `insert into tile (log, level, index, width, hashes, root) values ($1, 0, $2, $3, $4, $5) on conflict do nothing`,
    [
      log,
      index,
      width,
      Buffer.from(hashes, 'latin1'),
      Buffer.from(subtree(hashesIn(hashes)), 'latin1'),
    ],
  )
}

function spanOf(month: string): readonly [Date, Date] {
  const [, year, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? []
  if (!year || !number) throw refused(month, 'this is no month such as 2025-10')
  const first = (offset: number) => new Date(Date.UTC(Number(year), Number(number) - 1 + offset, 1))
  return [first(0), first(1)]
}

function refused(subject: string, reason: string): Refusal {
  return new Refusal('CONFIGURATION_INVALID', subject, {
    reason,
    fix: 'see motlan ledger stats for what the ledger holds',
  })
}
