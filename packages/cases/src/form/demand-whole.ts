import { Refusal } from '@motlan/kernel'
import { inputOf, type PlannedEffect, type Situation } from '@motlan/procedures'
import type { Desk } from '../desk.ts'

/**
 * Refuses a case of which some registry could not be told all that it needs. INVARIANT: that is found before the first
 * registry is told, and not after.
 */
export function demandWhole(
  situation: Situation,
  effects: readonly PlannedEffect[],
  { dictionary, declarations }: Pick<Desk, 'dictionary' | 'declarations'>,
): void {
  for (const planned of effects) {
    const { registry, mutation, waitsFor } = planned
    // Whoever is made on the way will be there by then; who it is changes nothing of what is missing.
    const created = Object.fromEntries(waitsFor.map((role) => [role, ['made']]))
    const input = inputOf({ ...situation, created }, dictionary, planned)
    const needed = declarations.get(registry)?.get(mutation) ?? []
    const missing = needed.find(({ name, required }) => required && (input[name] ?? null) === null)
    if (!missing) continue
    throw new Refusal('CASE_INCOMPLETE', `${mutation}.${missing.name}`, {
      reason: `the registry ${registry} needs it, and nothing that is known gives it`,
      fix: 'let an officer look at what the form could not work out',
    })
  }
}
