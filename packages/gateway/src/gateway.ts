import type { Bearer } from './bearer.ts'
import { demandCarried } from './carried.ts'
import { wholeSchema } from './companion-schema.ts'
import { documentReader, type KnownOperation } from './documents.ts'
import type { Gateway, GatewayAnswer, GatewayRequest } from './door.ts'
import { factMemory } from './fact-memory.ts'
import { factsAbout } from './facts-about.ts'
import { defaultTimeouts, type GatewayOptions } from './gateway-options.ts'
import { identify } from './identify.ts'
import { defaultLimits } from './limits.ts'
import { bodyOf, localAnswers, refusedLocally } from './local-answers.ts'
import { lookUpByFacts } from './look-up-by-facts.ts'
import { accessFinder, myAccess } from './my-access.ts'
import { observer } from './observe.ts'
import { createPlanner } from './plan.ts'
import { preparer } from './prepare.ts'
import { projectedSdl } from './projected-sdl.ts'
import { refusalTeller } from './refusal-for.ts'
import { errorsOf } from './refused-document.ts'
import { createShaper } from './shape.ts'
import { subscriptions } from './subscriptions.ts'
import { requestTeller, type Told } from './told.ts'
import { coerceVariables } from './variables.ts'
import { tokenVerifier } from './verify-token.ts'
import { readMeanings } from './vocabulary.ts'

/** One request on its way, and what the log is to know of it. */
interface Underway {
  readonly request: GatewayRequest
  readonly requestId: string
  readonly told: Told
}

/** An operation that is known, and whoever asks. */
interface Asked extends Underway {
  readonly known: KnownOperation
  readonly bearer: Bearer | undefined
}

/** Makes a gateway over the registries of one supergraph. */
export function createGateway(options: GatewayOptions): Gateway {
  const { supergraphSdl, clock, newId, logger } = options
  const limits = { ...defaultLimits, ...options.limits }
  const meanings = readMeanings(supergraphSdl)
  const access = accessFinder({ ...options, meanings })
  const companions = [myAccess(access), ...(options.companions ?? [])]
  const { schema, sdl, open, queries } = wholeSchema(options.publicSdl, companions)
  const read = documentReader(schema, limits, queries)
  const verify = tokenVerifier(options.identity, clock)
  const refusalFor = refusalTeller(logger)
  const answerLocally = localAnswers(schema, refusalFor)
  const { subscribe, endAll } = subscriptions({ schema, refusalFor, max: limits.subscriptions })
  const observed = observer()
  const tell = requestTeller({ observed, logger, clock })
  const parts = {
    prepare: preparer({ meanings, planner: createPlanner({ supergraphSdl }), limits }),
    shape: createShaper({
      schema,
      meaningOf: (type, field) => (open.has(type) ? 'open' : meanings.of(type, field)),
    }),
    registries: { ...options, nonce: newId },
    ledger: options.ledger,
    timeouts: { ...defaultTimeouts, ...options.timeouts },
    observed,
    meanings,
    finding: { facts: options.facts, memory: factMemory(), logger },
  }

  async function journey(underway: Underway): Promise<GatewayAnswer> {
    const { request, told } = underway
    const known = read(request.query, request.operationName)
    const kind = known.operation.operation
    demandCarried(kind, request.carried)
    const { authorization } = request
    // Of what no registry is asked for, companions say who may know it; whoever sends a token is held to it.
    const isAnonymous = authorization === undefined && !known.local.needsRegistries
    const bearer = isAnonymous
      ? undefined
      : await observed.step('identify', () => verify(authorization))
    told.bearer = bearer
    const asked = { ...underway, known, bearer }
    return kind === 'subscription' ? subscribed(asked) : answered(asked)
  }

  async function answered(asked: Asked): Promise<GatewayAnswer> {
    const { request, requestId, told, known, bearer } = asked
    const { stated, strict = false, signal = neverAborted } = request
    const { operation } = known
    const variables = coerceVariables(request.variables ?? {}, { schema, operation, limits })
    const policy = options.policy()
    const caller =
      bearer && known.local.needsRegistries ? identify(bearer, stated, policy) : undefined
    told.caller = caller
    const context = { requestId, bearer, stated, signal }
    const { document } = known.local
    const local =
      document && (await observed.step('local', () => answerLocally(document, request, context)))
    if (local?.data === null) return refusedLocally(requestId, local)
    if (!caller) {
      const body = local ? bodyOf(local) : { data: {} }
      const extensions = { motlan: { requestId } }
      return { requestId, body: known.local.isAboutSchema ? body : { ...body, extensions } }
    }
    const { shaped, provenance, shortfalls } = await lookUpByFacts(
      { requestId, known, variables, caller, policy, strict, local: local?.data, signal },
      parts,
    )
    told.disclosures = shaped.groups.reduce((sum, { lines }) => sum + lines.length, 0)
    told.withheld = shaped.withheld.length
    told.shortfalls = shortfalls
    const errors = [...(local?.errors ?? []), ...shaped.errors]
    return {
      requestId,
      body: {
        ...(errors.length > 0 && { errors }),
        data: shaped.data,
        extensions: { motlan: { requestId, policy: policy.hash, provenance } },
      },
    }
  }

  async function subscribed(asked: Asked): Promise<GatewayAnswer> {
    const { request, requestId, told, known, bearer } = asked
    const { authorization, stated, signal = neverAborted } = request
    const { operation } = known
    coerceVariables(request.variables ?? {}, { schema, operation, limits })
    const opened = await observed.step('subscribe', () =>
      subscribe(known, request, {
        context: { requestId, bearer, stated, signal },
        demandTrust: async () => authorization !== undefined && verify(authorization),
        onEnd: (answers) => logger.info({ requestId, answers }, 'subscription ended'),
      }),
    )
    if ('data' in opened) return refusedLocally(requestId, opened)
    told.isStream = true
    return { requestId, body: {}, stream: opened }
  }

  async function handle(request: GatewayRequest): Promise<GatewayAnswer> {
    const requestId = newId()
    const began = clock().getTime()
    const told: Told = { disclosures: 0, withheld: 0 }
    const answer = await observed.step('request', async (): Promise<GatewayAnswer> => {
      try {
        return await journey({ request, requestId, told })
      } catch (error) {
        const refusal = refusalFor(error, requestId, request.signal)
        return { requestId, refused: refusal.code, body: { errors: errorsOf(refusal, requestId) } }
      }
    })
    tell(answer, told, began)
    return answer
  }

  const { registries, timeouts, finding } = parts
  return {
    handle,
    endSubscriptions: endAll,
    factsAbout: factsAbout(options.policy, newId, {
      ...finding,
      registries,
      timeout: timeouts.fetch,
    }),
    schema,
    vocabulary: meanings.vocabulary,
    async projectedSdl({ authorization, stated }) {
      const bearer = await verify(authorization)
      return projectedSdl(sdl, { access: access(bearer, stated), meanings, open })
    },
  }
}

const neverAborted = new AbortController().signal
