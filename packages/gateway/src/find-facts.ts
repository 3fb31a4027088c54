import type { Subject } from '@motlan/kernel'
import type { AskedSubject } from '@motlan/ledger'
import type { Fact, Facts } from '@motlan/policy'
import type { Logger } from 'pino'
import type { FactMemory } from './fact-memory.ts'
import type { FactSource } from './facts.ts'
import type { GrantedLookUp, Registries } from './grant.ts'
import type { Caller } from './identify.ts'
import type { PolicyInForce } from './policy-in-force.ts'
import { registryFacts } from './registry-facts.ts'
import { withinTime } from './within-time.ts'

/** One look-up that hangs on facts. */
export interface FactLookUp {
  readonly requestId: string
  readonly caller: Caller
  readonly policy: PolicyInForce
  readonly at: Date
  /** The same moment as a day in Việt Nam. */
  readonly on: string
  readonly subjects: readonly AskedSubject[]
  readonly needs: (subject: Subject, known: Facts) => readonly string[]
  readonly signal: AbortSignal
}

/** Where facts are found. */
export interface FactParts {
  /** Absent where the exchange keeps no facts: then none of them is known. */
  readonly facts: FactSource | undefined
  readonly memory: FactMemory
  readonly registries: Registries
  /** Milliseconds each of them may take. */
  readonly timeout: number
  readonly logger: Logger
}

type Find = (subjects: readonly AskedSubject[], facts: readonly Fact[]) => Promise<readonly Facts[]>

/** What is found out about one subject. */
interface Finding {
  readonly subject: AskedSubject
  readonly known: Record<string, boolean>
}

/**
 * Finds out the facts that a look-up hangs on, for all of its subjects at once: what the exchange keeps in one question,
 * then what registries know in one question each. What cannot be found out is not in the answer, which counts against
 * who asks. INVARIANT: whether something else is looked up never depends on a fact about the subject itself.
 */
export async function findFacts(lookUp: FactLookUp, parts: FactParts): Promise<readonly Facts[]> {
  const { policy, subjects, needs, signal } = lookUp
  const findings = subjects.map((subject): Finding => ({ subject, known: {} }))
  const wanted = (known: Facts, registry: boolean) => (subject: Subject) =>
    needs(subject, known).flatMap((id) => {
      const fact = policy.factCatalog.get(id)
      return fact && (fact.registry !== undefined) === registry ? [fact] : []
    })

  await settle(findings, ({ subject }) => wanted({}, false)(subject.subject), {
    ...lookUp,
    ...parts,
    asker: exchangeAsker(lookUp),
    find: (some, facts) => fromExchange(some, facts, lookUp, parts),
  })
  signal.throwIfAborted()

  const ofRequest = (known: Facts): Facts =>
    Object.fromEntries(
      Object.entries(known).filter(([id]) => policy.factCatalog.get(id)?.tier === 'request'),
    )
  const open = findings.map(({ subject, known }) => wanted(ofRequest(known), true)(subject.subject))
  const names = new Set(open.flatMap((facts) => facts.map(({ registry = '' }) => registry)))
  await Promise.all(
    [...names].map((registry) =>
      settle(
        findings,
        (_, index) => (open[index] ?? []).filter((fact) => fact.registry === registry),
        {
          ...lookUp,
          ...parts,
          asker: registryAsker(lookUp),
          find: (some, facts) => fromRegistry(registry, some, facts, lookUp, parts),
        },
      ),
    ),
  )
  signal.throwIfAborted()
  return findings.map(({ known }) => known)
}

/** Settles what is wanted of each subject: from memory where that is allowed, the rest in one question. */
async function settle(
  findings: readonly Finding[],
  wanted: (finding: Finding, index: number) => readonly Fact[],
  {
    memory,
    asker,
    at,
    find,
  }: Pick<FactParts, 'memory'> & Pick<FactLookUp, 'at'> & { asker: string; find: Find },
): Promise<void> {
  const asked = new Set<Fact>()
  const missing: { readonly finding: Finding; readonly facts: readonly Fact[] }[] = []
  for (const [index, finding] of findings.entries()) {
    const facts = wanted(finding, index).filter((fact) => {
      const outcome = memory.recall(fact, finding.subject, asker, at)
      if (outcome !== undefined) finding.known[fact.id] = outcome
      return outcome === undefined
    })
    for (const fact of facts) asked.add(fact)
    if (facts.length > 0) missing.push({ finding, facts })
  }
  if (missing.length === 0) return
  const found = await find(
    missing.map(({ finding }) => finding.subject),
    [...asked],
  )
  for (const [index, { finding, facts }] of missing.entries()) {
    for (const fact of facts) {
      const outcome = found[index]?.[fact.id]
      if (typeof outcome !== 'boolean') continue
      finding.known[fact.id] = outcome
      memory.keep(fact, finding.subject, asker, { outcome, at })
    }
  }
}

async function fromExchange(
  subjects: readonly AskedSubject[],
  facts: readonly Fact[],
  { requestId, caller, policy, at }: FactLookUp,
  { facts: source, timeout, logger }: FactParts,
): Promise<readonly Facts[]> {
  if (!source) return []
  const { agency, purpose, procedure, case: dossier } = caller
  const question = {
    agency,
    purpose,
    procedures: procedure === undefined ? [purpose, ...serving(purpose, policy)] : [procedure],
    ...(dossier !== undefined && { case: dossier }),
    at,
    facts,
    consentScopes: policy.consentScopes,
    subjects,
  }
  try {
    return await withinTime(() => source.find(question), timeout)
  } catch {
    // INVARIANT: what nobody could find out permits nothing; look-ups that hang on no fact do not notice.
    logger.warn({ requestId, facts: facts.map(({ id }) => id) }, 'facts not found out')
    return []
  }
}

async function fromRegistry(
  registry: string,
  subjects: readonly AskedSubject[],
  facts: readonly Fact[],
  lookUp: FactLookUp,
  { registries, timeout }: FactParts,
): Promise<readonly Facts[]> {
  const { caller, signal } = lookUp
  return registryFacts(
    {
      registry,
      facts,
      subjects,
      province: caller.province,
      lookUp: grantedLookUp(lookUp),
      signal,
      timeout,
    },
    registries,
  )
}

function grantedLookUp({ requestId, caller, policy }: FactLookUp): GrantedLookUp {
  const { agency, procedure, purpose } = caller
  const aim = procedure === undefined ? { purpose } : { procedure, purpose }
  return { requestId, agency, ...aim, policy: policy.hash }
}

function serving(purpose: string, { procedures }: PolicyInForce): readonly string[] {
  return [...procedures.values()].filter((each) => each.purpose === purpose).map(({ code }) => code)
}

/** Everything besides the subject that the outcome of a fact of the exchange depends on. */
function exchangeAsker({ caller, policy }: FactLookUp): string {
  const { agency, procedure, purpose, case: dossier } = caller
  return JSON.stringify([policy.hash, agency, procedure, purpose, dossier])
}

/** The same for a fact of a registry. Whoever has come of age is of age on the next day, whatever was remembered. */
function registryAsker({ caller, policy, on }: FactLookUp): string {
  return JSON.stringify([policy.hash, caller.province, on])
}
