import { Refusal } from '@motlan/kernel'
import { documentReader } from './documents.ts'
import type { AnswerBody, Gateway, GatewayAnswer, GatewayRequest } from './door.ts'
import { faultReport } from './fault-report.ts'
import { defaultTimeouts, type GatewayOptions } from './gateway-options.ts'
import { type Caller, identify } from './identify.ts'
import { defaultLimits } from './limits.ts'
import { lookUp } from './look-up.ts'
import { observer } from './observe.ts'
import { ownAnswers } from './own-answer.ts'
import { ownTypes, withOwnFields } from './own-schema.ts'
import { createPlanner } from './plan.ts'
import { preparer } from './prepare.ts'
import { projectedSdl } from './projected-sdl.ts'
import { publicSchema } from './public-schema.ts'
import { errorsOf } from './refused-document.ts'
import { createShaper } from './shape.ts'
import { coerceVariables } from './variables.ts'
import { tokenVerifier } from './verify-token.ts'
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
  const own = ownAnswers({ ...options, schema, meanings })
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
    const { authorization, stated, strict = false, signal = neverAborted } = request
    const known = read(request.query, request.operationName)
    const { isOpen, needsRegistries } = known.own
    // Nobody needs a token for the schema; whoever sends one is held to it.
    const isAnonymous = isOpen && authorization === undefined
    const bearer = isAnonymous
      ? undefined
      : await observed.step('identify', () => verify(authorization))
    const { operation } = known
    const variables = coerceVariables(request.variables ?? {}, { schema, operation, limits })
    const local = await own.answer(known, request, bearer)
    if (!bearer || !needsRegistries) return { data: local ?? {} }
    const policy = options.policy()
    const caller = identify(bearer, stated, policy)
    told.caller = caller
    const { shaped, provenance, shortfalls } = await lookUp(
      { requestId, known, variables, caller, policy, strict, local, signal },
      parts,
    )
    told.disclosures = shaped.groups.reduce((sum, { lines }) => sum + lines.length, 0)
    told.withheld = shaped.withheld.length
    if (shortfalls.length > 0) told.shortfalls = shortfalls
    return {
      ...(shaped.errors.length > 0 && { errors: shaped.errors }),
      data: shaped.data,
      extensions: { motlan: { requestId, policy: policy.hash, provenance } },
    }
  }

  async function handle(request: GatewayRequest): Promise<GatewayAnswer> {
    const requestId = newId()
    const began = clock().getTime()
    const told: Told = { disclosures: 0, withheld: 0 }
    const answer = await observed.step('request', async (): Promise<GatewayAnswer> => {
      try {
        return { requestId, body: await journey(request, requestId, told) }
      } catch (error) {
        const refusal = refusalFor(error, requestId, request.signal)
        return { requestId, refused: refusal.code, body: { errors: errorsOf(refusal, requestId) } }
      }
    })
    tell(answer, told, began)
    return answer
  }

  /** A refusal as it is; anything else becomes one that gives nothing away. */
  function refusalFor(error: unknown, requestId: string, signal?: AbortSignal): Refusal {
    if (signal?.aborted) return new Refusal('CLIENT_LEFT', 'request')
    const isExpected = error instanceof Refusal && error.cause === undefined
    if (!isExpected) logger.error({ requestId, fault: faultReport(error) }, 'request failed')
    return error instanceof Refusal ? error : new Refusal('INTERNAL', 'gateway')
  }

  function tell({ requestId, refused }: GatewayAnswer, told: Told, began: number): void {
    const { agency, procedure, purpose } = told.caller ?? {}
    const { disclosures, withheld, shortfalls } = told
    const outcome = refused ?? 'ANSWERED'
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
  }

  return {
    handle,
    schema,
    vocabulary: meanings.vocabulary,
    async projectedSdl({ authorization, stated }) {
      return projectedSdl(publicSdl, own.access(await verify(authorization), stated), meanings)
    },
  }
}

const neverAborted = new AbortController().signal
