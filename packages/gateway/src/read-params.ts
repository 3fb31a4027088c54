import { type JsonObject, Refusal } from '@motlan/kernel'
import type { Limits } from './limits.ts'

/** What GraphQL over HTTP sends, whether in a body or in a URL. */
export interface GraphQLParams {
  readonly query: string
  readonly operationName?: string
  readonly variables?: JsonObject
}

/** Reads the parameters of a GET or POST request, or refuses them. Never reads more bytes than the limit. */
export async function readParams(request: Request, limits: Limits): Promise<GraphQLParams> {
  if (request.method === 'GET') return paramsIn(fromUrl(request.url))
  if (!isJson(request.headers.get('content-type'))) {
    // Only JSON: a page of another site cannot send it without asking first, so no form can forge a look-up.
    throw new Refusal('MEDIA_TYPE_UNKNOWN', 'Content-Type')
  }
  return paramsIn(json('body', await boundedText(request, limits)))
}

function fromUrl(url: string): JsonObject {
  const start = url.indexOf('?')
  const given = new URLSearchParams(start < 0 ? '' : url.slice(start + 1))
  const [query, operationName, variables, extensions] = [
    'query',
    'operationName',
    'variables',
    'extensions',
  ].map((name) => given.get(name) || undefined)
  return {
    query,
    operationName,
    variables: variables && json('variables', variables),
    extensions: extensions && json('extensions', extensions),
  }
}

function paramsIn(given: unknown): GraphQLParams {
  if (!isObject(given)) throw malformed('body', 'the body has to be one JSON object')
  const { query, operationName, variables, extensions } = given
  if (typeof query !== 'string')
    throw malformed('query', 'the document is missing, or is no string')
  if (!isAbsent(operationName) && typeof operationName !== 'string') {
    throw malformed('operationName', 'the name of an operation is a string')
  }
  if (!isAbsent(variables) && !isObject(variables)) {
    throw malformed('variables', 'variables are a JSON object')
  }
  if (!isAbsent(extensions) && !isObject(extensions)) {
    throw malformed('extensions', 'extensions are a JSON object')
  }
  return {
    query,
    ...(!isAbsent(operationName) && { operationName }),
    ...(!isAbsent(variables) && { variables }),
  }
}

async function boundedText(request: Request, { bytes }: Limits): Promise<string> {
  const announced = request.headers.get('content-length')
  if (announced !== null && Number(announced) > bytes) throw tooLarge(bytes)
  // Node reads no more than was announced, so only an unannounced body has to be counted on its way.
  const text = announced === null ? await counted(request, bytes) : await request.text()
  if (text.length > bytes) throw tooLarge(bytes)
  return text
}

async function counted({ body }: Request, bytes: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let read = 0
  for await (const chunk of body ?? []) {
    read += chunk.byteLength
    if (read > bytes) throw tooLarge(bytes)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function json(subject: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw malformed(subject, 'this is not JSON')
  }
}

function isJson(contentType: string | null): boolean {
  const [type, ...parameters] = (contentType ?? '').toLowerCase().split(/\s*;\s*/)
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))
  const isUtf8 = charset === undefined || /^charset="?utf-8"?$/.test(charset)
  return type === 'application/json' && isUtf8
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined
}

function malformed(subject: string, reason: string): Refusal {
  return new Refusal('REQUEST_MALFORMED', subject, { reason })
}

function tooLarge(bytes: number): Refusal {
  return new Refusal('DOCUMENT_TOO_LARGE', 'body', { details: { max: bytes } })
}
