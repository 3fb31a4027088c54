import type pg from 'pg'
import { boundedMemory } from '../bounded-memory.ts'
import type { Who } from '../entry/who.ts'
import { sealName } from '../secrecy/agency-secret.ts'
import type { DerivedKeys } from '../secrecy/ledger-keys.ts'

/** Keeps for each pseudonym the officer's name, encrypted for their agency. */
export interface Officers {
  readonly ensure: (client: pg.ClientBase, all: readonly Who[]) => Promise<void>
}

const remembered = 10_000

/** Remembers which officers are stored. */
export function officers(keys: DerivedKeys): Officers {
  const known = boundedMemory<string, true>(remembered)
  return {
    ensure: async (client, all) => {
      const missing = new Map<string, Who>()
      for (const who of all) if (!known.get(who.pseudonym)) missing.set(who.pseudonym, who)
      if (missing.size === 0) return
      const rows = [...missing.values()]
      await client.query(insertOfficers, [
        rows.map(({ pseudonym }) => pseudonym),
        rows.map(({ agency }) => agency),
        rows.map(({ agency, officer }) => sealName(agency, officer, keys)),
      ])
      for (const { pseudonym } of rows) known.set(pseudonym, true)
    },
  }
}

const insertOfficers = `
insert into officer (pseudonym, agency, name)
select pseudonym, agency, name from unnest($1::text[], $2::text[], $3::bytea[]) as o (pseudonym, agency, name)
on conflict do nothing`
