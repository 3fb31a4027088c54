import { type JsonObject, type RefusalCode, type RegistryAnswer, refusals } from '@motlan/kernel'
import { isJsonObject } from './bare.ts'
import type { ProjectedField, Projection } from './compile-projection.ts'
import type { GatheredPath, Shortfall } from './gathered.ts'
import { fieldsAt, type Landing, type Receipt, reportMissing } from './landing.ts'
import { pathOf } from './plan-path.ts'
import type { Place } from './representations.ts'

/** An answer can hold errors without end; a client is told about so many of one fetch. */
const mostReported = 100

/**
 * Turns the errors of a registry into shortfalls at the places they concern. Its wording and its
 * extensions stay behind: they may hold values, queries or addresses. What an error explains is no answer any more.
 */
export function reportErrors({ data, errors = [] }: RegistryAnswer, receipt: Receipt): void {
  const { registry } = receipt
  let reported = 0
  const report = (shortfall: Shortfall): void => {
    if (reported++ < mostReported) receipt.report(shortfall)
  }
  for (const error of errors) {
    const code = codeOf(error)
    const { landing, index, rest } = placeOf(error, receipt.landings)
    if (!landing || index === undefined || (landing.key === undefined && rest.length === 0)) {
      const concerned = landing ? [landing] : receipt.landings
      for (const each of concerned) reportMissing(each, code, { registry, report })
      continue
    }
    const list = landing.key === undefined ? [data] : data?.[landing.key]
    const isAbsent = Array.isArray(list) && list[index] === null
    for (const place of landing.places) {
      if (place.index !== index) continue
      const where = isAbsent
        ? withoutEntity(landing, place, rest)
        : withoutValue(landing, place, rest)
      report({ registry, code, ...where })
    }
  }
}

/** Which part of an answer an error is about, as far as its path can be believed. */
function placeOf(
  error: unknown,
  landings: readonly Landing[],
): { landing: Landing | undefined; index: number | undefined; rest: readonly unknown[] } {
  const given: unknown = isJsonObject(error) ? error.path : undefined
  const path: readonly unknown[] = Array.isArray(given) ? given : []
  const [only] = landings
  if (only?.key === undefined) return { landing: only, index: 0, rest: path }
  const [alias, index, ...rest] = path
  const landing = landings.find(({ key }) => key === alias)
  return { landing, index: typeof index === 'number' ? index : undefined, rest }
}

/** An entity that is null because of an error: nothing is known about it, and nothing is known to be absent. */
function withoutEntity(
  { projection }: Landing,
  place: Place,
  rest: readonly unknown[],
): Pick<Shortfall, 'path' | 'missing'> {
  const fields = fieldsAt(projection, place)
  const below = pathOf(place.trail)
  const keys = fields.map(({ name }) => name)
  for (const key of keys) if (place.target[key] === null) place.target[key] = undefined
  return { path: [...below, ...gatheredKeys(rest, fields)], missing: { below, keys } }
}

/** A path of the registry in the keys of the gathered data, as far as they are known without the data. */
function gatheredKeys(
  path: readonly unknown[],
  fields: readonly ProjectedField[] | undefined,
): GatheredPath {
  const [segment, ...rest] = path
  if (typeof segment === 'number' && Number.isSafeInteger(segment) && segment >= 0) {
    return [segment, ...gatheredKeys(rest, fields)]
  }
  const field = fields?.find(({ key }) => key === segment)
  return field ? [field.name, ...gatheredKeys(rest, field.below?.fields)] : []
}

/** The value an error is about, or the null that took its place further up, is no answer. */
function withoutValue(
  { projection }: Landing,
  place: Place,
  rest: readonly unknown[],
): Pick<Shortfall, 'path'> {
  const path: (string | number)[] = []
  let fields: readonly ProjectedField[] | undefined = fieldsAt(projection, place)
  let holder: unknown = place.target
  let below: Projection | undefined
  for (const segment of rest) {
    if (Array.isArray(holder) && typeof segment === 'number' && segment in holder) {
      path.push(segment)
      holder[segment] ??= undefined
      holder = holder[segment]
    } else if (isJsonObject(holder)) {
      const field: ProjectedField | undefined = fields?.find(({ key }) => key === segment)
      if (!field) break
      path.push(field.name)
      holder[field.name] ??= undefined
      below = field.below
      holder = holder[field.name]
    } else break
    if (isJsonObject(holder)) fields = below && fieldsAt(below, { target: holder })
  }
  // Where a null has taken the place of what the path leads through, only the fetch knows how it goes on.
  const lost = holder == null ? gatheredKeys(rest.slice(path.length), below?.fields) : []
  return { path: [...pathOf(place.trail), ...path, ...lost] }
}

/** A registry's own word for what went wrong counts only where it is one a client should act on. */
function codeOf(error: unknown): RefusalCode {
  const extensions: JsonObject | undefined =
    isJsonObject(error) && isJsonObject(error.extensions) ? error.extensions : undefined
  const code = extensions?.code
  if (code === 'DATABASE_UNREACHABLE') return 'REGISTRY_UNAVAILABLE'
  return typeof code === 'string' && isShown(code) ? code : 'REGISTRY_ERROR'
}

function isShown(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code) && /^(GRANT_|REGISTRY_|TOO_MANY_IDS$|IDENTIFIER_)/.test(code)
}
