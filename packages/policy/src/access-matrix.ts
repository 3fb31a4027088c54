import type { Vocabulary } from '@motlan/kernel'
import type { Policy } from './policy.ts'

/** One cell of the access matrix: this agency may know this attribute, and why. */
export interface AccessRow {
  readonly agency: string
  /** Absent where the access is for a purpose without a procedure. */
  readonly procedure?: string
  readonly purpose: string
  readonly relation: string
  readonly attribute: string
  readonly agreement: string
  readonly legalBasis: string
}

/** Everything anybody may know on a day: agency by agency, procedure by procedure, in the order of the vocabulary. */
export function accessMatrix(
  policy: Policy,
  vocabulary: Vocabulary,
  on: string,
): readonly AccessRow[] {
  const reasons = [
    ...[...policy.procedures.values()].map(({ code, purpose }) => ({ procedure: code, purpose })),
    ...[...policy.purposes.keys()].map((purpose) => ({ purpose })),
  ]
  return [...policy.agencies.keys()].flatMap((agency) =>
    reasons.flatMap((reason) =>
      policy.relations.flatMap((relation) => {
        const { permitted } = policy.decide({ agency, ...reason, relation, on })
        return [...vocabulary.keys()].flatMap((attribute) => {
          const grounds = permitted.get(attribute)
          return grounds ? [{ agency, ...reason, relation, attribute, ...grounds }] : []
        })
      }),
    ),
  )
}
