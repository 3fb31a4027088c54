import { migratePart } from '@motlan/migrations'
import { sql } from 'kysely'
import type pg from 'pg'
import { makePartitions } from './partitions.ts'

/** Every table and view of the ledger. */
const relations = [
  'ledger_identity',
  'ledger_log',
  'ledger_batch',
  'clause',
  'decision',
  'part',
  'control_entry',
  'tile',
  'checkpoint',
  'attestation',
  'subject_key',
  'erasure',
  'officer',
  'ledger_probe',
  'disclosure',
  'withheld',
]

/**
 * Brings the tables of the ledger up to date, as the owner of the exchange database, and lets the given role add to
 * them and read them: nobody but the owner can change or remove what is recorded. Partitions are made for a year from
 * `at` on.
 */
export function migrateLedger(
  owner: pg.ClientConfig,
  role: string,
  at = new Date(),
): Promise<void> {
  return migratePart({
    owner,
    part: 'ledger',
    folder: new URL('../migrations/', import.meta.url),
    afterwards: async ({ db }) => {
      await makePartitions(db, at)
      const all = sql.join(relations.map((name) => sql.table(name)))
      await sql`grant insert, select on ${all} to ${sql.id(role)}`.execute(db)
      // The one row that is written over and over, to learn whether a commit reaches the disk.
      await sql`grant update on ledger_probe to ${sql.id(role)}`.execute(db)
    },
  })
}
