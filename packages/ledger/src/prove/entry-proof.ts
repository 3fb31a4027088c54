import { checkpointIn } from '../note/checkpoint.ts'
import { noteVerifier } from '../note/note-key.ts'
import { isSignedBy, readNote } from '../note/signed-note.ts'
import { hashesIn } from '../tree/growth.ts'
import { base64, fromBase64, type Hash, hashFrom, leafHash, textHash } from '../tree/hash.ts'
import { rootFromInclusion } from '../tree/proof.ts'

/** Everything somebody needs to convince themselves, offline, that an entry is in the ledger. */
export interface EntryProof {
  /** The text of the entry: the leaf. */
  readonly entry: string
  /** The text of one of its parts, whose hash stands in it. */
  readonly part?: string
  /** The texts of the clauses both name by their hashes. */
  readonly clauses: readonly string[]
  /** `c2sp.org/tlog-proof@v1`: position, path, and the signed checkpoint it leads to. */
  readonly proof: string
}

const header = 'c2sp.org/tlog-proof@v1'

/** A proof as C2SP tlog-proof writes it. */
export function proofText(position: number, path: readonly Hash[], note: string): string {
  return [header, `index ${position}`, ...path.map(base64), '', note].join('\n')
}

/** Whether an entry is in the tree of the checkpoint, and the checkpoint signed by the key. In words what is wrong; undefined where nothing is. */
export function faultInProof({ entry, part, proof }: EntryProof, key: string): string | undefined {
  const end = proof.indexOf('\n\n')
  const [first, index = '', ...lines] = proof.slice(0, end).split('\n')
  const note = readNote(proof.slice(end + 2))
  const checkpoint = checkpointIn(proof.slice(end + 2))?.checkpoint
  const path = lines.map((line) => hashFrom(line))
  if (first !== header || !note || !checkpoint || path.includes(undefined))
    return 'this is no proof'
  if (!isSignedBy(note, noteVerifier(key))) return 'the checkpoint is not signed by this key'
  const position = Number(/^index (0|[1-9]\d{0,15})$/.exec(index)?.[1] ?? -1)
  const hashes = path.filter((hash) => hash !== undefined)
  const root = rootFromInclusion(leafHash(entry), position, checkpoint.size, hashes)
  if (root !== checkpoint.root) return 'the path does not lead from the entry to the root'
  if (part !== undefined && !partHashes(entry).includes(textHash(part))) {
    return 'the entry does not name this part'
  }
  return undefined
}

/** The hashes of the parts that the text of a decision names. */
function partHashes(entry: string): readonly Hash[] {
  const parts = /"parts":"([^"]*)"/.exec(entry)?.[1]
  return hashesIn((parts !== undefined && fromBase64(parts)) || '')
}
