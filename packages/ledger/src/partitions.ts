import { type Kysely, sql } from 'kysely'

/** The tables that are divided by month. */
export const partitioned = ['decision', 'part'] as const

/** A month, from its first moment until before the first of the next. */
interface Month {
  /** `2026_11` */
  readonly name: string
  readonly from: Date
  readonly until: Date
}

/** Months made ahead; whatever comes later goes where everything else goes. */
const ahead = 12

/** Makes the partitions of the month before `at` and of the year after, where they are missing. */
export async function makePartitions(db: Kysely<unknown>, at: Date): Promise<void> {
  for (let offset = -1; offset <= ahead; offset++) {
    const { name, from, until } = monthOf(at, offset)
    for (const table of partitioned) {
      const partition = `${table}_${name}`
      const { rows } = await sql<{ known: boolean }>`
        select to_regclass(${partition}) is not null
          or exists (select from ${sql.table(`${table}_other`)} where at >= ${from} and at < ${until}) as known
      `.execute(db)
      // What has already come for this month stays where it is: moving it would rewrite what is recorded.
      if (rows[0]?.known !== false) continue
      await sql`
        create table ${sql.table(partition)} partition of ${sql.table(table)}
        for values from (${sql.lit(from.toISOString())}) to (${sql.lit(until.toISOString())})
        with (toast_tuple_target = 8160)
      `.execute(db)
    }
  }
}

/** The month of a moment, or one before or after it. */
function monthOf(at: Date, offset = 0): Month {
  const first = (more: number) =>
    new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + offset + more, 1))
  const from = first(0)
  return { name: from.toISOString().slice(0, 7).replace('-', '_'), from, until: first(1) }
}
