import type { Grant } from '@motlan/kernel'

/** What belongs to one request in a registry: its moment, and the object that loaders of the request are kept under. */
export interface RequestScope {
  readonly now: Date
  /** The day in Việt Nam: `2026-11-21`. */
  readonly today: string
  /** The verified grant, where the request is a declaration. */
  readonly granted?: Grant | undefined
}

const vietNam = 7 * 3_600_000

/** Begins a request. */
export function openScope(now: Date): RequestScope {
  return { now, today: new Date(now.getTime() + vietNam).toISOString().slice(0, 10) }
}
