/** One attribute that left. */
export interface TracedLine {
  readonly attribute: string
  readonly relation: string
  readonly agreement: string
  readonly legalBasis: string
  /** The registry it was moved to; undefined where the asking agency got it. */
  readonly movedTo?: string
}

/** One attribute that was asked for and did not leave. */
export interface TracedRefusal {
  readonly attribute: string
  readonly relation: string
  readonly code: string
}

/** One operation as one subject sees it. */
export interface TraceEntry {
  readonly log: number
  readonly position: number
  /** Which part of the entry is about this subject. */
  readonly number: number
  readonly cursor: string
  readonly at: Date
  readonly request: string
  readonly agency: string
  /** Under the pseudonym everybody else sees. */
  readonly officer: string
  readonly procedure?: string
  readonly purpose: string
  readonly case?: string
  /** Hash of the policy version that decided. */
  readonly policy: string
  readonly disclosed: readonly TracedLine[]
  readonly withheld: readonly TracedRefusal[]
  /** Set where the whole operation was refused. */
  readonly refused?: string
}

/** What of a trace is wanted. */
export interface TraceAsk {
  readonly agency?: string | undefined
  readonly procedure?: string | undefined
  /** An attribute, or a group of them. */
  readonly attribute?: string | undefined
  readonly from?: Date | undefined
  /** The first moment that does not count any more. */
  readonly until?: Date | undefined
  /** The cursor of the last entry of the page before. */
  readonly after?: string | undefined
  /** Entries at most: 20 where nothing is said, never more than 100. */
  readonly first?: number | undefined
}

/** Entries, newest first. */
export interface TracePage {
  readonly entries: readonly TraceEntry[]
  readonly hasMore: boolean
}
