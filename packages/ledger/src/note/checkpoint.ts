import { base64, type Hash, hashFrom, textHash } from '../tree/hash.ts'
import { type NoteSigner, readNote, signNote } from './signed-note.ts'

/** What a log says about itself at one moment. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Hash
  readonly time?: Date
  /** SHA-256 of the text of the checkpoint before. */
  readonly previous?: Hash
  /** The newest checkpoint of each other log of the ledger. */
  readonly beside?: readonly Pick<Checkpoint, 'origin' | 'size' | 'root'>[]
}

/** A checkpoint as it is signed: C2SP tlog-checkpoint, with our own lines after the third. */
export function checkpointText({
  origin,
  size,
  root,
  time,
  previous,
  beside = [],
}: Checkpoint): string {
  const lines = [
    origin,
    String(size),
    base64(root),
    ...(time ? [`time ${time.toISOString()}`] : []),
    ...(previous === undefined ? [] : [`previous ${base64(previous)}`]),
    ...beside.map((other) => `beside ${other.origin} ${other.size} ${base64(other.root)}`),
  ]
  return `${lines.join('\n')}\n`
}

/** A checkpoint with signatures. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): string {
  return signNote(checkpointText(checkpoint), signers)
}

/** What stands in the text of a checkpoint; undefined where it is none. Lines of others are left alone. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', count = '', encoded, ...lines] = text.replace(/\n$/, '').split('\n')
  const size = sizeIn(count)
  const root = hashFrom(encoded)
  if (origin === '' || size === undefined || root === undefined || lines.includes('')) {
    return undefined
  }
  const after = (word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1))
  const [time] = after('time')
  const previous = hashFrom(after('previous')[0])
  return {
    origin,
    size,
    root,
    ...(time !== undefined && { time: new Date(time) }),
    ...(previous !== undefined && { previous }),
    beside: after('beside').flatMap((line) => besideIn(line) ?? []),
  }
}

/** The checkpoint in a note, and the hash by which the next one names it. */
export function checkpointIn(
  note: string,
): { readonly checkpoint: Checkpoint; readonly hash: Hash } | undefined {
  const read = readNote(note)
  const checkpoint = read && readCheckpoint(read.text)
  return checkpoint && { checkpoint, hash: textHash(read.text) }
}

function besideIn(line: string): Pick<Checkpoint, 'origin' | 'size' | 'root'> | undefined {
  const [origin = '', count = '', encoded] = line.split(' ')
  const size = sizeIn(count)
  const root = hashFrom(encoded)
  return size === undefined || root === undefined ? undefined : { origin, size, root }
}

function sizeIn(text: string): number | undefined {
  const size = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : undefined
  return size !== undefined && Number.isSafeInteger(size) ? size : undefined
}
