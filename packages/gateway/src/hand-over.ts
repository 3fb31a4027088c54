import type { RegistryAnswer } from '@motlan/kernel'
import type { Disclosure } from '@motlan/ledger'
import type { OutgoingFetch, Send } from './gathered.ts'
import { type Movements, movedBy } from './movements.ts'
import { wasNeverSent } from './never-sent.ts'

/** The fetches of one look-up, and what they have handed to registries. */
export interface HandOver {
  readonly send: Send
  /** What registries were handed so far. */
  readonly handed: () => Promise<readonly Disclosure[]>
}

/** Milliseconds that fetches which were let go may take to tell whether they had been sent. */
const settling = 1_000

/**
 * Watches what a plan moves from one registry to another. INVARIANT: what may have reached a registry was disclosed to
 * it, whatever became of its answer and of the client; what certainly never reached it was not.
 */
export function watchHandOver(movements: Movements, send: Send): HandOver {
  if (movements.size === 0) return { send, handed: async () => [] }
  const handed = new Set<readonly Disclosure[]>()
  const underway: Promise<unknown>[] = []

  async function handOver(outgoing: OutgoingFetch): Promise<RegistryAnswer> {
    const moving = movedBy(outgoing, movements)
    handed.add(moving)
    try {
      return await send(outgoing)
    } catch (problem) {
      if (wasNeverSent(problem)) handed.delete(moving)
      throw problem
    }
  }

  return {
    send: (outgoing) => {
      const answer = handOver(outgoing)
      underway.push(answer.catch(ignore))
      return answer
    },
    handed: async () => {
      if (underway.length > 0) await withinTime(Promise.all(underway), settling)
      return [...handed].flat()
    },
  }
}

function ignore(): void {}

async function withinTime(work: Promise<unknown>, milliseconds: number): Promise<void> {
  const late = Promise.withResolvers<void>()
  const timer = setTimeout(late.resolve, milliseconds)
  await Promise.race([work, late.promise])
  clearTimeout(timer)
}
