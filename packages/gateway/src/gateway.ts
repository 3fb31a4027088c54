import { type JsonObject, Refusal } from '@motlan/kernel'
import { type Access, accessOf } from './access.ts'
import { documentReader, type KnownOperation } from './documents.ts'
import type { AnswerBody, Gateway, GatewayAnswer, GatewayRequest } from './door.ts'
import { faultReport } from './fault-report.ts'
import { defaultTimeouts, type GatewayOptions } from './gateway-options.ts'
import { type Caller, identify, type Stated } from './identify.ts'
import { defaultLimits } from './limits.ts'
import { lookUp } from './look-up.ts'
import { myAccess } from './my-access.ts'
import { observer } from './observe.ts'
import { ownAnswer } from './own-answer.ts'
import { ownTypes, withOwnFields } from './own-schema.ts'
import { createPlanner } from './plan.ts'
import { preparer } from './prepare.ts'
import { projectedSdl } from './projected-sdl.ts'
import { publicSchema } from './public-schema.ts'
import { errorsOf } from './refused-document.ts'
import { createShaper } from './shape.ts'
import { coerceVariables } from './variables.ts'
import { type Bearer, tokenVerifier } from './verify-token.ts'
import { dayInVietNam } from './viet-nam-day.ts'
import { readMeanings } from './vocabulary.ts'

/** What is known about a request by the time it ends, for the log: who, and how much, never about whom. */
interface Told {
  caller?: Caller
  disclosures: number
  withheld: number
  shortfalls?: readonly string[]
}

/** Makes a gateway over the registries of one supergraph. */
export function createGateway(options: GatewayOptions): Gateway {
  const { supergraphSdl, clock, newId, logger } = options
  const limits = { ...defaultLimits, ...options.limits }
  const meanings = readMeanings(supergraphSdl)
  const publicSdl = withOwnFields(options.publicSdl)
  const schema = publicSchema(publicSdl)
  const read = documentReader(schema, limits)
  const verify = tokenVerifier(options.identity, clock)
  const observed = observer()
  const parts = {
    prepare: preparer({ meanings, planner: createPlanner({ supergraphSdl }), limits }),
    shape: createShaper({
      schema,
      meaningOf: (type, field) => (ownTypes.has(type) ? 'open' : meanings.of(type, field)),
    }),
    registries: { ...options, nonce: newId },
    ledger: options.ledger,
    timeouts: { ...defaultTimeouts, ...options.timeouts },
    observed,
  }

  async function journey(
    request: GatewayRequest,
    requestId: string,
    told: Told,
  ): Promise<AnswerBody> {
    const known = read(request.query, request.operationName)
    const bearer = await bearerOf(request, known)
    const { operation, own } = known
    const variables = coerceVariables(request.variables ?? {}, { schema, operation, limits })
    const local = await answeredHere(known, request, bearer)
    if (!bearer || !own.needsRegistries) return { data: local ?? {} }
    const policy = options.policy()
    const caller = identify(bearer, request.stated, policy)
    told.caller = caller
    const { strict = false, signal = neverAborted } = request
    const { shaped, provenance, shortfalls } = await lookUp(
      { requestId, known, variables, caller, policy, strict, local, signal },
      parts,
    )
    told.disclosures = shaped.disclosures.length
    told.withheld = shaped.withheld.length
    if (shortfalls.length > 0) told.shortfalls = shortfalls
    return {
      ...(shaped.errors.length > 0 && { errors: shaped.errors }),
      data: shaped.data,
      extensions: { motlan: { requestId, policy: policy.hash, provenance } },
    }
  }

  /** Nobody needs a token for the schema; whoever sends one is held to it. */
  async function bearerOf(
    { authorization }: GatewayRequest,
    { own }: KnownOperation,
  ): Promise<Bearer | undefined> {
    if (own.isOpen && authorization === undefined) return undefined
    return observed.step('identify', () => verify(authorization))
  }

  async function answeredHere(
    { document, own }: KnownOperation,
    request: GatewayRequest,
    bearer: Bearer | undefined,
  ): Promise<JsonObject | undefined> {
    const question = own.needsRegistries ? own.document : document
    if (!question) return undefined
    return ownAnswer({
      schema,
      document: question,
      operationName: request.operationName ?? undefined,
      variables: request.variables ?? {},
      resolvers: {
        myAccess: (given) => myAccess(accessFor(bearer, statedIn(given, request.stated))),
      },
    })
  }

  function accessFor(bearer: Bearer | undefined, stated: Stated): readonly Access[] {
    if (!bearer) throw new Refusal('TOKEN_MISSING', 'Authorization')
    const policy = options.policy()
    const { agency, procedure, purpose } = identify(bearer, stated, policy)
    const ask = { agency, purpose, on: dayInVietNam(clock()) }
    return accessOf(policy, procedure === undefined ? ask : { ...ask, procedure }, meanings)
  }

  async function handle(request: GatewayRequest): Promise<GatewayAnswer> {
    const requestId = newId()
    const began = clock().getTime()
    const told: Told = { disclosures: 0, withheld: 0 }
    const answer = await observed.step('request', async (): Promise<GatewayAnswer> => {
      try {
        return { requestId, body: await journey(request, requestId, told) }
      } catch (error) {
        const refusal = refusalFor(error, requestId)
        return { requestId, refused: refusal.code, body: { errors: errorsOf(refusal, requestId) } }
      }
    })
    const { agency, procedure, purpose } = told.caller ?? {}
    const { disclosures, withheld, shortfalls } = told
    const outcome = answer.refused ?? 'ANSWERED'
    const milliseconds = clock().getTime() - began
    observed.count({ agency, procedure, outcome, disclosures, withheld, milliseconds })
    logger.info(
      {
        requestId,
        outcome,
        agency,
        procedure,
        purpose,
        disclosures,
        withheld,
        shortfalls,
        milliseconds,
      },
      'request answered',
    )
    return answer
  }

  /** A refusal as it is; anything else becomes one that gives nothing away. */
  function refusalFor(error: unknown, requestId: string): Refusal {
    const isExpected = error instanceof Refusal && error.cause === undefined
    if (!isExpected) logger.error({ requestId, fault: faultReport(error) }, 'request failed')
    return error instanceof Refusal ? error : new Refusal('INTERNAL', 'gateway')
  }

  return {
    handle,
    schema,
    vocabulary: meanings.vocabulary,
    async projectedSdl({ authorization, stated }) {
      return projectedSdl(publicSdl, accessFor(await verify(authorization), stated), meanings)
    },
  }
}

const neverAborted = new AbortController().signal

/** Arguments count; headers where there are none. */
function statedIn(
  given: { readonly procedure?: unknown; readonly purpose?: unknown },
  headers: Stated,
): Stated {
  const procedure = typeof given.procedure === 'string' ? given.procedure : undefined
  const purpose = typeof given.purpose === 'string' ? given.purpose : undefined
  return procedure === undefined && purpose === undefined ? headers : { procedure, purpose }
}
