import type { JsonObject } from '@motlan/kernel'
import { Bare, isJsonObject } from './bare.ts'
import type { CompiledShape, LeafShape, ObjectFieldShape, ObjectShape } from './compiled-shape.ts'
import type { GatheredPath } from './gathered.ts'
import {
  type About,
  atStart,
  disclose,
  newAbout,
  nothingSent,
  type SentValues,
  sentSoFar,
  takeBack,
} from './sent-values.ts'

/** A null where the schema promises a value. */
export interface Violation {
  readonly coordinate: string
  readonly path: GatheredPath
}

/** An answer as it was written. */
export interface Written {
  readonly data: JsonObject | null
  readonly violations: readonly Violation[]
  /** Where each withheld attribute of the shape first stands, if anywhere. */
  readonly withheldAt: readonly (GatheredPath | undefined)[]
  /** What left, by subject. */
  readonly abouts: Iterable<About>
}

interface Writing {
  readonly local: JsonObject | undefined
  readonly path: (string | number)[]
  readonly violations: Violation[]
  readonly withheldAt: (GatheredPath | undefined)[]
  readonly sent: SentValues
  readonly subjects: Map<string, About>
}

/**
 * Writes an answer from gathered data: exactly the keys of its shape, in order. A value that may not be null and is
 * takes the object around it along, as the specification wants it.
 */
export function writeAnswer(
  { root }: CompiledShape,
  gathered: JsonObject,
  local: JsonObject | undefined,
): Written {
  const writing: Writing = {
    local,
    path: [],
    violations: [],
    withheldAt: [],
    sent: nothingSent(),
    subjects: new Map(),
  }
  const nobody = newAbout('')
  const data = writeObject(root, gathered, nobody, writing)
  if (!data) takeBack(atStart, writing.sent)
  return { ...writing, data: data ?? null, abouts: writing.subjects.values() }
}

/** Undefined where a null inside may not stay where it is. */
function writeObject(
  shape: ObjectShape,
  source: JsonObject,
  around: About,
  writing: Writing,
): JsonObject | undefined {
  const about = shape.subjectKey === undefined ? around : aboutOf(source[shape.subjectKey], writing)
  if (!about) {
    // INVARIANT: nothing leaves about a subject nobody can name.
    violate(`${shape.typename}.${shape.subjectKey}`, undefined, writing)
    return undefined
  }
  const answer = new Bare()
  const { fields } = shape
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index]
    switch (field?.kind) {
      case 'leaf': {
        const given = source[field.from]
        const value = field.isPlain ? (given ?? null) : writeLeaf(field, given, about, writing)
        if (value === undefined) return undefined
        if (given !== undefined) disclose(field.slot, about, value, writing.sent)
        answer[field.key] = value
        break
      }
      case 'object': {
        const value = writeComposite(field, source[field.from], about, writing)
        if (value === undefined) return undefined
        answer[field.key] = value
        break
      }
      case 'typename':
        answer[field.key] = shape.typename
        disclose(field.slot, about, shape.typename, writing.sent)
        break
      case 'withheld':
        writing.withheldAt[field.index] ??= [...writing.path, field.key]
        if (field.nonNull) return undefined
        answer[field.key] = null
        break
      case 'local':
        answer[field.key] = writing.local?.[field.key] ?? null
        break
    }
  }
  return answer
}

function writeLeaf(field: LeafShape, value: unknown, about: About, writing: Writing): unknown {
  if (field.nonNull.length > 1) {
    writing.path.push(field.key)
    const list = writeLevel(field, 0, value, about, writing)
    writing.path.pop()
    return list
  }
  const shown = value == null || (field.values && !isPublic(value, field.values)) ? null : value
  if (shown !== null || !field.nonNull[0]) return shown
  violate(field.coordinate, field.key, writing)
  return undefined
}

function writeComposite(
  field: ObjectFieldShape,
  value: unknown,
  about: About,
  writing: Writing,
): unknown {
  const before = sentSoFar(writing.sent)
  if (value !== undefined) {
    if (field.slot >= 0) disclose(field.slot, about, presenceIn(value, field), writing.sent)
    const isAbsent = value === null || (Array.isArray(value) && value.length === 0)
    if (isAbsent) for (const slot of field.absent) disclose(slot, about, null, writing.sent)
  }
  writing.path.push(field.key)
  const written = writeLevel(field, 0, value, about, writing)
  writing.path.pop()
  // What turned into null on the way has not left.
  if (written === null && value !== null) takeBack(before, writing.sent)
  return written
}

/** One level of lists, or what is inside the innermost. Undefined where a null may not stay where it is. */
function writeLevel(
  field: LeafShape | ObjectFieldShape,
  level: number,
  value: unknown,
  about: About,
  writing: Writing,
): unknown {
  const before = sentSoFar(writing.sent)
  const written = value == null ? null : writePresent(field, level, value, about, writing)
  if (written !== null && written !== undefined) return written
  if (field.nonNull[level]) {
    if (written === null) violate(field.coordinate, undefined, writing)
    return undefined
  }
  if (written === undefined) takeBack(before, writing.sent)
  return null
}

function writePresent(
  field: LeafShape | ObjectFieldShape,
  level: number,
  value: unknown,
  about: About,
  writing: Writing,
): unknown {
  if (level < field.nonNull.length - 1) {
    if (!Array.isArray(value)) return null
    const list = new Array<unknown>(value.length)
    for (let index = 0; index < value.length; index++) {
      writing.path.push(index)
      const item = writeLevel(field, level + 1, value[index], about, writing)
      writing.path.pop()
      if (item === undefined) return undefined
      list[index] = item
    }
    return list
  }
  if (field.kind === 'leaf') {
    return field.values && !isPublic(value, field.values) ? null : value
  }
  if (!isJsonObject(value)) return null
  const shape = field.below ?? field.belowOn(value.__typename)
  return shape ? writeObject(shape, value, about, writing) : null
}

function isPublic(value: unknown, values: ReadonlySet<string>): boolean {
  return typeof value === 'string' && values.has(value)
}

function aboutOf(subjectId: unknown, { subjects }: Writing): About | undefined {
  if (typeof subjectId !== 'string') return undefined
  const known = subjects.get(subjectId)
  if (known) return known
  const about = newAbout(subjectId)
  subjects.set(subjectId, about)
  return about
}

/** What a reference says by itself: whom it points at; a group, that it is there. */
function presenceIn(value: unknown, field: ObjectFieldShape): unknown {
  if (Array.isArray(value)) return value.map((item) => presenceIn(item, field))
  if (!isJsonObject(value)) return null
  const key = (field.below ?? field.belowOn(value.__typename))?.subjectKey
  return key === undefined ? true : value[key]
}

function violate(coordinate: string, key: string | undefined, { path, violations }: Writing): void {
  violations.push({ coordinate, path: key === undefined ? [...path] : [...path, key] })
}
