/** What can be wrong with an export. */
const faults = {
  LINE_UNREADABLE: 'the line is not one of an export',
  POSITION_MISSING: 'entries are missing here',
  POSITION_REPEATED: 'the entry stands in the wrong place, or twice',
  TEXT_ALTERED: 'the text is not the one whose hash is in the tree',
  TEXT_MISPLACED: 'the text belongs to another position',
  PART_ALTERED: 'what left about a subject is not what its decision names',
  PART_MISSING: 'what left about a subject is missing',
  CLAUSE_MISSING: 'a clause the entry names is not in the export',
  ROW_WRONG: 'the entries of this row are not those that were in it',
  ROOT_WRONG: 'the entries are not those that were signed',
  LOG_FORKED: 'two signed statements about this log contradict each other',
  SIGNATURE_WRONG: 'the checkpoint is not signed by the key of the log',
  KEY_UNKNOWN: 'no key is known for this log',
  CHECKPOINT_MISPLACED:
    'the checkpoint does not stand behind the last entry it covers: replayed, or moved',
  CHAIN_BROKEN: 'the checkpoint does not name the one before it: a checkpoint is missing',
  WITNESS_MISSING: 'the newest checkpoint is not cosigned by the witness',
  TRUNCATED: 'the export ends too early',
} as const

export type Fault = keyof typeof faults

/** One thing that is wrong, and where. */
export interface Finding {
  readonly fault: Fault
  /** The log by its origin; undefined where the export as a whole is meant. */
  readonly origin?: string
  /** The first and the last entry that can be meant. */
  readonly from?: number
  readonly until?: number
  /** Line of the export, from 1. */
  readonly line: number
  readonly detail?: string
}

/** A finding in one line. */
export function findingText({ fault, origin, from, until, line, detail }: Finding): string {
  const range = from === until ? `entry ${from}` : `entries ${from} to ${until}`
  const place = [
    ...(origin ? [origin] : []),
    ...(from === undefined ? [] : [range]),
    `line ${line}`,
  ]
  return `${fault} ${place.join(', ')}: ${faults[fault]}${detail ? ` (${detail})` : ''}`
}
