import type { ProcedureOperation } from '@motlan/agreements'
import type { AskedAttribute } from '@motlan/gateway'
import type { CompiledPolicy } from '@motlan/policy'

/** An attribute with the relation of its subject to the subject of the case. */
type Asked = Pick<AskedAttribute, 'attribute' | 'relation'>

/** What an agency asks for a procedure, held against what it may know for it. */
export interface Sufficiency {
  readonly procedure: string
  readonly agency: string
  /** Empty where nobody has written down what the agency asks. */
  readonly files: readonly string[]
  readonly asked: number
  /** Asked and refused: it would have to be asked of the citizen again. */
  readonly missing: readonly Asked[]
  /** Asked, and permitted only where these facts hold. */
  readonly conditional: readonly (Asked & { readonly facts: readonly string[] })[]
  /** Permitted and never asked. */
  readonly unused: readonly Asked[]
}

/** What each operation asks for, as the gateway reads it. */
export interface ReadOperation extends ProcedureOperation {
  readonly asks: readonly Asked[]
}

/** Holds every procedure of the catalogue, agency by agency, against its operations. */
export function sufficiencyOf(
  policy: CompiledPolicy,
  operations: readonly ReadOperation[],
  on: string,
): readonly Sufficiency[] {
  return policy.source.catalog.procedures.flatMap(({ code, agencies }) =>
    agencies.map((agency) => ofOne(policy, operations, { procedure: code, agency, on })),
  )
}

function ofOne(
  policy: CompiledPolicy,
  operations: readonly ReadOperation[],
  { procedure, agency, on }: { procedure: string; agency: string; on: string },
): Sufficiency {
  const own = operations.filter((each) => each.procedure === procedure && each.agency === agency)
  const purpose = policy.procedures.get(procedure)?.purpose ?? ''
  const settled = (relation: string, preconditions: readonly string[]) => {
    const facts = Object.fromEntries(preconditions.map((fact) => [fact, true]))
    return policy.settle({ agency, procedure, purpose, relation, on, facts })
  }
  const answers = own.flatMap(({ asks, preconditions }) =>
    asks.map((asked) => {
      const { certain, possible, needs } = settled(asked.relation, preconditions)
      const state = certain.permitted.has(asked.attribute)
        ? 'certain'
        : possible.has(asked.attribute)
          ? 'conditional'
          : 'missing'
      return { asked, state, facts: needs([asked.attribute]) }
    }),
  )
  const used = new Set(answers.map(({ asked }) => keyOf(asked)))
  const unused = policy.relations.flatMap((relation) =>
    [...settled(relation, []).possible]
      .map((attribute) => ({ attribute, relation }))
      .filter((each) => !used.has(keyOf(each))),
  )
  return {
    procedure,
    agency,
    files: own.map(({ file }) => file),
    asked: used.size,
    missing: distinct(answers.filter(({ state }) => state === 'missing').map(({ asked }) => asked)),
    conditional: answers
      .filter(({ state }) => state === 'conditional')
      .map(({ asked, facts }) => ({ ...asked, facts })),
    unused: own.length > 0 ? unused : [],
  }
}

/** One text for an attribute and its relation. */
function keyOf({ attribute, relation }: Asked): string {
  return `${relation} ${attribute}`
}

function distinct(asked: readonly Asked[]): readonly Asked[] {
  return [...new Map(asked.map((each) => [keyOf(each), each])).values()]
}
