import type { RefusalCode } from '@motlan/kernel'
import type { ProjectedField, Projection } from './compile-projection.ts'
import type { Shortfall } from './gathered.ts'
import { pathOf } from './plan-path.ts'
import type { Place } from './representations.ts'

/** Where one part of an answer belongs: the whole of it at the root, or the list of one `_entities` field. */
export interface Landing {
  /** The response key of the `_entities` field; undefined at the root. */
  readonly key: string | undefined
  readonly projection: Projection
  readonly places: readonly Place[]
  /** How many objects the registry owes. */
  readonly count: number
}

/** One answer on its way into the gathered data. */
export interface Receipt {
  readonly registry: string
  readonly landings: readonly Landing[]
  readonly report: (shortfall: Shortfall) => void
}

/** What a fetch should bring to one place. */
export function fieldsAt(
  projection: Projection,
  { target }: Pick<Place, 'target'>,
): readonly ProjectedField[] {
  return projection.fields ?? projection.fieldsOn(undefined, target.__typename) ?? []
}

/** Notes that nothing of a landing has arrived: once for its first place, meant for all of them. */
export function reportMissing(
  {
    key,
    projection,
    places,
  }: Pick<Landing, 'key' | 'projection'> & {
    readonly places: readonly Omit<Place, 'index'>[]
  },
  code: RefusalCode,
  { registry, report }: Pick<Receipt, 'registry' | 'report'>,
): void {
  const [place] = places
  if (!place) return
  const below = pathOf(place.trail)
  const keys = fieldsAt(projection, place).map(({ name }) => name)
  if (key !== undefined) report({ registry, code, path: below, missing: { below, keys } })
  else for (const name of keys) report({ registry, code, path: [name] })
}
