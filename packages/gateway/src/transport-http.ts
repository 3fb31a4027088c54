import type { SecureContextOptions } from 'node:tls'
import { Refusal, type RegistryRequest, type Transport } from '@motlan/kernel'
import { type Dispatcher, Pool } from 'undici'
import { neverSent, wasNeverSent } from './never-sent.ts'
import { largestAnswer, readAnswer, writeRequest } from './registry-answer.ts'

/** Where a registry is served, and how much it may ask of the gateway. */
export interface HttpOptions {
  readonly url: string
  /** Connections kept open to the registry at most. */
  readonly connections?: number
  /** Milliseconds to connect, and between two pieces of an answer. The time of a whole fetch is the caller's to limit. */
  readonly patience?: number
  /** Certificates of both sides, where the registry is reached by mutual TLS. */
  readonly tls?: Pick<SecureContextOptions, 'ca' | 'cert' | 'key'> & {
    readonly servername?: string
  }
}

export interface HttpTransport {
  readonly transport: Transport
  /** Ends the connections when their answers have come. */
  readonly close: () => Promise<void>
}

interface Received {
  readonly status: number
  readonly text: string
}

/** Reaches a registry over HTTP: connections are kept and shared, one question at a time on each. */
export function overHttp({
  url,
  connections = 32,
  patience = 10_000,
  tls,
}: HttpOptions): HttpTransport {
  const { origin, pathname, search } = new URL(url)
  const pool = new Pool(origin, {
    connections,
    pipelining: 1,
    headersTimeout: patience,
    bodyTimeout: patience,
    keepAliveTimeout: 30_000,
    connect: { timeout: patience, ...tls },
  })
  const path = pathname + search
  return {
    async transport(request) {
      const { status, text } = await askedTwiceAtMost(request, () => ask(pool, path, request))
      return readAnswer(request.registry, status, text)
    },
    close: () => pool.close(),
  }
}

/**
 * A connection that the other side has closed while it was idle breaks at the next question: that one is asked once
 * more. INVARIANT: only a question is asked again, never a mutation, and never after a part of the answer has come.
 */
async function askedTwiceAtMost(
  { registry, operation, signal }: RegistryRequest,
  once: () => Promise<Received>,
): Promise<Received> {
  const isQuestion = !operation.startsWith('mutation')
  for (let attempt = 1; ; attempt++) {
    try {
      return await once()
    } catch (cause) {
      // Once an attempt may have got through, no later one makes that undone.
      if (attempt === 1 && wasNeverSent(cause)) throw cause
      signal.throwIfAborted()
      if (wasNeverSent(cause)) throw new Refusal('REGISTRY_UNAVAILABLE', registry, { cause })
      if (cause instanceof Refusal) throw cause
      if (attempt === 1 && isQuestion && isReset(cause)) continue
      throw new Refusal('REGISTRY_UNAVAILABLE', registry, { cause })
    }
  }
}

const resets = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

function isReset(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && resets.has(String(cause.code))
}

function ask(pool: Pool, path: string, request: RegistryRequest): Promise<Received> {
  const { registry, signal } = request
  return new Promise((resolve, reject) => {
    if (signal.aborted) throw neverSent(registry, signal.reason)
    const chunks: Buffer[] = []
    let size = 0
    let status = 0
    let connection: Dispatcher.DispatchController | undefined
    const leave = (): void => {
      if (connection) connection.abort(asError(signal.reason))
      else reject(neverSent(registry, signal.reason))
    }
    const end = (): void => signal.removeEventListener('abort', leave)
    signal.addEventListener('abort', leave, { once: true })
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        // The connection is there, and nothing has been written to it.
        if (signal.aborted) return controller.abort(asError(signal.reason))
        connection = controller
      },
      onResponseStart(_controller, statusCode) {
        status = statusCode
      },
      onResponseData(controller, chunk) {
        size += chunk.length
        if (size > largestAnswer) controller.abort(new Refusal('REGISTRY_ANSWER_INVALID', registry))
        else chunks.push(chunk)
      },
      onResponseEnd() {
        end()
        resolve({ status, text: Buffer.concat(chunks, size).toString('utf8') })
      },
      onResponseError(_controller, error) {
        end()
        if (!connection) reject(neverSent(registry, error))
        else reject(status === 0 ? error : begun(error))
      },
    }
    pool.dispatch({ path, method: 'POST', ...writeRequest(request) }, handler)
  })
}

/** An answer that broke off: whatever the reason, the question is not asked again. */
function begun(cause: Error): Error {
  return cause instanceof Refusal ? cause : new Error('the answer broke off', { cause })
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason })
}
