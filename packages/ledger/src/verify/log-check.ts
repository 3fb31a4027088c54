import { type Checkpoint, readCheckpoint } from '../note/checkpoint.ts'
import { cosignedAt } from '../note/cosignature.ts'
import { noteVerifier, readVerifierKey } from '../note/note-key.ts'
import { isSignedBy, type Note, readNote } from '../note/signed-note.ts'
import { type Growth, grow, rootOf, type Tile, tileWidth, ungrown } from '../tree/growth.ts'
import { type Hash, hashFrom, leafHash, textHash } from '../tree/hash.ts'
import type { Fault, Finding } from './finding.ts'
import { operationCheck } from './operation-check.ts'

/** What was found in one log. */
export interface CheckedLog {
  readonly origin: string
  readonly entries: number
  readonly texts: number
  /** Entries covered by a checkpoint that was found good. */
  readonly covered: number
  readonly checkpoints: number
  /** The key the log was held against, and whether it came from outside. */
  readonly key: string | undefined
  readonly keyGiven: boolean
  /** When the newest checkpoint was cosigned, by witness. */
  readonly witnesses: readonly { readonly key: string; readonly at: Date | undefined }[]
}

/** Checks one log, line by line. */
export interface LogCheck {
  readonly entry: (position: number, leaf: unknown, text: string | undefined) => void
  readonly part: (position: number, text: string) => void
  readonly row: (row: number, hash: unknown) => void
  readonly checkpoint: (note: string) => void
  /** What a checkpoint elsewhere says about this log. */
  readonly seenElsewhere: (size: number, root: Hash, where: string) => void
  readonly end: (size: number | undefined) => void
  readonly result: () => CheckedLog
}

export interface LogCheckOptions {
  readonly origin: string
  /** Verifier keys from outside. */
  readonly keys: readonly string[]
  readonly witnesses: readonly string[]
  /** Checkpoints that are known from elsewhere: the log has to contain them. */
  readonly known: readonly Checkpoint[]
  readonly linesOf: (clause: string) => number | undefined
  readonly report: (finding: Omit<Finding, 'line' | 'origin'>) => void
  readonly beside: (from: string, other: Pick<Checkpoint, 'origin' | 'size' | 'root'>) => void
}

/** Begins the check of one log. */
export function logCheck(options: LogCheckOptions): LogCheck {
  const { origin, known, report, witnesses } = options
  const given = options.keys.find((key) => readVerifierKey(key, 'log').name === origin)
  let growth: Growth = ungrown
  let full: Tile | undefined
  let key = given
  let next: { readonly position: number; readonly key: string } | undefined
  let previous: Hash | undefined
  let last: Note | undefined
  let derailed = false
  let lastUnfinished: number | undefined
  let [texts, covered, checkpoints] = [0, 0, 0]
  const roots = new Map<number, Hash>()
  const expected = new Map<number, { readonly root: Hash; readonly where: string }>()
  for (const { size, root } of known) expected.set(size, { root, where: 'a known checkpoint' })
  const operations = operationCheck(options.linesOf, (position, announced) => {
    if (position === 0) key ??= announced
    else next = { position, key: announced }
  })

  function at(fault: Fault, from: number, until = from, detail?: string): void {
    report({ fault, from, until, ...(detail !== undefined && { detail }) })
  }

  function entry(position: number, leaf: unknown, text: string | undefined): void {
    const { size } = growth
    finish()
    if (position < size) at('POSITION_REPEATED', position)
    else {
      if (position > size) {
        at('POSITION_MISSING', size, position - 1)
        derailed = true
        growth = { size: position, edges: [] }
      }
      append(position, leaf, text)
    }
  }

  function part(position: number, text: string): void {
    const fault = operations.part(position, text)
    if (fault) at(fault, position)
  }

  /** Whatever follows the parts of an entry: all of them have to be there. */
  function finish(): void {
    const position = operations.unfinished()
    if (position !== undefined && position !== lastUnfinished) at('PART_MISSING', position)
    lastUnfinished = position
  }

  function append(position: number, leaf: unknown, text: string | undefined): void {
    const stated = hashFrom(leaf)
    const written = text === undefined ? undefined : leafHash(text)
    if (text !== undefined) texts++
    const hash = stated ?? written
    if (hash === undefined) at('LINE_UNREADABLE', position)
    else if (written !== undefined && stated !== written) at('TEXT_ALTERED', position)
    const fault = operations.entry(position, text)
    if (fault) at(fault, position)
    const grown = grow(growth, [hash ?? textHash('')])
    growth = grown.growth
    full = grown.tiles[0] ?? full
    check(growth.size)
  }

  /** Holds the tree of this size against what was said about it before. */
  function check(size: number): void {
    const claim = expected.get(size)
    if (!claim || derailed) return
    const root = rootOf(growth)
    if (claim.root !== root) at('LOG_FORKED', 0, size - 1, claim.where)
  }

  function row(index: number, hash: unknown): void {
    finish()
    if (derailed || (full?.index === index && full.root === hashFrom(hash))) return
    at('ROW_WRONG', index * tileWidth, growth.size - 1)
  }

  function checkpoint(text: string): void {
    const note = readNote(text)
    const said = note && readCheckpoint(note.text)
    const here = growth.size
    finish()
    if (!note || said?.origin !== origin) at('LINE_UNREADABLE', here - 1)
    else if (said.size !== here || said.size <= covered) {
      at('CHECKPOINT_MISPLACED', here - 1, here - 1, `it covers ${said.size}, and here are ${here}`)
    } else {
      if (said.previous !== previous) at('CHAIN_BROKEN', covered, here - 1)
      previous = textHash(note.text)
      if (key === undefined) at('KEY_UNKNOWN', covered, here - 1)
      else if (!isSignedBy(note, noteVerifier(key))) at('SIGNATURE_WRONG', covered, here - 1)
      else accept(said, note)
    }
  }

  /** A checkpoint that is signed: the entries have to be those it was signed for. */
  function accept(said: Checkpoint, note: Note): void {
    const until = said.size - 1
    checkpoints++
    roots.set(said.size, said.root)
    for (const other of said.beside ?? []) options.beside(origin, other)
    if (!derailed && rootOf(growth) !== said.root) {
      at('ROOT_WRONG', covered, until, 'or the log was forked')
      derailed = true
    }
    covered = said.size
    last = note
    // The key before has vouched for the one that follows it.
    if (next && next.position < covered) {
      key = next.key
      next = undefined
    }
  }

  return {
    entry,
    part,
    row,
    checkpoint,
    seenElsewhere: (size, root, where) => {
      const own = roots.get(size)
      if (own === undefined && size > covered) at('TRUNCATED', covered, size - 1, where)
      else if (own === undefined) at('CHAIN_BROKEN', size - 1, size - 1, where)
      else if (own !== root) at('LOG_FORKED', 0, size - 1, where)
    },
    end: (size) => {
      finish()
      const longest = Math.max(size ?? 0, ...known.map((each) => each.size))
      if (longest > growth.size) at('TRUNCATED', growth.size, longest - 1)
      if (covered < growth.size) at('TRUNCATED', covered, growth.size - 1, 'not covered')
      for (const witness of witnesses) {
        if (!last || !cosignedAt(last, witness)) {
          report({ fault: 'WITNESS_MISSING', detail: readVerifierKey(witness, 'witness').name })
        }
      }
    },
    result: () => ({
      origin,
      entries: growth.size,
      texts,
      covered,
      checkpoints,
      key,
      keyGiven: given !== undefined,
      witnesses: witnesses.map((each) => ({ key: each, at: last && cosignedAt(last, each) })),
    }),
  }
}
