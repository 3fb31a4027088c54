import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Refusal, refusals } from '@motlan/kernel'
import { createYoga } from 'graphql-yoga'
import { answering } from './answering.ts'
import { answerGateway, comesFromGateway } from './gateway-door.ts'
import { openGuard } from './guard.ts'
import { guarded } from './guarded-execution.ts'
import { type Log, publicError } from './public-error.ts'
import type { Subgraph } from './registry.ts'
import { openScope } from './request-scope.ts'

/** Everything a registry process needs; nothing is read from the environment. */
export interface ServeOptions {
  readonly grantKey: Uint8Array
  readonly clock: () => Date
  readonly port: number
  /** Loopback where nothing else is said. */
  readonly host?: string
  readonly log?: Log
  /** Throws where a look-up could not be answered: what `/health/ready` tells. */
  readonly ready: () => Promise<void>
}

export interface RegistryServer {
  /** Where GraphQL is answered: `http://127.0.0.1:4001/graphql`. */
  readonly url: string
  readonly port: number
  readonly close: () => Promise<void>
}

const bodyAtMost = 2_000_000

/** Serves a registry over HTTP: `/graphql` behind the guard, `/health/live` and `/health/ready`. */
export async function serve(subgraph: Subgraph, options: ServeOptions): Promise<RegistryServer> {
  const { clock, grantKey, log, host = '127.0.0.1' } = options
  // INVARIANT: both ways in share one guard, or a grant could be used once on each.
  const guard = openGuard({ audience: subgraph.name, grantKey, clock })
  const answered = answering(subgraph, guard, log)
  const yoga = createYoga({
    schema: subgraph.schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    graphiql: false,
    logging: false,
    maskedErrors: { maskError: (error) => publicError(error, log) },
    context: () => openScope(clock()),
    plugins: [guarded(subgraph, guard, log)],
  })
  const server = createServer(
    { keepAliveTimeout: 65_000, requestTimeout: 30_000 },
    async (request, response) => {
      if (request.url?.startsWith('/health/')) return answerHealth(request.url, response, options)
      const refusal = refusedBody(request)
      if (refusal)
        return answer(response, refusals[refusal.code].status, { errors: [publicError(refusal)] })
      if (!comesFromGateway(request)) return yoga(request, response)
      // A gateway that leaves while it speaks is owed no answer.
      return answerGateway(request, response, answered, clock()).catch(() => response.destroy())
    },
  )
  const port = await listen(server, options.port, host)
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/graphql`,
    port,
    close: () => closed(server),
  }
}

async function answerHealth(
  url: string,
  response: ServerResponse,
  { ready, log }: ServeOptions,
): Promise<void> {
  if (url === '/health/live') return answer(response, 200, { live: true })
  if (url !== '/health/ready') return answer(response, 404, { errors: [{ message: 'not found' }] })
  try {
    await ready()
    answer(response, 200, { ready: true })
  } catch (error) {
    answer(response, 503, { ready: false, errors: [publicError(error, log)] })
  }
}

/** A body whose length is not told in advance could be endless. */
function refusedBody({ method, headers }: IncomingMessage): Refusal | undefined {
  const length = headers['content-length']
  const endless = method === 'POST' && length === undefined
  return endless || Number(length) > bodyAtMost
    ? new Refusal('DOCUMENT_TOO_LARGE', 'request body')
    : undefined
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  // What was refused unread stays unread: the connection is given up with it.
  const connection = status === 413 ? { connection: 'close' } : {}
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...connection })
  response.end(JSON.stringify(body))
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      reject(busy ? new Refusal('PORT_IN_USE', `port ${port} on ${host}`, { cause: error }) : error)
    })
    server.listen(port, host, resolve)
  })
  return (server.address() as AddressInfo).port
}

async function closed(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    // Requests under way are answered; connections that wait for one are not waited for.
    server.closeIdleConnections()
  })
}
