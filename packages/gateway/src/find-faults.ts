import { isJsonObject } from './bare.ts'
import type { ProjectedField, Projection } from './compile-projection.ts'
import type { GatheredPath } from './gathered.ts'

/** Something in an answer that is not what its field promises. */
export interface Fault {
  /** The field, or the type of an object that is not one. */
  readonly coordinate: string
  readonly path: GatheredPath
}

/**
 * Finds what is wrong with an answer that projection has found wanting. Slower than projection, because it knows
 * where it is; only called when something has to be said.
 */
export function* faultsIn(
  projection: Projection,
  sent: unknown,
  known: unknown,
  at: GatheredPath = [],
): Generator<Fault> {
  if (sent === null) return
  const fields = isJsonObject(sent)
    ? (projection.fields ?? projection.fieldsOn(sent.__typename, known))
    : undefined
  if (!fields || !isJsonObject(sent)) {
    yield { coordinate: String(known), path: at }
    return
  }
  for (const field of fields) {
    if (field.constant !== undefined) continue
    yield* faultsOf(field, field.lists, sent[field.key], [...at, field.name])
  }
}

function* faultsOf(
  field: ProjectedField,
  lists: number,
  sent: unknown,
  at: GatheredPath,
): Generator<Fault> {
  if (sent === null && !field.narrows) return
  if (lists > 0) {
    if (!Array.isArray(sent)) yield { coordinate: field.coordinate, path: at }
    else {
      for (const [index, item] of sent.entries()) {
        yield* faultsOf(field, lists - 1, item, [...at, index])
      }
    }
  } else if (field.below && isJsonObject(sent)) {
    yield* faultsIn(field.below, sent, undefined, at)
  } else if (field.below || field.read?.(sent) === undefined) {
    yield { coordinate: field.coordinate, path: at }
  }
}
