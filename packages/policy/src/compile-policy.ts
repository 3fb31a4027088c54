import { Refusal } from '@motlan/kernel'
import type { Agreement, AgreementGrant } from './agreement.ts'
import { agreementFaults, type PolicySource } from './agreement-faults.ts'
import { attributesMeant } from './attributes-meant.ts'
import { boundedMemo } from './bounded-memo.ts'
import type { LegalBasis, Validity } from './catalog.ts'
import type { Fault } from './fault.ts'
import { basisOn, inForce, spansOf } from './in-force.ts'
import type { Ask, Grounds, Policy, PolicyRow } from './policy.ts'
import { policyHash, rowId } from './policy-hash.ts'

/** One grant, ready to be held against a question. */
interface Rule {
  readonly agreement: string
  readonly validity: Validity
  readonly bases: readonly LegalBasis[]
  readonly procedures: ReadonlySet<string> | undefined
  readonly purposes: ReadonlySet<string> | undefined
  readonly attributes: readonly string[]
}

/** agency → relation → the rules that can ever hold for both, in the order in which they are cited. */
type Rules = ReadonlyMap<string, ReadonlyMap<string, readonly Rule[]>>

/** Rows of one policy version kept at a time: far above agencies × procedures × relations of the shipped agreements. */
const rowLimit = 20_000

/**
 * Compiles agreements into rows that are built on first use. Throws `AGREEMENT_INVALID` where anything is wrong with
 * any of them, drafts included; only agreements in force permit anything.
 */
export function compilePolicy(source: PolicySource): Policy {
  refuseFaults(agreementFaults(source))
  const { agreements, catalog } = source
  const holding = agreements
    .filter(({ status }) => status === 'in-force')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const rules = rulesOf(holding, source)
  const span = spansOf([...holding.map(({ validity }) => validity), ...catalog.legalBases])
  const procedures = new Map(catalog.procedures.map((each) => [each.code, each]))
  const purposes = new Map(catalog.purposes.map(({ id, title }) => [id, title]))
  const rows = boundedMemo<PolicyRow>(rowLimit)
  const nothing = rowOf(new Map())

  function decide(ask: Ask): PolicyRow {
    const { agency, procedure, purpose, relation, on } = ask
    // INVARIANT: a procedure is asked for with the purpose it serves; nobody borrows what is granted for another one.
    if (procedure !== undefined && procedures.get(procedure)?.purpose !== purpose) return nothing
    const near = rules.get(agency)?.get(relation)
    // INVARIANT: only what the catalogue knows reaches the memo, so that no stream of questions can fill it.
    if (near === undefined || !purposes.has(purpose)) return nothing
    return rows(`${agency} ${relation} ${procedure ?? ''} ${purpose} ${span(on)}`, () =>
      rowOf(permittedBy(near, ask)),
    )
  }

  return {
    hash: policyHash(source),
    agencies: new Map(catalog.agencies.map((each) => [each.id, each])),
    procedures,
    purposes,
    agreements: new Map(holding.map(({ id, title }) => [id, title])),
    legalBases: new Map(catalog.legalBases.map((each) => [each.id, each])),
    relations: [
      ...new Set(holding.flatMap((each) => each.grants.flatMap((g) => g.relations))),
    ].sort(),
    decide,
  }
}

function refuseFaults(faults: readonly Fault[]): void {
  const [first, ...others] = faults
  if (!first) return
  const more = others.length === 0 ? '' : ` (and ${others.length} more in the agreements)`
  throw new Refusal('AGREEMENT_INVALID', `${first.file}: ${first.place}`, {
    reason: `${first.reason}${more}`,
    fix: first.fix,
  })
}

function rulesOf(agreements: readonly Agreement[], source: PolicySource): Rules {
  const rules = new Map<string, Map<string, Rule[]>>()
  for (const agreement of agreements) {
    const ofAgency = rules.get(agreement.consumer) ?? new Map<string, Rule[]>()
    rules.set(agreement.consumer, ofAgency)
    for (const grant of agreement.grants) {
      const rule = ruleOf(agreement, grant, source)
      for (const relation of new Set(grant.relations)) {
        ofAgency.set(relation, [...(ofAgency.get(relation) ?? []), rule])
      }
    }
  }
  return rules
}

function ruleOf(
  { id, provider, validity, legalBasis }: Agreement,
  { attributes, procedures, purposes }: AgreementGrant,
  { catalog, vocabulary }: PolicySource,
): Rule {
  return {
    agreement: id,
    validity,
    bases: legalBasis.flatMap((name) => catalog.legalBases.filter((basis) => basis.id === name)),
    procedures: procedures && new Set(procedures),
    purposes: purposes && new Set(purposes),
    attributes: attributes.flatMap((name) => attributesMeant(name, provider, vocabulary)),
  }
}

/** The first rule that permits an attribute gives its grounds: by agreement id, then by the order of its grants. */
function permittedBy(rules: readonly Rule[], ask: Ask): ReadonlyMap<string, Grounds> {
  const permitted = new Map<string, Grounds>()
  for (const rule of rules) {
    const basis = basisOn(rule.bases, ask.on)
    if (!basis || !inForce(rule.validity, ask.on) || !serves(rule, ask)) continue
    const grounds: Grounds = { agreement: rule.agreement, legalBasis: basis.id }
    for (const attribute of rule.attributes) {
      if (!permitted.has(attribute)) permitted.set(attribute, grounds)
    }
  }
  return permitted
}

function serves({ procedures, purposes }: Rule, { procedure, purpose }: Ask): boolean {
  if (procedures && (procedure === undefined || !procedures.has(procedure))) return false
  return !purposes || purposes.has(purpose)
}

function rowOf(permitted: ReadonlyMap<string, Grounds>): PolicyRow {
  return { id: rowId(permitted), permitted }
}
