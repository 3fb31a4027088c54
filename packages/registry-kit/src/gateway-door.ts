import type { IncomingMessage, ServerResponse } from 'node:http'
import { grantHeader, Refusal, type RegistryAnswer, refusals } from '@motlan/kernel'
import type { Answering } from './answering.ts'
import { publicError } from './public-error.ts'
import { openScope } from './request-scope.ts'

/** Whether a request comes as gateways send them: JSON by POST, with a grant. Anything else is for Yoga to make sense of. */
export function comesFromGateway({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    url === '/graphql' &&
    headers['content-type'] === 'application/json' &&
    headers['content-encoding'] === undefined &&
    headers[grantHeader] !== undefined
  )
}

/** Answers a gateway without the detours that browsers and other clients need: a third of the time. */
export async function answerGateway(
  request: IncomingMessage,
  response: ServerResponse,
  answered: Answering,
  now: Date,
): Promise<void> {
  const sent = readRequest(await bodyOf(request))
  const grant = String(request.headers[grantHeader])
  const answer = sent
    ? await answered({ ...sent, grant }, openScope(now))
    : { errors: [publicError(malformed())] }
  const modern = request.headers.accept?.includes(graphqlJson) ?? false
  const body = Buffer.from(JSON.stringify(answer))
  response.writeHead(modern || !sent ? statusOf(answer) : 200, {
    'content-type': `${modern ? graphqlJson : 'application/json'}; charset=utf-8`,
    'content-length': body.length,
  })
  response.end(body)
}

const graphqlJson = 'application/graphql-response+json'

/** The whole body; its length was announced and found acceptable. */
function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.on('error', reject)
  })
}

function readRequest(
  body: string,
): { readonly operation: string; readonly variables: unknown } | undefined {
  const sent = parsedJson(body)
  if (!isObject(sent) || typeof sent.query !== 'string') return undefined
  const variables = sent.variables ?? undefined
  // A gateway sends one operation per document, so there is none to choose by name.
  if (variables !== undefined && !isObject(variables)) return undefined
  return { operation: sent.query, variables }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function malformed(): Refusal {
  return new Refusal('DOCUMENT_INVALID', 'request body', {
    reason: 'it is not JSON with a query and, where there are any, variables',
    fix: 'send {"query": "...", "variables": {...}}',
  })
}

/** As the GraphQL-over-HTTP specification has it: what could not be carried out at all is an error of HTTP, too. */
function statusOf({ data, errors }: RegistryAnswer): number {
  if (data !== undefined) return 200
  const code = errors?.[0]?.extensions?.code
  return typeof code === 'string' && Object.hasOwn(refusals, code)
    ? refusals[code as keyof typeof refusals].status
    : 400
}
