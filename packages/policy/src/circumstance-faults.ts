import type { Circumstances } from './agreement.ts'
import type { Catalog } from './catalog.ts'
import { type At, type Fault, unknown } from './fault.ts'
import { factsOf } from './space.ts'

/** The faults of agencies, procedures, purposes and relations that no catalogue has. */
export function circumstanceFaults(
  { agencies = [], procedures = [], purposes = [], relations = [] }: Circumstances,
  at: At,
  catalog: Catalog,
): readonly Fault[] {
  const strangers = (place: string, kind: string, given: readonly string[], all: Known) => {
    const known = new Set(all())
    return given
      .filter((name) => !known.has(name))
      .map((name) => unknown(at(place), { kind, given: name, known }))
  }
  const ids = (named: readonly { readonly id: string }[]) => () => named.map(({ id }) => id)
  const steps = relations.flatMap((relation) => relation.split('.'))
  return [
    ...strangers('agencies', 'agency', agencies, ids(catalog.agencies)),
    ...strangers('procedures', 'procedure', procedures, () =>
      catalog.procedures.map(({ code }) => code),
    ),
    ...strangers('purposes', 'purpose', purposes, ids(catalog.purposes)),
    ...strangers('relations', 'relation', steps, ids(catalog.relations)),
  ]
}

/** The faults of facts that no catalogue has. */
export function factFaults(
  given: readonly string[] = [],
  place: string,
  at: At,
  catalog: Catalog,
): readonly Fault[] {
  const known = factsOf(catalog)
  return given
    .filter((fact) => !known.includes(fact))
    .map((fact) => unknown(at(place), { kind: 'fact', given: fact, known }))
}

type Known = () => readonly string[]
