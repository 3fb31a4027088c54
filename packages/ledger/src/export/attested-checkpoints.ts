import type pg from 'pg'

/** A checkpoint with what others said about it. */
export interface AttestedCheckpoint {
  readonly size: number
  readonly note: string
  /** Lines of witnesses, without line feed. */
  readonly cosignatures: readonly string[]
  readonly stamps: readonly { readonly by: string; readonly body: Buffer }[]
}

/** Checkpoints read at a time. */
const page = 1_000

/** The checkpoints of a log in their order. */
export async function* attestedCheckpoints(
  client: pg.ClientBase,
  log: number,
): AsyncGenerator<AttestedCheckpoint, undefined> {
  let after = 0
  for (;;) {
    const { rows } = await client.query<{ size: number; note: string }>(
      'select size, note from checkpoint where log = $1 and size > $2 order by size limit $3',
      [log, after, page],
    )
    const last = rows.at(-1)
    if (!last) return undefined
    const attested = await client.query<{ size: number; kind: string; by: string; body: Buffer }>(
      'select size, kind, by, body from attestation where log = $1 and size > $2 and size <= $3 order by kind, by',
      [log, after, last.size],
    )
    for (const { size, note } of rows) {
      const own = attested.rows.filter((each) => each.size === size)
      yield {
        size,
        note,
        cosignatures: own
          .filter(({ kind }) => kind === 'witness')
          .map(({ body }) => body.toString('utf8')),
        stamps: own.filter(({ kind }) => kind === 'time stamp'),
      }
    }
    after = last.size
  }
}
