import type { RequestListener } from 'node:http'
import { Refusal } from '@motlan/kernel'
import { createYoga, type FetchAPI, getSSEProcessor, type Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { carriedBy } from './carried.ts'
import type { AnswerBody, GatewayAnswer, GatewayRequest } from './door.ts'
import { faultReport } from './fault-report.ts'
import { acceptedBy, acceptsStream, headersOf, type MediaType, statusOf } from './http-answer.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { answerPlainPost, isPlainPost, statedIn } from './plain-post.ts'
import { type GraphQLParams, readParams } from './read-params.ts'
import { errorsOf } from './refused-document.ts'
import { type RouteOptions, routes } from './routes.ts'

/** What the gateway's HTTP server is made of. */
export interface ServerOptions extends RouteOptions {
  readonly newId: () => string
  readonly logger: Logger
  readonly limits?: Partial<Limits>
}

/** A server without a port: for `node:http`, or to be asked directly. */
export interface GatewayServer {
  readonly listener: RequestListener
  readonly fetch: (request: Request) => Promise<Response>
}

/** The gateway over HTTP: `/graphql`, `/schema`, the issuer's keys, health, and whatever pages it is given. */
export function gatewayServer(options: ServerOptions): GatewayServer {
  const { gateway, logger, newId } = options
  const limits = { ...defaultLimits, ...options.limits }
  const respond = routes(options)
  /** The answer of each request on its way through Yoga, which itself sees nothing of it. */
  const answers = new WeakMap<Request, GatewayAnswer>()

  const door: Plugin = {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      if (request.method === 'POST' && request.url.endsWith('/graphql')) return
      const response = await guarded(() => respond(request, url), request, fetchAPI)
      if (response) endResponse(response)
    },
    onRequestParse({ setRequestParser, fetchAPI }) {
      setRequestParser((request) => guarded(() => readQuestion(request), request, fetchAPI))
    },
    onParams({ setParamsHandler }) {
      setParamsHandler(async ({ request, params }) => {
        answers.set(request, await gateway.handle(questionIn(request, params)))
        return {}
      })
    },
    onResultProcess({ request, setResultProcessor }) {
      const type = typeFor(request)
      setResultProcessor((_, fetchAPI) => {
        const unanswered = () => refused(new Refusal('INTERNAL', 'gateway'), newId())
        const answer = answers.get(request) ?? unanswered()
        return answer.stream
          ? streamOf(answer.stream, fetchAPI)
          : responseOf(answer, type, fetchAPI)
      }, type)
    },
  }

  /** Nothing is looked up for a client that could not read the answer. */
  async function readQuestion(request: Request): Promise<GraphQLParams> {
    const accept = request.headers.get('accept')
    if (!acceptedBy(accept) && !acceptsStream(accept)) {
      throw new Refusal('ANSWER_NOT_ACCEPTABLE', 'Accept')
    }
    return readParams(request, limits)
  }

  /** INVARIANT: whatever is thrown, a client gets a code, a reason and a fix, and never a stack. */
  async function guarded<Result>(
    work: () => Promise<Result>,
    request: Request,
    fetchAPI: FetchAPI,
  ): Promise<Result | Response> {
    try {
      return await work()
    } catch (error) {
      return responseOf(failed(error), typeFor(request), fetchAPI)
    }
  }

  function failed(error: unknown): GatewayAnswer {
    const requestId = newId()
    const isExpected = error instanceof Refusal && error.cause === undefined
    if (!isExpected) logger.error({ requestId, fault: faultReport(error) }, 'request failed')
    return refused(error instanceof Refusal ? error : new Refusal('INTERNAL', 'gateway'), requestId)
  }

  const yoga = createYoga({
    schema: gateway.schema,
    plugins: [door],
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    batching: false,
    logging: false,
    parserAndValidationCache: false,
    // Counted where the body is read, without a second stream around it.
    maxRequestBodySize: false,
  })
  const plainly = { limits, answered: gateway.handle, failed }
  return {
    listener: (request, response) =>
      isPlainPost(request) ? answerPlainPost(request, response, plainly) : yoga(request, response),
    fetch: async (request) => yoga.fetch(request),
  }
}

function questionIn(
  request: Request,
  { query = '', operationName, variables }: Partial<GraphQLParams>,
): GatewayRequest {
  const headers = Object.fromEntries(request.headers)
  const carried = carriedBy(request.method, request.headers.get('accept'))
  const { signal } = request
  return { query, operationName, variables, ...statedIn({ headers }), carried, signal }
}

function refused(refusal: Refusal, requestId: string): GatewayAnswer {
  return { requestId, refused: refusal.code, body: { errors: errorsOf(refusal, requestId) } }
}

function typeFor(request: Request): MediaType {
  return acceptedBy(request.headers.get('accept')) ?? 'application/graphql-response+json'
}

function responseOf(
  { refused: code, body }: GatewayAnswer,
  type: MediaType,
  fetchAPI: FetchAPI,
): Response {
  const headers = {
    ...headersOf(type),
    ...(code === 'METHOD_UNKNOWN' && { allow: allowedIn(body) }),
    ...(code?.startsWith('TOKEN_') && { 'www-authenticate': 'Bearer' }),
  }
  return new fetchAPI.Response(JSON.stringify(body), { status: statusOf(code, type), headers })
}

/** The methods that a refused one could be exchanged for. */
function allowedIn({ errors = [] }: AnswerBody): string {
  const allowed = errors[0]?.extensions?.allowed
  return Array.isArray(allowed) ? allowed.join(', ') : 'GET, POST'
}

const eventsOf = getSSEProcessor()

/** A subscription as server-sent events, for who may read it alone. */
async function streamOf(stream: AsyncIterable<AnswerBody>, fetchAPI: FetchAPI): Promise<Response> {
  // Yoga declares errors as instances of GraphQLError, and writes them as JSON: which is what ours are already.
  const results = stream as Parameters<typeof eventsOf>[0]
  const { body } = await eventsOf(results, fetchAPI, 'text/event-stream')
  return new fetchAPI.Response(body, { headers: headersOf('text/event-stream') })
}
