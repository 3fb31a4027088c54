import { type JsonObject, Refusal } from '@motlan/kernel'
import type { Gateway } from './door.ts'
import { headersOf } from './http-answer.ts'

/** Whether every registry answered its canary look-up, by registry. */
export type Readiness = Readonly<Record<string, boolean>>

/** What stands beside `/graphql`. */
export interface RouteOptions {
  readonly gateway: Gateway
  /** Looks something up through every registry. */
  readonly ready: () => Promise<Readiness>
  /** The public keys of an issuer that lives in this process, where there is one. */
  readonly jwks?: () => JsonObject
  /** Pages for people: GraphiQL and what belongs to it. Undefined where it has no such page. */
  readonly page?: (request: Request) => Response | undefined | Promise<Response | undefined>
}

/** Answers everything but GraphQL; undefined for a GraphQL request. */
export type Respond = (request: Request, url: URL) => Promise<Response | undefined>

/** The addresses of the gateway: the projected schema, the issuer's keys, health, and the pages it is given. */
export function routes({ gateway, ready, jwks, page }: RouteOptions): Respond {
  const checked = oneAtATime(ready)
  return async (request, url) => {
    const { pathname } = url
    const isPage =
      request.headers.get('accept')?.includes('text/html') && !url.searchParams.has('query')
    if (pathname === '/graphql') {
      if (request.method === 'GET' && isPage) return page?.(request)
      demandMethod(request, ['GET', 'POST'])
      return undefined
    }
    demandMethod(request, ['GET', 'HEAD'])
    switch (pathname) {
      case '/health/live':
        return jsonResponse({ status: 'live' })
      case '/health/ready':
        return readiness(await checked())
      case '/schema':
        return schemaResponse(request, url, gateway)
      case '/.well-known/jwks.json':
        if (jwks) return jsonResponse(jwks())
    }
    const response = await page?.(request)
    if (response) return response
    throw new Refusal('ADDRESS_UNKNOWN', 'address')
  }
}

/** Whoever asks while a check is under way shares it: nobody can make the canaries sing faster than they do. */
function oneAtATime<Result>(check: () => Promise<Result>): () => Promise<Result> {
  let underway: Promise<Result> | undefined
  return () => {
    underway ??= check().finally(() => {
      underway = undefined
    })
    return underway
  }
}

function demandMethod({ method }: Request, known: readonly string[]): void {
  if (!known.includes(method)) {
    throw new Refusal('METHOD_UNKNOWN', method, { details: { allowed: known } })
  }
}

function readiness(registries: Readiness): Response {
  const isReady = Object.values(registries).every(Boolean)
  return jsonResponse({ status: isReady ? 'ready' : 'not ready', registries }, isReady ? 200 : 503)
}

async function schemaResponse(
  request: Request,
  { searchParams }: URL,
  gateway: Gateway,
): Promise<Response> {
  const given = (name: string, header: string): string | undefined =>
    searchParams.get(name) ?? request.headers.get(header) ?? undefined
  const sdl = await gateway.projectedSdl({
    authorization: request.headers.get('authorization') ?? undefined,
    stated: {
      procedure: given('procedure', 'motlan-procedure'),
      purpose: given('purpose', 'motlan-purpose'),
    },
  })
  const disposition = { 'content-disposition': 'attachment; filename="motlan.graphql"' }
  return new Response(sdl, { headers: { ...headersOf('text/plain'), ...disposition } })
}

function jsonResponse(body: JsonObject, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: headersOf('application/json') })
}
