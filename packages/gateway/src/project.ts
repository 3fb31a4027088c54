import type { JsonObject } from '@motlan/kernel'
import { Bare, isJsonObject } from './bare.ts'
import type { ProjectedField, Projection } from './compile-projection.ts'

/** Whether everything a registry sent was what it had been asked for. */
export interface Verdict {
  clean: boolean
}

/**
 * Adds to the gathered data what one registry sent, as far as its fetch had selected it. INVARIANT: nothing but a
 * selected field of its declared type gets past here, and no value that is known is ever replaced: one attribute, one
 * source, whatever a registry sends.
 */
export function projectInto(
  target: JsonObject,
  sent: JsonObject,
  fields: readonly ProjectedField[],
  verdict: Verdict,
): void {
  for (let index = 0; index < fields.length; index++) {
    // INVARIANT: the index is below the length.
    const field = fields[index] as ProjectedField
    const value = sent[field.key]
    const known = target[field.name]
    if (field.isPlain) {
      if (value === null) target[field.name] = known ?? null
      else if (known == null) target[field.name] = leaf(field, value, verdict)
    } else if (field.constant !== undefined) target[field.name] = field.constant
    else if (field.narrows) target[field.name] = typename(field, value, known, verdict)
    else target[field.name] = projected(field, field.lists, value, known, verdict)
  }
}

/** An entity that its registry does not know: every field asked of it is known to be absent. */
export function projectAbsence(target: JsonObject, fields: readonly ProjectedField[]): void {
  for (const { name } of fields) if (target[name] === undefined) target[name] = null
}

/** Null where the registry says so, undefined where it sent nothing that could be used. */
function projected(
  field: ProjectedField,
  lists: number,
  sent: unknown,
  known: unknown,
  verdict: Verdict,
): unknown {
  if (sent === null) return known === undefined ? null : known
  if (lists > 0) return projectedList(field, lists, sent, known, verdict)
  if (field.below) return projectedObject(field.below, sent, known, verdict)
  return known ?? leaf(field, sent, verdict)
}

function leaf({ read }: ProjectedField, sent: unknown, verdict: Verdict): unknown {
  const value = read?.(sent)
  if (value === undefined) verdict.clean = false
  return value
}

function projectedList(
  field: ProjectedField,
  lists: number,
  sent: unknown,
  known: unknown,
  verdict: Verdict,
): unknown {
  const before = Array.isArray(known) ? known : undefined
  if (!Array.isArray(sent) || (before && before.length !== sent.length)) {
    verdict.clean = false
    return known
  }
  const list: unknown[] = before ?? new Array<unknown>(sent.length)
  for (let index = 0; index < sent.length; index++) {
    list[index] = projected(field, lists - 1, sent[index], list[index], verdict)
  }
  return list
}

function projectedObject(
  below: Projection,
  sent: unknown,
  known: unknown,
  verdict: Verdict,
): unknown {
  const before = isJsonObject(known) ? known : undefined
  const fields = isJsonObject(sent)
    ? (below.fields ?? below.fieldsOn(sent.__typename, before?.__typename))
    : undefined
  if (!fields || !isJsonObject(sent)) {
    verdict.clean = false
    return known
  }
  const target = before ?? new Bare()
  projectInto(target, sent, fields, verdict)
  return target
}

function typename(
  { read, narrows }: ProjectedField,
  sent: unknown,
  known: unknown,
  verdict: Verdict,
): unknown {
  const value = read?.(sent)
  if (typeof value !== 'string') verdict.clean = false
  if (typeof value !== 'string' || typeof known !== 'string') return known ?? value
  return narrows?.(value, known) ? value : known
}
