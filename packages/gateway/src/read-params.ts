import { type JsonObject, Refusal } from '@motlan/kernel'
import { z } from 'zod'
import type { Limits } from './limits.ts'

/** What GraphQL over HTTP sends, whether in a body or in a URL. */
export interface GraphQLParams {
  readonly query: string
  readonly operationName?: string
  readonly variables?: JsonObject
}

/** Objects are passed on as they are: what their keys may be is for the variables' declarations to say. */
const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'a JSON object is expected',
)

const sentParams = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: jsonObject.nullish(),
  extensions: jsonObject.nullish(),
})

/** Reads the parameters of a GET or POST request, or refuses them. Never reads more bytes than the limit. */
export async function readParams(request: Request, limits: Limits): Promise<GraphQLParams> {
  if (request.method === 'GET') return paramsIn(fromUrl(request.url))
  if (!isJson(request.headers.get('content-type'))) {
    // Only JSON: a page of another site cannot send it without asking first, so no form can forge a look-up.
    throw new Refusal('MEDIA_TYPE_UNKNOWN', 'Content-Type')
  }
  return paramsFrom(await boundedText(request, limits))
}

/** Reads the parameters from the text of a body, or refuses them. */
export function paramsFrom(body: string): GraphQLParams {
  return paramsIn(json('body', body))
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

function paramsIn(sent: unknown): GraphQLParams {
  const { success, data, error } = sentParams.safeParse(sent)
  if (!success) {
    const [issue] = error.issues
    throw malformed(issue?.path.join('.') || 'body', issue?.message ?? 'this is no request')
  }
  const { query, operationName, variables } = data
  return { query, ...(operationName && { operationName }), ...(variables && { variables }) }
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

function malformed(subject: string, reason: string): Refusal {
  return new Refusal('REQUEST_MALFORMED', subject, { reason })
}

/** The refusal of a body that is longer than the gateway reads. */
export function tooLarge(bytes: number): Refusal {
  return new Refusal('DOCUMENT_TOO_LARGE', 'body', { details: { max: bytes } })
}
