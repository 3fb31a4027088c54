import { Refusal } from '@motlan/kernel'
import type { AskedSubject } from '../disclosure.ts'
import { derivedKeys } from '../secrecy/ledger-keys.ts'
import { placeOf, subjectText } from '../secrecy/subject-key.ts'
import { ledgerPool, onConnection } from '../store/connection.ts'
import { appendSigned, type OperateOptions, patience } from './append-control.ts'

/**
 * Erases a subject: the key goes, and with it every way from the entries to the person. Gateways forget it within a
 * second; the next look-up begins a new key. Trees, proofs and checkpoints stay as they are.
 */
export async function eraseSubject(
  options: OperateOptions,
  { subject, subjectId }: AskedSubject,
): Promise<void> {
  const place = Buffer.from(
    placeOf(subjectText(subject, subjectId), derivedKeys(options.keys)),
    'latin1',
  )
  const pool = ledgerPool(options.owner, {
    max: 1,
    timeout: patience,
    name: 'motlan ledger eraser',
  })
  try {
    const erased = await onConnection(pool, async (client) => {
      const { rowCount } = await client.query(
        `with erased as (delete from subject_key where place = $1 returning place)
         insert into erasure (at) select $2 from erased`,
        [place, options.clock()],
      )
      return rowCount ?? 0
    })
    if (erased === 0) {
      throw new Refusal('ENTRY_UNKNOWN', subject, {
        reason: 'the ledger has nothing about this subject',
        fix: 'check the identifier',
      })
    }
  } finally {
    await pool.end()
  }
  await appendSigned(options, { kind: 'erasure', at: options.clock().toISOString(), subjects: 1 })
}
