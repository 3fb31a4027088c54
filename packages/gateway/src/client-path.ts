import { isJsonObject } from './bare.ts'
import type { FieldShape, LeafShape, ObjectFieldShape, ObjectShape } from './compiled-shape.ts'
import type { GatheredPath } from './gathered.ts'

/**
 * Every place of an answer that a place of the gathered data appears in: one value may have been selected under
 * several names. Ends where the client selected nothing further.
 */
export function clientPaths(
  shape: ObjectShape,
  gathered: unknown,
  path: GatheredPath,
): readonly GatheredPath[] {
  const [key, ...rest] = path
  const fields = shape.fields.filter(isGathered).filter(({ from }) => from === key)
  if (fields.length === 0 || typeof key !== 'string') return [[]]
  return fields.flatMap((field) => {
    const { indexes, value, below } = intoLists(valueIn(gathered, key), rest)
    const inside = shapeOf(field, value)
    const ends = inside ? clientPaths(inside, value, below) : [[]]
    return ends.map((end) => [field.key, ...indexes, ...end])
  })
}

/** The place of the gathered data behind a place of the answer, without the indexes of its lists. */
export function gatheredPlace(
  shape: ObjectShape,
  gathered: unknown,
  path: GatheredPath,
): readonly string[] {
  const [key, ...rest] = path
  const field = shape.fields.filter(isGathered).find((each) => each.key === key)
  if (!field) return []
  const { value, below } = intoLists(valueIn(gathered, field.from), rest)
  const inside = shapeOf(field, value)
  return [field.from, ...(inside ? gatheredPlace(inside, value, below) : [])]
}

function valueIn(gathered: unknown, key: string): unknown {
  return isJsonObject(gathered) ? gathered[key] : undefined
}

function isGathered(field: FieldShape): field is LeafShape | ObjectFieldShape {
  return field.kind === 'leaf' || field.kind === 'object'
}

function shapeOf(field: LeafShape | ObjectFieldShape, value: unknown): ObjectShape | undefined {
  if (field.kind === 'leaf') return undefined
  return field.below ?? (isJsonObject(value) ? field.belowOn(value.__typename) : undefined)
}

/** Follows the indexes at the start of a path. */
function intoLists(
  list: unknown,
  path: GatheredPath,
): { indexes: readonly number[]; value: unknown; below: GatheredPath } {
  const indexes: number[] = []
  let value = list
  for (const segment of path) {
    if (typeof segment !== 'number') break
    indexes.push(segment)
    value = Array.isArray(value) ? value[segment] : undefined
  }
  return { indexes, value, below: path.slice(indexes.length) }
}
