import type { Change, ChangeSource } from '../../src/events/change.ts'

/** An outbox without a registry. */
export interface Outbox extends ChangeSource {
  readonly publish: (...changes: readonly Omit<Change, 'seq'>[]) => void
  /** How often it was read. */
  readonly reads: () => number
  /** The place of its last change. */
  readonly last: () => number
}

export function outboxOf(registry: string): Outbox {
  const all: Change[] = []
  let woken = Promise.withResolvers<void>()
  let reads = 0
  return {
    registry,
    publish: (...changes) => {
      for (const change of changes) all.push({ ...change, seq: all.length + 1 })
      woken.resolve()
      woken = Promise.withResolvers<void>()
    },
    reads: () => reads,
    last: () => all.length,
    changesAfter: async (seq, limit) => {
      reads += 1
      return all.slice(seq, seq + limit)
    },
    mayHaveMore: async (signal) => {
      const left = new Promise<void>((resolve) => {
        if (signal.aborted) resolve()
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
      await Promise.race([woken.promise, left])
    },
  }
}

const recorded = new Date('2026-11-21T03:00:00Z')

/** A change of a citizen; the number stands for their whole ID. */
export function citizenChanged(
  number: number,
  ...attributes: readonly string[]
): Omit<Change, 'seq'> {
  const subjectId = `901${String(number).padStart(9, '0')}`
  return { at: recorded, subject: 'Citizen', subjectId, attributes }
}
