import { Refusal } from '@motlan/kernel'
import type { OperationTypeNode } from 'graphql'
import type { Carried } from './door.ts'
import { acceptedBy, acceptsStream } from './http-answer.ts'

/** What an HTTP request can carry: a GET changes nothing, and only who asks for a stream gets one. */
export function carriedBy(method: string, accept: string | null): Carried {
  const query = acceptedBy(accept) !== undefined
  return { query, mutation: query && method === 'POST', subscription: acceptsStream(accept) }
}

/** Refuses an operation that could not be answered the way it came, before anything is done for it. */
export function demandCarried(kind: `${OperationTypeNode}`, carried: Carried | undefined): void {
  if (!carried || carried[kind]) return
  if (kind === 'mutation' && carried.query) {
    throw new Refusal('METHOD_UNKNOWN', 'GET', {
      reason: 'a GET changes nothing',
      fix: 'send a mutation with POST',
      details: { allowed: ['POST'] },
    })
  }
  if (kind !== 'subscription') throw new Refusal('ANSWER_NOT_ACCEPTABLE', 'Accept')
  throw new Refusal('ANSWER_NOT_ACCEPTABLE', 'Accept', {
    reason: 'a subscription is answered as a stream of events',
    fix: 'accept text/event-stream',
  })
}
