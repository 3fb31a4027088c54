import { type JsonObject, Refusal, type RefusalCode } from '@motlan/kernel'
import type { Ledger } from '@motlan/ledger'
import type { AskedAttribute } from './decision.ts'
import type { KnownOperation } from './documents.ts'
import { executePlan } from './execute.ts'
import type { Timeouts } from './gateway-options.ts'
import type { Gathered, Send } from './gathered.ts'
import { grantedSend, type Registries } from './grant.ts'
import { watchHandOver } from './hand-over.ts'
import type { Caller } from './identify.ts'
import type { Observer } from './observe.ts'
import type { PolicyInForce } from './policy-in-force.ts'
import type { Prepare, Prepared } from './prepare.ts'
import { type RecordedLookUp, record } from './record.ts'
import { rootSubjects } from './root-subjects.ts'
import { sealedUntil } from './seal.ts'
import type { Shape, Shaped } from './shaped.ts'

/** One look-up: who asks for what, read, identified and decided. */
export interface LookUpRequest {
  readonly requestId: string
  readonly known: KnownOperation
  readonly variables: JsonObject
  readonly caller: Caller
  readonly policy: PolicyInForce
  /** Whether one withheld attribute refuses all of them. */
  readonly strict: boolean
  /** Answers of the root fields that no registry gives. */
  readonly local: JsonObject | undefined
  readonly signal: AbortSignal
  /** When it began: the day that decides. */
  readonly at: Date
  readonly prepared: Prepared
  /** What is withheld from other parts of the same look-up: in strict mode it refuses this one, too. */
  readonly alsoRefused?: readonly AskedAttribute[]
}

/** What answers look-ups. */
export interface LookUpParts {
  readonly prepare: Prepare
  readonly shape: Shape
  readonly registries: Registries
  readonly ledger: Ledger
  readonly timeouts: Timeouts
  readonly observed: Observer
}

/** Which registry answered, and when: what it said was true then. */
interface Provenance {
  readonly registry: string
  readonly asOf: string
}

export interface AnsweredLookUp {
  readonly shaped: Shaped
  readonly provenance: readonly Provenance[]
  /** What registries owed and did not give, by registry and reason: `finance REGISTRY_TIMEOUT`. */
  readonly shortfalls: readonly string[]
}

/** From a decision to a recorded answer: fetch, shape, record. */
export async function lookUp(request: LookUpRequest, parts: LookUpParts): Promise<AnsweredLookUp> {
  const { requestId, known, variables, caller, policy, signal, at, prepared } = request
  const { shape, registries, ledger, timeouts, observed } = parts
  const withheldAnywhere = request.alsoRefused ?? prepared.refused
  const recorded = (lookUp: Pick<RecordedLookUp, 'groups' | 'moved' | 'withheld' | 'refused'>) =>
    observed.step('record', () =>
      record(
        {
          ...lookUp,
          requestId,
          at,
          caller,
          policy: policy.hash,
          decided: prepared.kept(request.strict),
          asked: `${known.digest}\n${JSON.stringify(variables)}`,
          // Where registries are asked, whoever is there has a disclosure; otherwise the question itself is traced.
          about: prepared.plan && !lookUp.refused ? [] : rootSubjects(prepared.entries, variables),
          ...(prepared.sealed && { sealedUntil: sealedUntil(at) }),
        },
        ledger,
        timeouts.ledger,
      ),
    )
  /** An operation of which nothing reached the agency, whatever registries were handed. */
  const recordRefusal = (refused: RefusalCode, moved: RecordedLookUp['moved']) =>
    recorded({
      groups: [],
      moved,
      withheld: prepared.refused.map((asked) => ({ ...asked, code: 'ATTRIBUTE_WITHHELD' })),
      refused,
    })
  const refusal =
    prepared.refusal ?? (request.strict ? withheldRefusal(withheldAnywhere) : undefined)
  if (refusal) {
    await recordRefusal(refusal.code, [])
    throw refusal
  }

  const answered = new Map<string, Date>()
  const { plan } = prepared
  const granted = sender(request, prepared, registries)
  const { send, handed } = watchHandOver(prepared.movements, async (outgoing) => {
    const { registry } = outgoing.fetch
    const answer = await observed.step('fetch', () => granted(outgoing), { registry })
    answered.set(registry, registries.clock())
    return answer
  })

  /** What goes to the agency, and what registries owed for it. */
  async function written(): Promise<{ readonly shaped: Shaped; readonly gathered: Gathered }> {
    const gathered = plan
      ? await observed.step('execute', () =>
          executePlan({ plan, variables, send, signal, timeout: timeouts.fetch }),
        )
      : nothingGathered
    const shaped = shape({
      ...known,
      variables,
      decided: prepared.decisions,
      gathered,
      local: request.local,
      explain: prepared.explain,
    })
    // INVARIANT: whoever has left gets no answer, so nothing is recorded as disclosed to them.
    signal.throwIfAborted()
    return { shaped, gathered }
  }

  const { shaped, gathered } = await written().catch(async (cause: unknown) => {
    const moved = await handed()
    if (moved.length > 0) await recordRefusal(endedBy(cause, signal), moved)
    throw cause
  })
  const { groups, withheld } = shaped
  await recorded({ groups, moved: await handed(), withheld })
  const shortfalls = gathered.shortfalls.map(({ registry, code }) => `${registry} ${code}`)
  return { shaped, provenance: provenanceOf(answered), shortfalls: [...new Set(shortfalls)] }
}

const nothingGathered: Gathered = { data: {}, shortfalls: [] }

function sender(
  { requestId, caller, policy }: LookUpRequest,
  { grantings }: Prepared,
  registries: Registries,
): Send {
  const { agency, procedure, purpose } = caller
  return grantedSend(
    {
      requestId,
      agency,
      purpose,
      ...(procedure !== undefined && { procedure }),
      policy: policy.hash,
    },
    grantings,
    registries,
  )
}

/** Why no answer left, where it is known only after registries were asked. */
function endedBy(cause: unknown, signal: AbortSignal): RefusalCode {
  if (signal.aborted) return 'CLIENT_LEFT'
  return cause instanceof Refusal ? cause.code : 'INTERNAL'
}

function provenanceOf(answered: ReadonlyMap<string, Date>): readonly Provenance[] {
  return [...answered]
    .map(([registry, asOf]) => ({ registry, asOf: asOf.toISOString() }))
    .sort((one, other) => (one.registry < other.registry ? -1 : 1))
}

function withheldRefusal(refused: readonly AskedAttribute[]): Refusal | undefined {
  const [first] = refused
  if (!first) return undefined
  return new Refusal('LOOKUP_REFUSED', first.attribute, { details: { withheld: refused } })
}
