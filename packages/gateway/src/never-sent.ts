import { Refusal } from '@motlan/kernel'

/** A registry that was not reached: nothing of the question has left this process. */
export function neverSent(registry: string, cause?: unknown): Refusal {
  return new Refusal('REGISTRY_UNAVAILABLE', registry, {
    details: { sent: false },
    ...(cause !== undefined && { cause }),
  })
}

/** Whether it is certain that nothing was sent. INVARIANT: whoever does not know says no. */
export function wasNeverSent(problem: unknown): boolean {
  return problem instanceof Refusal && problem.details.sent === false
}
