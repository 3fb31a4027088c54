import type { NarrowedGrant } from '@motlan/agreements'
import type { Agreement, AgreementGrant, CompiledPolicy } from '@motlan/policy'
import { namesMeant } from './names-meant.ts'
import type { ReadOperation } from './sufficiency.ts'

/** A grant that permits more than the operations of its procedures ask, and what would be left of it. */
export interface OverBroad {
  readonly agreement: string
  readonly file: string
  readonly grant: string
  readonly attributes: readonly string[]
  readonly relations: readonly string[]
  readonly left: NarrowedGrant
}

/** Grants for procedures that are wider than any of them needs. What is granted for a purpose alone has no form to be held against. */
export function overBroad(
  { source }: CompiledPolicy,
  operations: readonly ReadOperation[],
): readonly OverBroad[] {
  return source.agreements
    .filter(({ status }) => status === 'in-force')
    .flatMap((agreement) =>
      agreement.grants.flatMap((grant) => ofGrant(grant, agreement, source.vocabulary, operations)),
    )
}

function ofGrant(
  grant: AgreementGrant,
  { id, file, provider, consumer }: Agreement,
  vocabulary: CompiledPolicy['source']['vocabulary'],
  operations: readonly ReadOperation[],
): readonly OverBroad[] {
  const procedures = grant.procedures ?? []
  const own = operations.filter(
    ({ agency, procedure }) => agency === consumer && procedures.includes(procedure),
  )
  // Where one of its procedures has no operation, nobody knows what it needs.
  if (
    procedures.length === 0 ||
    procedures.some((code) => !own.some(({ procedure }) => procedure === code))
  )
    return []
  const asks = own.flatMap((operation) => operation.asks)
  const used = new Set(
    asks
      .filter(({ relation }) => grant.relations.includes(relation))
      .map(({ attribute }) => attribute),
  )
  const provided = (name: string) =>
    namesMeant(name, vocabulary, file).filter((each) => vocabulary.get(each)?.source === provider)
  const attributes = [...new Set(grant.attributes.flatMap(provided))].filter(
    (name) => !used.has(name),
  )
  const granted = new Set(grant.attributes.flatMap(provided))
  const relations = grant.relations.filter(
    (each) => !asks.some(({ attribute, relation }) => relation === each && granted.has(attribute)),
  )
  if (attributes.length === 0 && relations.length === 0) return []
  const kept = grant.attributes.flatMap((name) => {
    const meant = provided(name)
    const needed = meant.filter((each) => used.has(each))
    return needed.length === meant.length ? [name] : needed
  })
  const left = {
    id: grant.id,
    attributes: kept,
    relations: grant.relations.filter((each) => !relations.includes(each)),
  }
  return [{ agreement: id, file, grant: grant.id, attributes, relations, left }]
}
