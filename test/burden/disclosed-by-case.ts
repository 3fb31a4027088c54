import { createDecipheriv, createHash } from 'node:crypto'
import type pg from 'pg'

/**
 * Which attributes left for each case, by case number: read out of the tables of the ledger with its master key, as
 * docs/ledger.md describes them. Shares no code with what is recounted.
 */
export async function disclosedByCase(
  client: pg.ClientBase,
  master: Uint8Array,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await client.query<{
    agency: string
    nonce: Buffer
    dossier: Buffer
    what: readonly (readonly string[])[]
  }>(`select who.text::jsonb ->> 'agency' as agency, d.nonce, d."case" as dossier, what.text::jsonb as what
      from decision d
      join clause who on who.id = d.who
      join part p on p.log = d.log and p.position = d.position and p.at = d.at
      join clause what on what.id = p.what
      where d."case" is not null and d.refused is null`)
  const known = new Map<string, Set<string>>()
  for (const { agency, nonce, dossier, what } of rows) {
    const number = caseNumber(agency, nonce, dossier, master)
    const attributes = known.get(number) ?? new Set()
    // A line with a fifth part went to a registry, and answered no field of a form.
    for (const [attribute = '', , , , movedTo] of what) if (!movedTo) attributes.add(attribute)
    known.set(number, attributes)
  }
  return known
}

/** A case number is AES-256-GCM under the key of its agency: the nonce begins with the initialisation vector, the tag is last. */
function caseNumber(agency: string, nonce: Buffer, dossier: Buffer, master: Uint8Array): string {
  const root = Buffer.from(master).toString('base64url')
  const key = createHash('shake256', { outputLength: 32 })
    .update(`${root}\nmotlan.org/ledger/v1 agency ${agency}`)
    .digest()
  const decipher = createDecipheriv('aes-256-gcm', key, nonce.subarray(0, 12))
  decipher.setAAD(Buffer.from('case'))
  decipher.setAuthTag(dossier.subarray(-16))
  return Buffer.concat([decipher.update(dossier.subarray(0, -16)), decipher.final()]).toString()
}
