import { type JsonObject, subjectKeys } from '@motlan/kernel'
import type { AttributeOf } from './field.ts'
import type { RolePlace } from './role-place.ts'
import type { Situation } from './situation.ts'
import { stepId } from './steps-of.ts'

/** What the answers of the gateway say about one subject, and in which step. */
export interface Sighting {
  readonly id: string
  /** `null` where the registries know no such subject. */
  readonly holder: JsonObject | null
  readonly step: string
  readonly place: RolePlace
}

/** Everything that one agency was answered about whoever is found at these places. */
export function sightingsAt(
  { procedure, answers }: Pick<Situation, 'procedure' | 'answers'>,
  places: readonly RolePlace[],
  agency: string,
): readonly Sighting[] {
  return places.flatMap((place) => {
    const step = stepId(agency, place.level)
    const { data, variables = {} } = answers[step] ?? {}
    if (data == null) return []
    const met = below(data[place.root], place.references.flat())
    if (place.references.length === 0) {
      // The gateway answers in the order asked.
      return listOf(variables[place.root]).flatMap((id, at) =>
        typeof id === 'string' ? [{ id, holder: objectIn(met[at]), step, place }] : [],
      )
    }
    const key = subjectKeys[procedure.roles[place.role]?.subject ?? 'Citizen']
    return met.flatMap((each) => {
      const holder = objectIn(each)
      const id = holder?.[key]
      return typeof id === 'string' ? [{ id, holder, step, place }] : []
    })
  })
}

/** The value of an attribute below a subject: a list where a collection is on the way; `null` where there is nothing. */
export function readAttribute(
  holder: JsonObject,
  source: AttributeOf,
  fields: readonly string[],
): unknown {
  const [first = '', ...rest] = fields
  const start = holder[first]
  const isCollection = Array.isArray(start)
  const entries = chosen(listOf(start), source)
  const values = entries.flatMap((entry) => valuesIn(entry, rest, source.parts))
  if (isCollection && source.latest === undefined) return values
  return values[0] ?? null
}

/** What is met when fields are followed through objects and lists; nothing is not met. */
export function below(start: unknown, fields: readonly string[]): readonly unknown[] {
  return fields.reduce<readonly unknown[]>(
    (met, field) =>
      met.flatMap((each) => listOf(objectIn(each)?.[field]).filter((one) => one != null)),
    listOf(start),
  )
}

/** The object that a value is, if it is one. */
export function objectIn(value: unknown): JsonObject | null {
  // What is an object and no list has string keys.
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as JsonObject)
    : null
}

/** The entries that are meant, where only some are. */
function chosen(entries: readonly unknown[], { where, latest }: AttributeOf): readonly unknown[] {
  const meant = entries.filter((entry) =>
    Object.entries(where ?? {}).every(([field, wanted]) =>
      wanted.some((value) => value === (plain(objectIn(entry)?.[field]) ?? null)),
    ),
  )
  if (latest === undefined) return meant
  const by = (entry: unknown) => String(objectIn(entry)?.[latest] ?? '')
  return meant.toSorted((a, b) => (by(a) < by(b) ? 1 : -1)).slice(0, 1)
}

function valuesIn(
  entry: unknown,
  fields: readonly string[],
  parts: readonly string[] | undefined,
): readonly unknown[] {
  const found = below(entry, fields)
  if (parts === undefined) return found.map(plain)
  return found.flatMap((each) => {
    const object = objectIn(each)
    if (object === null) return []
    const values = parts.map((part) => [part, plain(object[part]) ?? null] as const)
    // A group of which nothing is known is no value.
    return values.every(([, value]) => value === null) ? [] : [Object.fromEntries(values)]
  })
}

/** The ID where a value is a subject: groups and entries have no key of a subject. */
function plain(value: unknown): unknown {
  const object = objectIn(value)
  const key = object && Object.values(subjectKeys).find((each) => Object.hasOwn(object, each))
  return object && key ? object[key] : value
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value == null ? [] : [value]
}
