import type { Subject } from '@motlan/kernel'
import { sql } from 'kysely'
import type { RegistryDatabase } from './database.ts'

/** What a registry notifies when a declaration has changed something: `listen` to it instead of asking again and again. */
export const changeChannel = 'motlan_change'

/** One change of one subject, as subscribers are told of it. */
export interface PublishedChange {
  readonly seq: number
  /** ISO instant. */
  readonly at: string
  readonly declarationId: string
  readonly subject: Subject
  readonly subjectId: string
  readonly attributes: readonly string[]
}

/**
 * The changes of a registry after a number, oldest first. Numbers appear in the order of commits: what has been read up
 * to is complete, and the last `seq` is where to go on. Any role of the registry may read them.
 */
export async function changesAfter<DB>(
  database: RegistryDatabase<DB>,
  after: number,
  limit: number,
): Promise<readonly PublishedChange[]> {
  const { rows } = await sql<PublishedChange>`
    select seq, at, declaration_id as "declarationId", subject, subject_id as "subjectId", attributes
    from declaration.change where seq > ${after} order by seq limit ${limit}`.execute(
    database.kysely,
  )
  return rows
}
