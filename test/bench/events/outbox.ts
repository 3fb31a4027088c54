import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** The outbox of the population registry, written to as a declaration does. */
export interface Outbox {
  /** Publishes so many changes of an attribute, of one citizen after the other, in one transaction. */
  readonly publish: (attribute: string, count: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens it in the database of a running sandbox. */
export async function openOutbox(home: string): Promise<Outbox> {
  const { databases } = JSON.parse(readFileSync(join(home, 'running.json'), 'utf8'))
  const role = 'motlan_population_owner'
  const password = readFileSync(join(home, 'secrets', `role-${role}`), 'utf8').trim()
  const client = new pg.Client({
    connectionString: `postgres://${role}:${password}@${databases}/motlan_population`,
  })
  await client.connect()
  await client.query(`insert into declaration.declared (declaration_id, mutation, input, answer, agency, at)
    values ('bench', 'bench', '', '{}', 'bench', now())`)
  let published = 0
  return {
    publish: async (attribute, count) => {
      await client.query('begin')
      await client.query("select pg_advisory_xact_lock(hashtext('motlan change'))")
      await client.query(
        `insert into declaration.change (at, declaration_id, subject, subject_id, attributes)
         select clock_timestamp(), 'bench', 'Citizen', citizen_id, array[$1]
         from generate_series($2::int, $2::int + $3::int - 1) as number
         join lateral (select citizen_id from citizen where date_of_death is null
           order by citizen_id offset number % 500 limit 1) as chosen on true`,
        [attribute, published, count],
      )
      await client.query("select pg_notify('motlan_change', '')")
      await client.query('commit')
      published += count
    },
    close: () => client.end(),
  }
}
