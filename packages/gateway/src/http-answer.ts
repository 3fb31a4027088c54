import { type RefusalCode, refusals } from '@motlan/kernel'

/** The two media types GraphQL answers in. */
export type MediaType = 'application/graphql-response+json' | 'application/json'

/** What is wrong with the text of a request: older clients expect HTTP 200 for these. */
const aboutTheText: ReadonlySet<RefusalCode> = new Set([
  'DOCUMENT_INVALID',
  'VARIABLES_INVALID',
  'IDENTIFIER_INVALID',
])

/** The HTTP status of an answer: 200 for every answered look-up, refusals by their table. */
export function statusOf(refused: RefusalCode | undefined, accepted: MediaType): number {
  if (refused === undefined) return 200
  if (accepted === 'application/json' && aboutTheText.has(refused)) return 200
  return refusals[refused].status
}

/** The headers of an answer that may be about somebody: no cache keeps it, no browser reinterprets it. */
export function headersOf(contentType: string): Record<string, string> {
  return {
    'content-type': `${contentType}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
}

/** The media type to answer in; undefined where the client accepts neither. */
export function acceptedBy(accept: string | null): MediaType | undefined {
  if (accept === null || accept.trim() === '') return 'application/json'
  let best: { readonly type: MediaType; readonly weight: number } | undefined
  for (const part of accept.toLowerCase().split(',')) {
    const [range = '', ...parameters] = part.split(';').map((text) => text.trim())
    const type = typeOf(range)
    const charset = parameters.find((parameter) => parameter.startsWith('charset='))
    if (!type || (charset !== undefined && !/^charset="?utf-8"?$/.test(charset))) continue
    const weight = Number(parameters.find((text) => text.startsWith('q='))?.slice(2) ?? 1)
    if (weight > (best?.weight ?? 0)) best = { type, weight }
  }
  return best?.type
}

/** Whether the client reads a stream of events, and says so. */
export function acceptsStream(accept: string | null): boolean {
  const ranges = accept?.toLowerCase() ?? ''
  // Most clients do not, and are not to wait for the rest.
  if (!ranges.includes('text/event-stream')) return false
  return ranges
    .split(',')
    .some((part) => /^\s*text\/event-stream\s*(;(?!.*\bq=0(\.0*)?\s*(;|$))|$)/.test(part))
}

function typeOf(range: string): MediaType | undefined {
  switch (range) {
    case 'application/graphql-response+json':
      return range
    // Who names no type gets the one that everything reads.
    case 'application/json':
    case 'application/*':
    case '*/*':
      return 'application/json'
    default:
      return undefined
  }
}
