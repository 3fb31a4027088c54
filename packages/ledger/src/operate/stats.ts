import type pg from 'pg'
import { ledgerPool, onConnection } from '../store/connection.ts'

/** One log in numbers. */
interface LogStats {
  readonly origin: string
  readonly entries: number
  readonly covered: number
  readonly checkpoints: number
  readonly newestCheckpoint: Date | null
  readonly closed: boolean
}

/** One table in numbers, partitions together. */
interface TableStats {
  readonly table: string
  readonly bytes: number
  readonly indexBytes: number
}

/** A ledger in numbers. */
export interface LedgerStats {
  readonly logs: readonly LogStats[]
  readonly operations: number
  readonly parts: number
  /** Attributes of subjects that left. */
  readonly disclosures: number
  readonly subjects: number
  readonly clauses: number
  readonly oldest: Date | null
  readonly newest: Date | null
  readonly tables: readonly TableStats[]
  readonly bytes: number
  readonly bytesPerDisclosure: number | null
}

/** Milliseconds a count may take. */
const patience = 600_000

/** Counts a ledger: what is in it, and how much room it takes. */
export async function ledgerStats(connection: pg.ClientConfig): Promise<LedgerStats> {
  const pool = ledgerPool(connection, { max: 1, timeout: patience, name: 'motlan ledger stats' })
  try {
    return await onConnection(pool, async (client) => {
      const logs = await client.query<LogStats>(selectLogs)
      const counts = await client.query<Counts>(selectCounts)
      const tables = await client.query<TableStats>(selectTables)
      const [count] = counts.rows
      const bytes = tables.rows.reduce((sum, table) => sum + table.bytes, 0)
      const disclosures = count?.disclosures ?? 0
      return {
        logs: logs.rows,
        tables: tables.rows,
        bytes,
        disclosures,
        operations: count?.operations ?? 0,
        parts: count?.parts ?? 0,
        subjects: count?.subjects ?? 0,
        clauses: count?.clauses ?? 0,
        oldest: count?.oldest ?? null,
        newest: count?.newest ?? null,
        bytesPerDisclosure: disclosures === 0 ? null : Math.round((bytes / disclosures) * 10) / 10,
      }
    })
  } finally {
    await pool.end()
  }
}

interface Counts {
  readonly operations: number
  readonly parts: number
  readonly disclosures: number
  readonly subjects: number
  readonly clauses: number
  readonly oldest: Date | null
  readonly newest: Date | null
}

const selectLogs = `
select l.origin, l.closed_at is not null as closed,
  coalesce((select first + entries from ledger_batch b where b.log = l.log order by first desc limit 1), 0) as entries,
  coalesce(c.size, 0) as covered, coalesce(c.checkpoints, 0) as checkpoints, c.newest as "newestCheckpoint"
from ledger_log l
left join (select log, max(size) as size, count(*) as checkpoints, max(at) as newest from checkpoint group by log) c
  on c.log = l.log
order by l.log`

const selectCounts = `
select d.operations, d.oldest, d.newest, p.parts, p.disclosures,
  (select count(*) from subject_key) as subjects, (select count(*) from clause) as clauses
from (select count(*) as operations, min(at) as oldest, max(at) as newest from decision) d,
  (select count(*) as parts, coalesce(sum(length(commitments) / 32 - 1), 0)::bigint as disclosures from part) p`

const selectTables = `
select root.relname as "table",
  sum(pg_total_relation_size(leaf.oid))::bigint as bytes, sum(pg_indexes_size(leaf.oid))::bigint as "indexBytes"
from pg_class root
join pg_namespace n on n.oid = root.relnamespace and n.nspname = 'public'
cross join lateral (
  select root.oid where root.relkind = 'r' union all
  select relid from pg_partition_tree(root.oid) where isleaf and root.relkind = 'p'
) as leaf (oid)
where root.relkind in ('r', 'p') and not root.relispartition
  and root.relname in ('ledger_log', 'ledger_batch', 'clause', 'decision', 'part', 'control_entry', 'tile', 'checkpoint',
    'attestation', 'subject_key', 'officer', 'erasure')
group by root.relname order by bytes desc`
