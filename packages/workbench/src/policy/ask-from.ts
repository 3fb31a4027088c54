import { didYouMean, Refusal } from '@motlan/kernel'
import type { Ask, CompiledPolicy } from '@motlan/policy'

/** A question as somebody writes it, in a test or on a command line. */
export interface AskWritten {
  readonly agency?: string | undefined
  readonly procedure?: string | undefined
  readonly purpose?: string | undefined
  readonly relation?: string | undefined
  readonly at?: string | undefined
  readonly facts?: Readonly<Record<string, boolean>> | undefined
}

/** The question to the policy; a name that no catalogue has is refused, so that a typing error is no refusal by default. */
export function askFrom(
  { agency, procedure, purpose, relation = 'self', at = '', facts = {} }: AskWritten,
  policy: CompiledPolicy,
  where: string,
): Ask {
  const known = (kind: string, given: string, names: Iterable<string>): void => {
    const all = [...names]
    if (all.includes(given)) return
    const near = didYouMean(given, all)
    throw new Refusal('AGREEMENT_INVALID', where, {
      reason: `"${given}" is not a known ${kind}`,
      fix: near ? `did you mean "${near}"?` : `use a ${kind} of the catalogue`,
    })
  }
  if (agency === undefined) throw missing(where, 'the agency that asks')
  known('agency', agency, policy.agencies.keys())
  if (procedure !== undefined) known('procedure', procedure, policy.procedures.keys())
  if (purpose !== undefined) known('purpose', purpose, policy.purposes.keys())
  known('relation', relation, policy.space.relations.ids)
  for (const fact of Object.keys(facts)) known('fact', fact, policy.space.facts.ids)
  const serves = procedure === undefined ? purpose : policy.procedures.get(procedure)?.purpose
  if (serves === undefined) throw missing(where, 'a procedure or a purpose')
  const aim = { purpose: purpose ?? serves, ...(procedure !== undefined && { procedure }) }
  return { agency, ...aim, relation, on: at, facts }
}

function missing(where: string, what: string): Refusal {
  return new Refusal('AGREEMENT_INVALID', where, {
    reason: `it does not say ${what}`,
    fix: 'say it in the case, or in the defaults of the suite',
  })
}
