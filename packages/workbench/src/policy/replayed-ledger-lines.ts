import type { BrokenOperation } from '@motlan/policy/analysis'
import type { CountedChange, ReplayedLedger } from './replay-ledger.ts'

/** What a replay of the ledger found, for a person. */
export function replayedLedgerLines(replayed: ReplayedLedger): readonly string[] {
  const { lookUps, classes, same, touched, changes, broken, subjects, unsaid } = replayed
  const groups = Map.groupBy(
    changes,
    ({ word, agency, procedure, purpose, relation }) =>
      `${word} ${agency} ${procedure ?? purpose} (${relation})`,
  )
  return [
    ...[...groups].map(([head, own]) => `${head}: ${own.map(changeText).join(', ')}`),
    ...broken.map(brokenText),
    `${lookUps} recorded look-ups, ${classes} different ones; ${same} come out the same, byte for byte`,
    `${touched} of them would have gone otherwise, about ${subjects} different subjects`,
    ...(unsaid.sealed > 0 ? [`${unsaid.sealed} more are sealed and left out`] : []),
    ...(unsaid.undecided > 0
      ? [
          `${unsaid.undecided} more are from before decisions were kept, and cannot be decided again`,
        ]
      : []),
  ]
}

function changeText({ attribute, times, subjects, needs }: CountedChange): string {
  const if_ = needs.length > 0 ? ` if ${needs.join(', ')}` : ''
  return `${attribute} ×${times} about ${subjects}${if_}`
}

const how: Readonly<Record<BrokenOperation['how'], string>> = {
  loses: 'loses what its code may rely on',
  'may-lose': 'may lose what its code may rely on',
  refused: 'is refused as a whole, in strict mode',
  'may-be-refused': 'may be refused as a whole, in strict mode',
}

function brokenText({
  operation,
  agency,
  procedure,
  purpose,
  lost,
  times,
  ...own
}: BrokenOperation): string {
  return `operation ${operation} of ${agency} ${procedure ?? purpose} ${how[own.how]}: ${lost.join(', ')} ×${times}`
}

/** What the ledger cannot show, whatever was recorded. */
export const ledgerBlindSpots = [
  'Recorded look-ups show only what was asked: nobody asks for what is refused. What everybody could ask: pnpm motlan policy diff.',
  'A maybe hangs on a fact that nobody looked up then. What a registry did not answer then, and what a query plan would move elsewhere, is not decided again.',
]
