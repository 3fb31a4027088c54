import type pg from 'pg'
import { boundedMemory } from '../bounded-memory.ts'
import type { Clause } from '../entry/clause.ts'
import type { Hash } from '../tree/hash.ts'

/** The numbers under which clauses are stored. */
export interface ClauseIds {
  /** Makes clauses durable that are not yet, and answers the number of each. */
  readonly ensure: (
    client: pg.ClientBase,
    clauses: readonly Clause[],
  ) => Promise<(hash: Hash) => number>
}

/** Clauses of one batch are never forgotten while it is written: they are in `needed`. */
const remembered = 50_000

/** Remembers which clauses are stored. */
export function clauseIds(): ClauseIds {
  const known = boundedMemory<Hash, number>(remembered)
  return {
    ensure: async (client, clauses) => {
      const needed = new Map<Hash, number>()
      const missing = new Map<Hash, Clause>()
      for (const clause of clauses) {
        const id = known.get(clause.hash)
        if (id === undefined) missing.set(clause.hash, clause)
        else needed.set(clause.hash, id)
      }
      while (missing.size > 0) {
        for (const { hash, id } of await stored(client, [...missing.values()])) {
          known.set(hash, id)
          needed.set(hash, id)
          missing.delete(hash)
        }
      }
      return (hash) => needed.get(hash) ?? -1
    },
  }
}

/** What another writer stores at this moment is not seen at once: whatever is missing is asked for again. */
async function stored(
  client: pg.ClientBase,
  clauses: readonly Clause[],
): Promise<readonly { readonly hash: Hash; readonly id: number }[]> {
  const { rows } = await client.query<{ hash: Buffer; id: number }>(intern, [
    clauses.map(({ hash }) => Buffer.from(hash, 'latin1')),
    clauses.map(({ text }) => text),
  ])
  return rows.map(({ hash, id }) => ({ hash: hash.toString('latin1'), id }))
}

const intern = `
with fresh as (
  insert into clause (hash, text) select hash, text from unnest($1::bytea[], $2::text[]) as c (hash, text)
  on conflict do nothing returning hash, id
)
select hash, id from fresh union all select hash, id from clause where hash = any($1)`
