import { askedCommitment, sealCase } from '../secrecy/agency-secret.ts'
import type { DerivedKeys } from '../secrecy/ledger-keys.ts'
import { commitment, type SubjectKey, saltAt, saltsOf } from '../secrecy/subject-key.ts'
import { type Growth, grow, type Tile } from '../tree/growth.ts'
import { type Hash, leafHash, textHash } from '../tree/hash.ts'
import type { Draft, DraftSubject } from './draft.ts'
import { type DecisionEntry, decisionText, type Part, partText } from './entry-text.ts'

/** A part with what stands beside it in its row. */
export interface PartRow extends Part {
  readonly at: string
  readonly position: number
  readonly handle: string
}

/** A batch of look-ups as the next entries of a log. */
export interface Composed {
  readonly decisions: readonly DecisionEntry[]
  readonly parts: readonly PartRow[]
  /** The tree with these entries. */
  readonly growth: Growth
  /** What became full by them. */
  readonly tiles: readonly Tile[]
}

/** What entries are made with, besides look-ups. */
export interface ComposeSecrets {
  readonly keys: DerivedKeys
  readonly nonce: () => string
  /** The key of a subject: `Citizen 9…`. */
  readonly keyOf: (subject: string) => SubjectKey
}

/** Gives drafts their positions behind what a log already has, commits to every value, and lets the tree grow. Pure but for the nonces. */
export function compose(
  drafts: readonly Draft[],
  before: Growth,
  { keys, nonce, keyOf }: ComposeSecrets,
): Composed {
  const decisions: DecisionEntry[] = []
  const parts: PartRow[] = []
  const leaves: Hash[] = []
  for (const draft of drafts) {
    const position = before.size + leaves.length
    const once = nonce()
    let hashes = ''
    for (const [index, subject] of draft.subjects.entries()) {
      const part = partOf(subject, once, index + 1, keyOf(subject.subject))
      hashes += textHash(partText(part))
      parts.push({ ...part, at: draft.at, position })
    }
    const decision = decisionOf(draft, position, once, hashes, keys)
    decisions.push(decision)
    leaves.push(leafHash(decisionText(decision)))
  }
  return { decisions, parts, ...grow(before, leaves) }
}

function decisionOf(
  { at, request, who, withheld, decided, refused, dossier, asked, seal }: Draft,
  position: number,
  nonce: string,
  parts: string,
  keys: DerivedKeys,
): DecisionEntry {
  return {
    position,
    at,
    request,
    who: who.clause.hash,
    withheld: withheld?.hash ?? null,
    decided: decided?.hash ?? null,
    refused: refused ?? null,
    case:
      dossier === undefined ? null : sealCase(who.agency, dossier, nonce, keys).toString('latin1'),
    asked: asked === undefined ? null : askedCommitment(asked, nonce, keys),
    seal: seal ?? null,
    nonce,
    parts,
  }
}

function partOf(
  { subject, what, values }: DraftSubject,
  nonce: string,
  number: number,
  key: SubjectKey,
): Omit<PartRow, 'at' | 'position'> {
  const salts = saltsOf(key, nonce, number, values.length)
  let commitments = commitment(saltAt(salts, 0), subject)
  for (let index = 0; index < values.length; index++) {
    commitments += commitment(saltAt(salts, index + 1), values[index] ?? '')
  }
  return {
    number,
    subject: subject.slice(0, subject.indexOf(' ')),
    what: what.hash,
    commitments,
    handle: key.handle,
  }
}
