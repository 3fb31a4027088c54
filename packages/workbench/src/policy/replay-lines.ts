import type { ReplayChange, Replayed } from '@motlan/policy/analysis'

/** What a replay found, for a person: by word, agency and aim. */
export function replayLines({
  records,
  classes,
  touched,
  failing,
  changes,
}: Replayed): readonly string[] {
  const groups = Map.groupBy(
    changes,
    ({ word, agency, procedure, purpose, relation }) =>
      `${word} ${agency} ${procedure ?? purpose} (${relation})`,
  )
  return [
    ...[...groups].map(([head, own]) => `${head}: ${own.map(changeText).join(', ')}`),
    `${records} recorded look-ups, ${classes} different ones; ${touched} of them would have gone otherwise`,
    ...(failing > 0
      ? [`${failing} would have failed: something they were told would be withheld`]
      : []),
  ]
}

function changeText({ attribute, times, needs }: ReplayChange): string {
  return `${attribute} ×${times}${needs.length > 0 ? ` if ${needs.join(', ')}` : ''}`
}

/** What recorded traffic cannot show. */
export const blindSpot =
  'Recorded look-ups show only what was asked: nobody asks for what is refused. What everybody could ask: pnpm motlan policy diff.'
