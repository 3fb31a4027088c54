import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Carried, GatewayAnswer, GatewayRequest } from './door.ts'
import { acceptedBy, acceptsStream, headersOf, type MediaType, statusOf } from './http-answer.ts'
import type { Limits } from './limits.ts'
import { paramsFrom, tooLarge } from './read-params.ts'

/** How a question put over HTTP is answered: what the gateway says, and what is said where there is no question. */
export interface Answering {
  readonly limits: Limits
  readonly answered: (question: GatewayRequest) => Promise<GatewayAnswer>
  /** Turns whatever was thrown into an answer that gives nothing away. */
  readonly failed: (error: unknown) => GatewayAnswer
}

/** What such a request can carry: everything but a stream. */
const carried: Carried = { query: true, mutation: true, subscription: false }

/** Whether a request comes as programs send it: a JSON body whose length is announced, for one answer. Anything else is for Yoga to make sense of. */
export function isPlainPost({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    url === '/graphql' &&
    headers['content-type'] === 'application/json' &&
    headers['content-encoding'] === undefined &&
    headers['content-length'] !== undefined &&
    acceptedBy(headers.accept ?? null) !== undefined &&
    !acceptsStream(headers.accept ?? null)
  )
}

/** Answers such a request without the detours that browsers need: the same question to the same gateway, half the time. */
export async function answerPlainPost(
  request: IncomingMessage,
  response: ServerResponse,
  { limits, answered, failed }: Answering,
): Promise<void> {
  const type = acceptedBy(request.headers.accept ?? null) ?? 'application/json'
  const left = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) left.abort()
  })
  try {
    const params = paramsFrom(await bodyOf(request, limits.bytes))
    const question = { ...params, ...statedIn(request), carried, signal: left.signal }
    write(response, await answered(question), type)
  } catch (error) {
    write(response, failed(error), type)
  }
}

/** What the headers of a request say about who asks, and for what. */
export function statedIn({
  headers,
}: Pick<IncomingMessage, 'headers'>): Pick<GatewayRequest, 'authorization' | 'stated' | 'strict'> {
  const header = (name: string): string | undefined => headers[name]?.toString()
  return {
    authorization: header('authorization'),
    stated: {
      procedure: header('motlan-procedure'),
      purpose: header('motlan-purpose'),
      case: header('motlan-case'),
    },
    strict: header('motlan-strict')?.trim().toLowerCase() === 'true',
  }
}

function bodyOf(request: IncomingMessage, bytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length']) > bytes) {
      request.resume()
      reject(tooLarge(bytes))
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.on('error', reject)
  })
}

function write(response: ServerResponse, { refused, body }: GatewayAnswer, type: MediaType): void {
  if (response.destroyed) return
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(statusOf(refused, type), {
    ...headersOf(type),
    ...(refused?.startsWith('TOKEN_') && { 'www-authenticate': 'Bearer' }),
    'content-length': bytes.length,
  })
  response.end(bytes)
}
