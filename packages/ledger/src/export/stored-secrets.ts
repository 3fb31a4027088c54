import type pg from 'pg'
import type { ExportLine } from './export-line.ts'

/** Rows read at a time. */
const page = 5_000

/** The keys of subjects and the names of officers, encrypted as they are stored. */
export async function* storedSecrets(client: pg.ClientBase): AsyncGenerator<ExportLine> {
  let after: Buffer = Buffer.alloc(0)
  for (;;) {
    const { rows } = await client.query<{
      place: Buffer
      handle: string
      key: Buffer
      identity: Buffer
    }>(
      'select place, handle::text as handle, key, identity from subject_key where place > $1 order by place limit $2',
      [after, page],
    )
    for (const { place, handle, key, identity } of rows) {
      const base64 = (bytes: Buffer) => bytes.toString('base64')
      yield {
        subject: { place: base64(place), handle, key: base64(key), identity: base64(identity) },
      }
    }
    after = rows.at(-1)?.place ?? after
    if (rows.length < page) break
  }
  const { rows } = await client.query<{ pseudonym: string; agency: string; name: Buffer }>(
    'select pseudonym, agency, name from officer order by pseudonym',
  )
  for (const { pseudonym, agency, name } of rows) {
    yield { officer: { pseudonym, agency, name: name.toString('base64') } }
  }
}
