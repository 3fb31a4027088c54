import { Refusal, type RefusalCode, type RegistryAnswer } from '@motlan/kernel'
import { isJsonObject } from './bare.ts'
import type { OutgoingFetch, Send } from './gathered.ts'

/** The fetches of one look-up that are on their way, so that all of them end when the client leaves. */
export interface Asking {
  /** The answer of a registry, or why there is none. Rejects only when the client has left or a fetch was refused. */
  readonly ask: (outgoing: Omit<OutgoingFetch, 'signal'>) => Promise<RegistryAnswer | RefusalCode>
  /** Lets go of the client's signal. */
  readonly done: () => void
}

export interface AskingOptions {
  readonly send: Send
  readonly signal: AbortSignal
  /** Milliseconds one fetch may take. */
  readonly timeout: number
}

/** Asks registries for one client: each within its time, none longer than the client waits. */
export function startAsking({ send, signal, timeout }: AskingOptions): Asking {
  const underway = new Set<(reason: unknown) => void>()
  const leave = (): void => {
    for (const end of underway) end(signal.reason)
  }
  signal.throwIfAborted()
  signal.addEventListener('abort', leave, { once: true })

  function within(outgoing: Omit<OutgoingFetch, 'signal'>): Promise<RegistryAnswer> {
    return new Promise((resolve, reject) => {
      const controller = new AbortController()
      const end = (reason: unknown): void => {
        clearTimeout(timer)
        underway.delete(end)
        reject(reason)
        controller.abort(reason)
      }
      const timer = setTimeout(
        () => end(new Refusal('REGISTRY_TIMEOUT', outgoing.fetch.registry)),
        timeout,
      )
      underway.add(end)
      // Inside the promise, so that a `send` that throws is a `send` that rejects.
      send({ ...outgoing, signal: controller.signal }).then((answer) => {
        clearTimeout(timer)
        underway.delete(end)
        resolve(answer)
      }, end)
    })
  }

  return {
    async ask(outgoing) {
      try {
        const answer: unknown = await within(outgoing)
        return isAnswer(answer) ? answer : 'REGISTRY_ANSWER_INVALID'
      } catch (problem) {
        if (signal.aborted) throw signal.reason
        if (!(problem instanceof Refusal)) return 'REGISTRY_UNAVAILABLE'
        // INVARIANT: what the gateway itself refuses is no registry's failure, and ends the look-up.
        if (!problem.code.startsWith('REGISTRY_')) throw problem
        return problem.code
      }
    },
    done: () => signal.removeEventListener('abort', leave),
  }
}

function isAnswer(answer: unknown): answer is RegistryAnswer {
  if (!isJsonObject(answer)) return false
  const { data, errors } = answer
  const hasErrors = Array.isArray(errors) && errors.length > 0
  return isJsonObject(data) || (data == null && hasErrors)
}
