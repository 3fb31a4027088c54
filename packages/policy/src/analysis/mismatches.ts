import type { CedarAnswer } from '../cedar-oracle.ts'
import type { Policy } from '../policy.ts'
import type { Question } from './question.ts'

/** A question that two ways of deciding answer differently, or for other reasons. */
export interface Mismatch {
  readonly question: Question
  readonly rows: { readonly permitted: boolean; readonly deciding: readonly string[] }
  readonly cedar: CedarAnswer
}

/** Asks our rows what Cedar has been asked; every difference in the decision or in the rules that decide is told. */
export function* mismatches(
  policy: Pick<Policy, 'decide'>,
  answers: Iterable<readonly [Question, CedarAnswer]>,
): Generator<Mismatch> {
  for (const [question, cedar] of answers) {
    const { ask, attribute } = question
    const row = policy.decide(ask)
    const rows = {
      permitted: row.permitted.has(attribute),
      deciding: row.deciding(attribute).toSorted(),
    }
    const same =
      cedar.errors.length === 0 &&
      rows.permitted === cedar.permitted &&
      rows.deciding.join() === cedar.deciding.join()
    if (!same) yield { question, rows, cedar }
  }
}
