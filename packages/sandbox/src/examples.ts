import type { Bilingual } from '@motlan/kernel'

/** A situation to begin with: who asks what about whom, ready to run. */
export interface Example {
  readonly title: Bilingual
  readonly agency: string
  readonly procedure: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** TEMPORARY */
export function examplesFor(_: unknown): readonly Example[] {
  return []
}
