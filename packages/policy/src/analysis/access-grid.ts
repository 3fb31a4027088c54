import type { CompiledPolicy } from '../compile-policy.ts'
import type { Aim } from '../space.ts'

/** What one agency may know of one attribute, for one aim and relation: whatever the facts, or depending on them. */
export interface AccessCell extends Aim {
  readonly agency: string
  readonly relation: string
  readonly attribute: string
  readonly access: 'always' | 'conditional'
  /** The rules that decide as long as no fact is known. */
  readonly deciding: readonly string[]
  /** The facts it depends on. */
  readonly needs: readonly string[]
}

/** Which part of the matrix is wanted; a part that is left out is wanted whole. */
export interface AccessFilter {
  readonly agency?: string
  readonly procedure?: string
  readonly purpose?: string
}

/** Every cell of the access matrix of a day that is not `never`. */
export function* accessGrid(
  policy: CompiledPolicy,
  on: string,
  { agency: onlyAgency, procedure: onlyProcedure, purpose: onlyPurpose }: AccessFilter = {},
): Generator<AccessCell> {
  const { space } = policy
  for (const agency of space.agencies.ids) {
    if (onlyAgency !== undefined && agency !== onlyAgency) continue
    for (const aim of space.aims) {
      if (onlyProcedure !== undefined && aim.procedure !== onlyProcedure) continue
      if (onlyPurpose !== undefined && aim.purpose !== onlyPurpose) continue
      for (const relation of policy.relations) {
        const { certain, possible, needs } = policy.settle({ agency, ...aim, relation, on })
        if (possible.size === 0) continue
        for (const attribute of space.attributes.ids) {
          if (!possible.has(attribute)) continue
          const always = certain.permitted.has(attribute)
          yield {
            agency,
            ...aim,
            relation,
            attribute,
            access: always ? 'always' : 'conditional',
            deciding: certain.deciding(attribute),
            needs: always ? [] : needs([attribute]),
          }
        }
      }
    }
  }
}
