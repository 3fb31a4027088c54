import { type JsonObject, Refusal, type RefusalCode, refusals } from '@motlan/kernel'
import { z } from 'zod'

/** A look-up as any agency sends it. */
export interface LookUpRequest {
  readonly url: string
  readonly token: string
  readonly procedure?: string | undefined
  readonly purpose?: string | undefined
  readonly case?: string | undefined
  readonly strict?: boolean | undefined
  readonly query: string
  readonly operationName?: string | undefined
  readonly variables?: JsonObject | undefined
}

/** One error of an answer: a refusal with its code, reason and fix. */
export type AnswerError = z.output<typeof errorShape>

/** What a gateway answered. */
export type Answer = z.output<typeof answerShape> & { readonly status: number }

const errorShape = z.looseObject({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z
    .looseObject({
      code: z.string().optional(),
      attribute: z.string().optional(),
      relation: z.string().optional(),
      reason: z.string().optional(),
      fix: z.string().optional(),
    })
    .optional(),
})

const answerShape = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(errorShape).optional(),
  extensions: z.looseObject({}).optional(),
})

/** Sends a look-up over HTTP; a gateway that cannot be reached, or is none, is a refusal. */
export async function askGateway(request: LookUpRequest): Promise<Answer> {
  const { url, query, operationName, variables } = request
  const response = await reached(new URL('/graphql', url), {
    method: 'POST',
    headers: headersOf(request),
    body: JSON.stringify({ query, operationName, variables }),
  })
  const body = answerShape.safeParse(await response.json().catch(() => undefined))
  if (body.success) return { ...body.data, status: response.status }
  throw new Refusal('REGISTRY_ANSWER_INVALID', url, {
    reason: `this address answered with HTTP ${response.status}, and not as a gateway does`,
    fix: 'check MOTLAN_URL, or --url',
  })
}

/** The public schema reduced to what the token's agency may ask. */
export async function fetchSchema(request: Omit<LookUpRequest, 'query'>): Promise<string> {
  const response = await reached(new URL('/schema', request.url), { headers: headersOf(request) })
  const text = await response.text()
  if (response.ok) return text
  const [error] = answerShape.safeParse(JSON.parse(text)).data?.errors ?? []
  throw refusalFrom(error, request.url)
}

/** An error of an answer as the refusal it is. */
export function refusalFrom(error: AnswerError | undefined, url: string): Refusal {
  const { code, reason, fix, attribute } = error?.extensions ?? {}
  return new Refusal(isCode(code) ? code : 'INTERNAL', attribute ?? new URL(url).origin, {
    reason: reason ?? error?.message ?? 'the gateway gave no reason',
    ...(fix !== undefined && { fix }),
  })
}

function isCode(code: string | undefined): code is RefusalCode {
  return code !== undefined && Object.hasOwn(refusals, code)
}

async function reached(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) })
  } catch (cause) {
    throw new Refusal('REGISTRY_UNAVAILABLE', url.origin, {
      reason: 'no gateway answers at this address',
      fix: 'start one with pnpm start, or name another with MOTLAN_URL or --url',
      cause,
    })
  }
}

function headersOf({
  token,
  procedure,
  purpose,
  case: dossier,
  strict,
}: Omit<LookUpRequest, 'query'>) {
  return {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
    authorization: `Bearer ${token}`,
    ...(procedure !== undefined && { 'motlan-procedure': procedure }),
    ...(purpose !== undefined && { 'motlan-purpose': purpose }),
    ...(dossier !== undefined && { 'motlan-case': dossier }),
    ...(strict && { 'motlan-strict': 'true' }),
  }
}
