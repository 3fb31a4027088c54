import { type DecidedOperations, openDecisions, type ReportSpan } from '@motlan/ledger'
import { type CompiledPolicy, keptDecision, questionOf } from '@motlan/policy'
import { type LookUpChange, type ReplayedLookUps, replayLookUps } from '@motlan/policy/analysis'
import type { Io } from '../io.ts'
import { withLedger } from '../ledger/with-ledger.ts'

/** What look-ups of the ledger would get under another version. */
export interface ReplayedLedger extends Omit<ReplayedLookUps, 'changes' | 'touchedClasses'> {
  readonly changes: readonly CountedChange[]
  /** How many different subjects are concerned at all. */
  readonly subjects: number
  /** What the ledger cannot say: look-ups that are sealed, and those from before decisions were kept. */
  readonly unsaid: { readonly sealed: number; readonly undecided: number }
}

/** A change with the number of different subjects it is about. */
export interface CountedChange extends Omit<LookUpChange, 'classes'> {
  readonly subjects: number
}

/** What is held against what. */
interface LedgerReplay {
  readonly span: ReportSpan
  readonly candidate: CompiledPolicy
  /** Decided again under this version first; what was recorded is taken as it is where it is absent. */
  readonly before?: CompiledPolicy
  /** As if all of it were asked on this day. */
  readonly on?: string
}

/** Decides the look-ups of this home's ledger again. */
export async function replayLedger(
  { span, candidate, before, on }: LedgerReplay,
  io: Io,
): Promise<ReplayedLedger> {
  return withLedger(io, async ({ app }) => {
    const decisions = openDecisions(app)
    try {
      const operations = await decisions.operations(span)
      const classes = operations.map((each) => classOf(each, before))
      const { changes, touchedClasses, ...replayed } = replayLookUps(
        classes,
        candidate,
        on === undefined ? {} : { on },
      )
      const of = (places: readonly number[]) => places.flatMap((place) => operations[place] ?? [])
      const [subjects = 0, ...byChange] = await decisions.subjects(span, [
        { operations: of(touchedClasses) },
        ...changes.map(({ classes: own, relation }) => ({ operations: of(own), relation })),
      ])
      return {
        ...replayed,
        subjects,
        unsaid: await decisions.unsaid(span),
        changes: changes.map(({ classes: _places, ...change }, index) => ({
          ...change,
          subjects: byChange[index] ?? 0,
        })),
      }
    } finally {
      await decisions.close()
    }
  })
}

function classOf(
  { agency, procedure, purpose, on, text, times }: DecidedOperations,
  before: CompiledPolicy | undefined,
) {
  const asker = { agency, ...(procedure !== null && { procedure }), purpose, on }
  const decided = before ? keptDecision(before, questionOf(JSON.parse(text), asker)) : text
  return { ...asker, text: decided, times }
}
