import { type JsonObject, Refusal } from '@motlan/kernel'
import type { Disclosure, Ledger } from '@motlan/ledger'
import type { AskedAttribute } from './decision.ts'
import type { KnownOperation } from './documents.ts'
import { executePlan } from './execute.ts'
import type { Timeouts } from './gateway-options.ts'
import type { Gathered, Send } from './gathered.ts'
import { grantedSend, type Registries } from './grant.ts'
import type { Caller } from './identify.ts'
import { movedBy } from './movements.ts'
import type { Observer } from './observe.ts'
import type { PolicyInForce } from './policy-in-force.ts'
import type { Prepare, Prepared } from './prepare.ts'
import { type RecordedLookUp, record } from './record.ts'
import { rootSubjects } from './root-subjects.ts'
import { sealedUntil } from './seal.ts'
import type { Shape, Shaped } from './shaped.ts'
import { dayInVietNam } from './viet-nam-day.ts'

/** One look-up: who asks for what, read and identified, not yet decided. */
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

/** From a known document to a recorded answer: decide, prune, plan, gate, fetch, shape, record. */
export async function lookUp(request: LookUpRequest, parts: LookUpParts): Promise<AnsweredLookUp> {
  const { requestId, known, variables, caller, policy, signal } = request
  const { prepare, shape, registries, ledger, timeouts, observed } = parts
  const at = registries.clock()
  const prepared = await observed.step('prepare', async () =>
    prepare({ known, variables, caller, policy, on: dayInVietNam(at) }),
  )
  const recorded = (lookUp: Pick<RecordedLookUp, 'groups' | 'moved' | 'withheld' | 'refused'>) =>
    observed.step('record', () =>
      record(
        {
          ...lookUp,
          requestId,
          at,
          caller,
          policy: policy.hash,
          asked: `${known.digest}\n${JSON.stringify(variables)}`,
          // Where registries are asked, whoever is there has a disclosure; otherwise the question itself is traced.
          about: prepared.plan && !lookUp.refused ? [] : rootSubjects(prepared.entries, variables),
          ...(prepared.sealed && { sealedUntil: sealedUntil(at) }),
        },
        ledger,
        timeouts.ledger,
      ),
    )
  const refusal =
    prepared.refusal ?? (request.strict ? withheldRefusal(prepared.refused) : undefined)
  if (refusal) {
    await recorded({
      groups: [],
      moved: [],
      withheld: prepared.refused.map((asked) => ({ ...asked, code: 'ATTRIBUTE_WITHHELD' })),
      refused: refusal.code,
    })
    throw refusal
  }

  const answered = new Map<string, Date>()
  const { plan } = prepared
  const granted = sender(request, prepared, registries)
  const moved: Disclosure[] = []
  const send: Send = async (outgoing) => {
    const { registry } = outgoing.fetch
    moved.push(...movedBy(outgoing, prepared.movements))
    const answer = await observed.step('fetch', () => granted(outgoing), { registry })
    answered.set(registry, registries.clock())
    return answer
  }
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
    explain: (asked) => explained(asked, caller),
  })
  // INVARIANT: whoever has left gets no answer, so nothing is recorded as disclosed to them.
  signal.throwIfAborted()
  const { groups, withheld } = shaped
  await recorded({ groups, moved, withheld })
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

function explained(
  { relation }: AskedAttribute,
  { agency, procedure, purpose }: Caller,
): { readonly reason: string; readonly fix: string } {
  const aim = procedure === undefined ? `purpose ${purpose}` : `procedure ${procedure}`
  const whom = relation === 'self' ? '' : ` about ${relation}`
  return {
    reason: `no agreement of agency ${agency} covers it${whom} for ${aim}`,
    fix: 'ask myAccess what may be known, or propose a data-sharing agreement',
  }
}
