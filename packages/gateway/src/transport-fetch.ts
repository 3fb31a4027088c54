import { Refusal, type Transport } from '@motlan/kernel'
import { largestAnswer, readAnswer, writeRequest } from './registry-answer.ts'

/** Anything that answers a request as a server would: a Yoga server in this process, or the global `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Response | Promise<Response>

/** Reaches a registry by a `fetch`. With a Yoga server's own no socket is opened, and everything else is as over HTTP. */
export function overFetch({
  url,
  fetch,
}: {
  readonly url: string
  readonly fetch: Fetch
}): Transport {
  return async (request) => {
    const { registry, signal } = request
    const sent = { method: 'POST', redirect: 'manual', signal, ...writeRequest(request) } as const
    const { status, text } = await received(() => fetch(url, sent), registry, signal)
    return readAnswer(registry, status, text)
  }
}

async function received(
  send: () => Response | Promise<Response>,
  registry: string,
  signal: AbortSignal,
): Promise<{ status: number; text: string }> {
  try {
    const response = await send()
    const text = await response.text()
    if (text.length <= largestAnswer) return { status: response.status, text }
  } catch (cause) {
    signal.throwIfAborted()
    throw new Refusal('REGISTRY_UNAVAILABLE', registry, { cause })
  }
  throw new Refusal('REGISTRY_ANSWER_INVALID', registry)
}
