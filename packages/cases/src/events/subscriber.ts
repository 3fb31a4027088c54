/** Who is told of changes: an agency, for one procedure or purpose of its own. */
export interface Subscriber {
  readonly agency: string
  readonly procedure?: string
  readonly purpose: string
}

/** A subscriber as a text: equal subscribers have equal ones. */
export function subscriberText({ agency, procedure, purpose }: Subscriber): string {
  return JSON.stringify([agency, procedure ?? null, purpose])
}
