import type pg from 'pg'
import { z } from 'zod'

/** Raised whenever the same options give other bytes: a country made before is built anew. */
export const generation = 2

/** What a database says of the country in it. All registries of one country say the same. */
export type CountryMark = z.infer<typeof markShape>

const markShape = z.object({
  generation: z.number(),
  seed: z.number(),
  citizens: z.number(),
  today: z.string(),
  errors: z.boolean(),
  /** Digest of the personas. */
  personas: z.string(),
  counts: z.object({
    citizens: z.number(),
    deceased: z.number(),
    households: z.number(),
    businesses: z.number(),
    householdBusinesses: z.number(),
    parcels: z.number(),
  }),
})

/** Out of sight of the role that looks things up. */
const schema = 'country'

/** Writes the mark as part of the current transaction. */
export async function writeMark(client: pg.Client, mark: CountryMark): Promise<void> {
  await client.query(`create schema if not exists ${schema}`)
  await client.query(
    `create table if not exists ${schema}.built (single boolean primary key default true check (single), mark jsonb not null)`,
  )
  await client.query(
    `insert into ${schema}.built (mark) values ($1) on conflict (single) do update set mark = excluded.mark`,
    [JSON.stringify(mark)],
  )
}

/** The mark of a database, or nothing where no country has been built. */
export async function readMark(client: pg.Client): Promise<CountryMark | undefined> {
  const { rows: known } = await client.query<{ table: string | null }>(
    `select to_regclass('${schema}.built')::text as table`,
  )
  if (!known[0]?.table) return undefined
  const { rows } = await client.query<{ mark: unknown }>(`select mark from ${schema}.built`)
  const read = markShape.safeParse(rows[0]?.mark)
  return read.success ? read.data : undefined
}
