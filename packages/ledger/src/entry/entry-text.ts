import { base64, type Hash } from '../tree/hash.ts'

/** The version every entry begins with. */
export const version = 'motlan.org/ledger/v1'

/** A decision with everything its text says. Bytes are one character each. */
export interface DecisionEntry {
  readonly position: number
  readonly at: string
  readonly request: string
  readonly who: Hash
  readonly withheld: Hash | null
  readonly decided: Hash | null
  readonly refused: string | null
  readonly case: string | null
  readonly asked: Hash | null
  readonly seal: string | null
  /** Base64. */
  readonly nonce: string
  /** The hashes of its parts: 32 characters for each. */
  readonly parts: string
}

/** What left about one subject of an operation, with everything its text says. */
export interface Part {
  readonly number: number
  readonly subject: string
  readonly what: Hash
  /** 32 characters for the subject, and 32 for each line of `what`. */
  readonly commitments: string
}

/** What a control entry says. */
export type Control =
  | { readonly kind: 'opened'; readonly at: string; readonly origin: string; readonly key: string }
  | { readonly kind: 'key'; readonly at: string; readonly key: string }
  | {
      readonly kind: 'tombstone'
      readonly at: string
      readonly from: string
      readonly until: string
      readonly removed: readonly (readonly [
        origin: string,
        first: number,
        last: number,
        count: number,
      ])[]
    }
  | { readonly kind: 'erasure'; readonly at: string; readonly subjects: number }

/** The text of a decision: the bytes of its leaf. INVARIANT: whatever is changed here is a new version. */
export function decisionText(entry: DecisionEntry): string {
  const { position, at, request, who, withheld, decided, refused, asked, seal, nonce, parts } =
    entry
  return JSON.stringify({
    v: version,
    kind: 'decision',
    position,
    at,
    request,
    who: base64(who),
    withheld: withheld === null ? null : base64(withheld),
    // Entries from before decisions were kept have no such key, and their bytes must not change.
    ...(decided !== null && { decided: base64(decided) }),
    refused,
    case: entry.case === null ? null : base64(entry.case),
    asked: asked === null ? null : base64(asked),
    seal,
    nonce,
    parts: base64(parts),
  })
}

/** The text of a part: its decision names it by the SHA-256 of it. Nothing in it needs escaping, and there are many. */
export function partText({ number, subject, what, commitments }: Part): string {
  return `{"number":${number},"subject":"${subject}","what":"${base64(what)}","commitments":"${base64(commitments)}"}`
}

/** The text of a control entry: the bytes of its leaf. */
export function controlText(position: number, { kind, ...rest }: Control): string {
  return JSON.stringify({ v: version, kind, position, ...rest })
}
