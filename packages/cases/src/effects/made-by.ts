import type { DeclaredFact } from '@motlan/kernel'
import type { PlannedEffect } from '@motlan/procedures'

/** Somebody or something that a registry has made, in the role of the case that it fills. */
export interface Made {
  readonly role: string
  readonly subject: string
  readonly subjectId: string
}

/** Whom a declaration has made, by what the effect says the registry calls them. */
export function madeBy(
  { effect: { fills = {} } }: PlannedEffect,
  { subjects }: DeclaredFact,
): readonly Made[] {
  return Object.entries(fills).flatMap(([role, called]) =>
    subjects
      .filter((answered) => answered.role === called)
      .map(({ subject, subjectId }) => ({ role, subject, subjectId })),
  )
}
