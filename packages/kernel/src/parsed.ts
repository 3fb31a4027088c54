/** Why a text is not the identifier it was given as. */
export interface Rejection {
  /** The reason as a stable word: `length`, `province`, `check-digit`... */
  readonly reason: string
  /** One English sentence without the value itself. */
  readonly message: string
  /** What it looks like instead: `a tax code`, `a citizen ID that lost its leading zeros`. */
  readonly looksLike?: readonly string[]
}

/** A normalised value, or the typed reason why there is none. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly rejection: Rejection }

/** A text that passed. */
export function accepted<T>(value: T): Parsed<T> {
  return { ok: true, value }
}

/** A text that did not. */
export function rejected(
  reason: string,
  message: string,
  looksLike: readonly string[] = [],
): Parsed<never> {
  return {
    ok: false,
    rejection: looksLike.length > 0 ? { reason, message, looksLike } : { reason, message },
  }
}
