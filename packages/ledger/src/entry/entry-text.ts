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
  readonly refused: string | null
  readonly case: string | null
  readonly asked: Hash | null
  readonly seal: string | null
  readonly subjects: number
  /** Base64. */
  readonly nonce: string
}

/** What left about one subject, with everything its text says. */
export interface DisclosureEntry {
  readonly position: number
  readonly at: string
  readonly decision: Hash
  readonly number: number
  readonly subject: string
  readonly about: Hash
  readonly what: Hash
  /** 32 characters per line of `what`. */
  readonly values: string
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
  const { position, at, request, who, withheld, refused, asked, seal, subjects, nonce } = entry
  return JSON.stringify({
    v: version,
    kind: 'decision',
    position,
    at,
    request,
    who: base64(who),
    withheld: withheld === null ? null : base64(withheld),
    refused,
    case: entry.case === null ? null : base64(entry.case),
    asked: asked === null ? null : base64(asked),
    seal,
    subjects,
    nonce,
  })
}

/** The text of a disclosure entry: the bytes of its leaf. */
export function disclosureText(entry: DisclosureEntry): string {
  const { position, at, decision, number, subject, about, what, values } = entry
  return JSON.stringify({
    v: version,
    kind: 'disclosure',
    position,
    at,
    decision: base64(decision),
    number,
    subject,
    about: base64(about),
    what: base64(what),
    values: base64(values),
  })
}

/** The text of a control entry: the bytes of its leaf. */
export function controlText(position: number, { kind, ...rest }: Control): string {
  return JSON.stringify({ v: version, kind, position, ...rest })
}
