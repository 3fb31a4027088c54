import type { FieldSource } from '../field.ts'
import type { Procedure } from '../procedure.ts'
import type { Place } from './fault.ts'

/** A source of a field or fact, and where it stands. */
export interface PlacedSource {
  readonly name: string
  readonly source: FieldSource
  readonly place: Place
  readonly each?: string
}

/** Every source of every field and fact. */
export function placedSources({ fields, facts }: Procedure): readonly PlacedSource[] {
  return [
    ...fields.flatMap(({ id, from, each }, at) =>
      from.map((source, index) => ({
        name: id,
        source,
        place: ['fields', at, 'from', ...placeOf(from, index)],
        ...(each !== undefined && { each }),
      })),
    ),
    ...Object.entries(facts).flatMap(([name, { from, each }]) =>
      from.map((source, index) => ({
        name,
        source,
        place: ['facts', name, 'from', ...placeOf(from, index)],
        ...(each !== undefined && { each }),
      })),
    ),
  ]
}

/** A single source may stand without a list around it: the nearest place is found either way. */
function placeOf(from: readonly FieldSource[], index: number): readonly number[] {
  return from.length > 1 ? [index] : []
}
