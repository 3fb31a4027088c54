import type pg from 'pg'
import { checkpointIn } from '../note/checkpoint.ts'
import { readNote } from '../note/signed-note.ts'
import { hashesIn, type Tile, tileWidth } from '../tree/growth.ts'
import { base64, textHash } from '../tree/hash.ts'
import { subtree } from '../tree/range.ts'

type Fields = Readonly<Record<string, unknown>>

/** Rows made from the lines of an export, written some thousands at a time. */
export interface ImportRows {
  readonly add: (line: Fields) => void
  readonly addTile: (log: number, tile: Tile) => void
  readonly size: () => number
  readonly write: () => Promise<void>
  /** The hashes of the last row of a log. */
  readonly writeEdge: (log: number, size: number, edge: string) => Promise<void>
}

/** Moments of the decisions of one log whose parts may follow. */
interface Decided {
  readonly log: number
  readonly position: number
  readonly at: unknown
  number: number
}

/** Collects rows for one import. */
export function importRows(client: pg.ClientBase): ImportRows {
  let waiting: { readonly text: string; readonly values: readonly unknown[] }[] = []
  let decided: Decided | undefined

  function put(text: string, ...values: readonly unknown[]): void {
    waiting.push({ text, values })
  }

  function addEntry(log: number, position: number, text: string): void {
    const entry = JSON.parse(text) as Fields // An export of ours; what is not is refused by the tables.
    if (entry.kind !== 'decision') {
      put(
        'insert into control_entry (log, position, text) values ($1, $2, $3)',
        log,
        position,
        text,
      )
      return
    }
    decided = { log, position, at: entry.at, number: 0 }
    const { at, who, withheld, decided: rules, nonce, request, parts, asked, refused, seal } = entry
    put(
      insertDecision,
      at,
      position,
      log,
      who,
      withheld,
      nonce,
      request,
      parts,
      asked,
      entry.case,
      refused,
      seal,
      rules,
    )
  }

  function addPart(log: number, position: number, text: string, handle: unknown): void {
    const { number, subject, what, commitments } = JSON.parse(text) as Fields // As above.
    if (decided?.log !== log || decided.position !== position) return
    // Without handles nobody's trace leads here: what was exported for others cannot be looked up by person.
    put(
      insertPart,
      decided.at,
      position,
      handle ?? '0',
      log,
      what,
      number,
      String(subject)[0],
      commitments,
    )
  }

  return {
    add: (line) => {
      const { log, position, entry, part, handle, clause, checkpoint, subject, officer } = line
      if (typeof clause === 'string') {
        put(insertClause, base64(textHash(clause)), clause)
      } else if (typeof part === 'string') addPart(Number(log), Number(position), part, handle)
      else if (typeof entry === 'string') addEntry(Number(log), Number(position), entry)
      else if (typeof checkpoint === 'string') addCheckpoint(Number(log), checkpoint, put)
      else if (subject)
        put(insertSubject, ...fieldsOf(subject, 'place', 'handle', 'key', 'identity'))
      else if (officer) put(insertOfficer, ...fieldsOf(officer, 'pseudonym', 'agency', 'name'))
      else if (typeof line.stamp === 'string') {
        put(insertAttestation, log, line.size, 'time stamp', line.by, line.stamp)
      }
    },
    addTile: (log, { level, index, hashes, root }) =>
      put(insertTile, log, level, index, tileWidth, ...latin1(hashes, root)),
    size: () => waiting.length,
    write: async () => {
      const rows = waiting
      waiting = []
      for (const { text, values } of rows)
        await client.query({ name: nameOf(text), text, values: [...values] })
    },
    writeEdge: async (log, size, edge) => {
      if (edge === '') return
      const index = Math.floor(size / tileWidth)
      const root = subtree(hashesIn(edge))
      await client.query(insertTile, [log, 0, index, edge.length / 32, ...latin1(edge, root)])
    },
  }
}

/** A checkpoint as the log signed it; what witnesses added is kept beside it again. */
function addCheckpoint(
  log: number,
  note: string,
  put: (text: string, ...values: readonly unknown[]) => void,
): void {
  const read = readNote(note)
  const checkpoint = checkpointIn(note)?.checkpoint
  if (!read || !checkpoint) return
  const isOwn = ({ name }: { readonly name: string }) => name === checkpoint.origin
  const own = read.signatures.filter(isOwn).map(({ line }) => `${line}\n`)
  const at = checkpoint.time ?? new Date(0)
  put(insertCheckpoint, log, checkpoint.size, at, `${read.text}\n${own.join('')}`)
  for (const { name, line } of read.signatures.filter((each) => !isOwn(each))) {
    put(
      insertAttestation,
      log,
      checkpoint.size,
      'witness',
      name,
      Buffer.from(line).toString('base64'),
    )
  }
}

function fieldsOf(value: unknown, ...names: readonly string[]): readonly unknown[] {
  const fields = Object(value) as Fields // Whatever is not an object has none of them.
  return names.map((name) => fields[name])
}

function latin1(...texts: readonly string[]): readonly Buffer[] {
  return texts.map((text) => Buffer.from(text, 'latin1'))
}

function nameOf(text: string): string {
  return `ledger-import-${/insert into (\w+)/.exec(text)?.[1]}`
}

const bytes = (parameter: string) => `decode(${parameter}::text, 'base64')`
const clauseNamed = (parameter: string) =>
  `(select id from clause where hash = ${bytes(parameter)})`

const insertClause = `insert into clause (hash, text) values (${bytes('$1')}, $2) on conflict do nothing`
const insertDecision = `
insert into decision (at, position, log, who, withheld, nonce, request, parts, asked, "case", refused, seal, decided)
values ($1, $2, $3, ${clauseNamed('$4')}, ${clauseNamed('$5')}, ${bytes('$6')}, $7, ${bytes('$8')}, ${bytes('$9')},
  ${bytes('$10')}, $11, $12, ${clauseNamed('$13')})`
const insertPart = `
insert into part (at, position, handle, log, what, number, subject, commitments)
values ($1, $2, $3, $4, ${clauseNamed('$5')}, $6, $7, ${bytes('$8')})`
const insertCheckpoint = 'insert into checkpoint (log, size, at, note) values ($1, $2, $3, $4)'
const insertAttestation = `
insert into attestation (log, size, kind, by, at, body) values ($1, $2, $3, $4, now(), ${bytes('$5')})`
const insertTile =
  'insert into tile (log, level, index, width, hashes, root) values ($1, $2, $3, $4, $5, $6)'
const insertSubject = `
insert into subject_key (place, handle, key, identity) values (${bytes('$1')}, $2, ${bytes('$3')}, ${bytes('$4')})`
const insertOfficer = `insert into officer (pseudonym, agency, name) values ($1, $2, ${bytes('$3')})`
