import type { CompiledPolicy } from '@motlan/policy'

/** What an agency may know of an attribute: whatever else holds, only where some fact holds, or not at all. */
export type CellState = 'always' | 'conditional' | 'never'

/** One way in which an agency may know an attribute. */
export interface Way {
  readonly procedure?: string
  readonly purpose: string
  readonly relation: string
  /** The facts it depends on; empty where it depends on none. */
  readonly facts: readonly string[]
  /** The rules that permit it; empty where facts decide which. */
  readonly rules: readonly string[]
  readonly legalBasis: string
}

/** One agency and one attribute. */
export interface MatrixCell {
  readonly agency: string
  readonly attribute: string
  readonly state: CellState
  readonly ways: readonly Way[]
}

/** Which part of everything that can be asked a matrix is about. */
export interface MatrixScope {
  readonly on: string
  readonly agency?: string | undefined
  readonly procedure?: string | undefined
  readonly purpose?: string | undefined
}

/** Agencies, attributes, and a cell for each pair in which something may be known: what is not there is never. */
export interface Matrix {
  readonly scope: MatrixScope
  readonly agencies: readonly string[]
  readonly attributes: readonly string[]
  readonly cell: (agency: string, attribute: string) => MatrixCell
}

/** Asks the policy every question of the scope, as a look-up without any fact would. */
export function matrixOf(policy: CompiledPolicy, scope: MatrixScope): Matrix {
  const { agencies, source, space } = policy
  const ids = [...agencies.keys()].filter((id) => scope.agency === undefined || id === scope.agency)
  const attributes = [...source.vocabulary.keys()]
  const aims = space.aims.filter(
    ({ procedure, purpose }) =>
      (scope.procedure === undefined || procedure === scope.procedure) &&
      (scope.purpose === undefined || (procedure === undefined && purpose === scope.purpose)),
  )
  const ways = new Map<string, Way[]>()
  for (const agency of ids) {
    for (const aim of aims) {
      for (const relation of policy.relations) {
        const { certain, possible, needs } = policy.settle({
          agency,
          ...aim,
          relation,
          on: scope.on,
        })
        for (const attribute of possible) {
          const key = `${agency} ${attribute}`
          const grounds = certain.permitted.get(attribute)
          const way: Way = {
            ...aim,
            relation,
            facts: grounds ? [] : needs([attribute]),
            rules: grounds ? certain.deciding(attribute) : [],
            legalBasis: grounds?.legalBasis ?? '',
          }
          ways.set(key, [...(ways.get(key) ?? []), way])
        }
      }
    }
  }
  return {
    scope,
    agencies: ids,
    attributes,
    cell: (agency, attribute) => {
      const known = ways.get(`${agency} ${attribute}`) ?? []
      const free = known.some(({ facts, rules }) => facts.length === 0 && rules.length > 0)
      const state = known.length === 0 ? 'never' : free ? 'always' : 'conditional'
      return { agency, attribute, state, ways: known }
    },
  }
}

/** Every cell in which something may be known, attribute by attribute. */
export function openCells({ agencies, attributes, cell }: Matrix): readonly MatrixCell[] {
  return attributes.flatMap((attribute) =>
    agencies.map((agency) => cell(agency, attribute)).filter(({ state }) => state !== 'never'),
  )
}
