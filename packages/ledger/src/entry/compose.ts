import { askedCommitment, sealCase } from '../secrecy/agency-secret.ts'
import type { DerivedKeys } from '../secrecy/ledger-keys.ts'
import { commitment, type SubjectKey, saltAt, saltsOf } from '../secrecy/subject-key.ts'
import { type Growth, grow, type Tile } from '../tree/growth.ts'
import { type Hash, leafHash } from '../tree/hash.ts'
import type { Draft, DraftSubject } from './draft.ts'
import {
  type DecisionEntry,
  type DisclosureEntry,
  decisionText,
  disclosureText,
} from './entry-text.ts'

/** A disclosure entry with what stands beside it in its row. */
export interface DisclosureRow extends DisclosureEntry {
  readonly handle: string
  readonly seal: string | null
}

/** A batch of look-ups as the next entries of a log. */
export interface Composed {
  readonly decisions: readonly DecisionEntry[]
  readonly disclosures: readonly DisclosureRow[]
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
  const disclosures: DisclosureRow[] = []
  const leaves: Hash[] = []
  for (const draft of drafts) {
    const decision = decisionOf(draft, before.size + leaves.length, nonce(), keys)
    const hash = leafHash(decisionText(decision))
    decisions.push(decision)
    leaves.push(hash)
    draft.subjects.forEach((subject, index) => {
      const row = disclosureOf(subject, decision, hash, index + 1, keyOf(subject.subject))
      disclosures.push(row)
      leaves.push(leafHash(disclosureText(row)))
    })
  }
  return { decisions, disclosures, ...grow(before, leaves) }
}

function decisionOf(
  { at, request, who, withheld, refused, dossier, asked, seal, subjects }: Draft,
  position: number,
  nonce: string,
  keys: DerivedKeys,
): DecisionEntry {
  return {
    position,
    at,
    request,
    who: who.clause.hash,
    withheld: withheld?.hash ?? null,
    refused: refused ?? null,
    case:
      dossier === undefined ? null : sealCase(who.agency, dossier, nonce, keys).toString('latin1'),
    asked: asked === undefined ? null : askedCommitment(asked, nonce, keys),
    seal: seal ?? null,
    subjects: subjects.length,
    nonce,
  }
}

function disclosureOf(
  { subject, what, values }: DraftSubject,
  { position, at, nonce, seal }: DecisionEntry,
  decision: Hash,
  number: number,
  key: SubjectKey,
): DisclosureRow {
  const salts = saltsOf(key, nonce, number, values.length)
  let commitments = ''
  for (let index = 0; index < values.length; index++) {
    commitments += commitment(saltAt(salts, index + 1), values[index] ?? '')
  }
  return {
    position: position + number,
    at,
    decision,
    number,
    subject: subject.slice(0, subject.indexOf(' ')),
    about: commitment(saltAt(salts, 0), subject),
    what: what.hash,
    values: commitments,
    handle: key.handle,
    seal,
  }
}
