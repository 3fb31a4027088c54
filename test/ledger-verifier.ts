import { createHash, createPublicKey, verify } from 'node:crypto'

/** Whatever a line or a text may say; docs/ledger.md says what it means. */
interface Said {
  readonly [key: string]: unknown
  readonly logs?: readonly {
    readonly log: number
    readonly origin: string
    readonly size: number
  }[]
}

/** A second verifier, written from docs/ledger.md alone: it shares no code with packages/ledger. */
export function complaintsAbout(exported: readonly string[], keys: readonly string[] = []) {
  const complaints: string[] = []
  const lines = exported.map(json)
  const end = json(JSON.stringify(lines.at(-1)?.end ?? null))
  if (lines[0]?.export !== 'motlan.org/ledger-export/v1') complaints.push('not an export')
  if (end.lines !== lines.length - 1) complaints.push('the last line is missing, or counts wrongly')
  const clauses = new Map(
    lines.flatMap(({ clause }) =>
      typeof clause === 'string' ? [[sha(clause).toString('base64'), JSON.parse(clause)]] : [],
    ),
  )
  const roots = new Set<string>()
  const claims: string[] = []
  for (const { log, origin } of lines[0]?.logs ?? []) {
    const peaks: { hash: Buffer; leaves: number }[] = []
    let [size, covered, previous] = [0, 0, '']
    let key = keys.find((each) => each.startsWith(`${origin}+`))
    let announced: { position: number; key: string } | undefined
    let row: Buffer | undefined
    let parts: Buffer = Buffer.alloc(0)
    const demand = (holds: boolean, what: string) => {
      if (!holds) complaints.push(`${origin}, entry ${size}: ${what}`)
    }

    const readText = (text: string, leaf: string) => {
      demand(sha('\0', text).toString('base64') === leaf, 'text and hash differ')
      const entry = json(text)
      demand(entry.v === 'motlan.org/ledger/v1' && entry.position === size, 'misplaced text')
      if (typeof entry.key === 'string') {
        if (size === 0) key ??= entry.key
        else announced = { position: size, key: entry.key }
      }
      parts = Buffer.from(String(entry.parts ?? ''), 'base64')
      const named = [entry.who, entry.withheld, entry.decided].filter(
        (each) => typeof each === 'string',
      )
      demand(
        named.every((each) => clauses.has(each)),
        'a clause is missing',
      )
    }

    const readPart = (text: string) => {
      demand(sha(text).equals(parts.subarray(0, 32)), 'not a part of this entry, or not in order')
      parts = parts.subarray(32)
      const { what, commitments } = json(text)
      const bytes = Buffer.from(String(commitments), 'base64').length
      demand(bytes === (clauses.get(String(what))?.length + 1) * 32, 'not a commitment per line')
    }

    const grow = (leaf: string) => {
      size++
      peaks.push({ hash: Buffer.from(leaf, 'base64'), leaves: 1 })
      while (peaks.at(-1)?.leaves === peaks.at(-2)?.leaves) {
        const [left, right] = peaks.splice(-2)
        if (!left || !right) break
        peaks.push({ hash: sha('\x01', left.hash, right.hash), leaves: left.leaves * 2 })
        if (left.leaves === 128) row = peaks.at(-1)?.hash
      }
    }

    const readCheckpoint = (note: string) => {
      const cut = note.lastIndexOf('\n\n') + 1
      const [text, signatures] = [note.slice(0, cut), note.slice(cut + 1).split('\n')]
      const [name, count, root, ...more] = text.trimEnd().split('\n')
      const own = peaks
        .map(({ hash }) => hash)
        .reduceRight((right, left) => sha('\x01', left, right))
      const before = more.find((each) => each.startsWith('previous ')) ?? ''
      demand(name === origin && Number(count) === size && size > covered, 'replayed or misplaced')
      demand(before === previous, 'it names another checkpoint before')
      demand(
        key !== undefined && isSigned(text, signatures, key),
        'not signed by the key of the log',
      )
      demand(own.toString('base64') === root, 'another root: altered or forked')
      for (const each of more) if (each.startsWith('beside ')) claims.push(each.slice(7))
      roots.add(`${origin} ${count} ${root}`)
      previous = `previous ${sha(text).toString('base64')}`
      covered = size
      if (announced && announced.position < covered) key = announced.key
    }

    for (const line of lines) {
      if (line.log !== log || line.stamp !== undefined) continue
      if (typeof line.part === 'string') {
        demand(line.position === size - 1, 'another position')
        readPart(line.part)
        continue
      }
      demand(parts.length === 0, 'parts are missing before this')
      if (typeof line.checkpoint === 'string') readCheckpoint(line.checkpoint)
      else if (line.row !== undefined) {
        const isFull = size === (Number(line.row) + 1) * 256
        demand(isFull && row?.toString('base64') === line.hash, 'another row')
      } else {
        demand(line.position === size, 'another position')
        parts = Buffer.alloc(0)
        if (typeof line.entry === 'string') readText(line.entry, String(line.leaf))
        grow(String(line.leaf))
      }
    }
    const stated = end.logs?.find((each) => each.log === log)?.size
    demand(covered === size && size === stated, 'entries or checkpoints are missing at the end')
  }
  for (const each of claims) if (!roots.has(each)) complaints.push(`seen elsewhere: ${each}`)
  return complaints
}

function json(text: string): Said {
  try {
    return Object(JSON.parse(text)) as Said // Whatever is not an object says nothing.
  } catch {
    return {}
  }
}

function sha(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Whether one of the lines is the signature of this key, as C2SP signed-note describes it. */
function isSigned(text: string, lines: readonly string[], key: string): boolean {
  const [, name, id, encoded = ''] = /^(.+)\+([0-9a-f]{8})\+(.+)$/.exec(key) ?? []
  const x = Buffer.from(encoded, 'base64').subarray(1).toString('base64url')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return lines.some((line) => {
    const [, signer, signature = ''] = line.split(' ')
    const bytes = Buffer.from(signature, 'base64')
    const isOurs = signer === name && bytes.subarray(0, 4).toString('hex') === id
    return isOurs && verify(null, Buffer.from(text), publicKey, bytes.subarray(4))
  })
}
