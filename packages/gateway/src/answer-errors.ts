import { type RefusalCode, refusals } from '@motlan/kernel'
import type { GraphQLFormattedError } from 'graphql'
import { isJsonObject } from './bare.ts'
import type { WithheldPlace } from './compiled-shape.ts'
import { clientKey } from './fetch-key.ts'
import type { GatheredPath, Shortfall } from './gathered.ts'
import type { ShapeRequest } from './shaped.ts'
import type { Violation, Written } from './write-answer.ts'

/** Everything that has to be said about one answer. */
export interface AnswerErrors {
  readonly written: Written
  readonly shortfalls: readonly Shortfall[]
  readonly withheld: readonly WithheldPlace[]
  readonly explain: ShapeRequest['explain']
}

/** The errors of an answer: what registries owe, what is withheld, and every null that may not be one. */
export function answerErrors({
  written,
  shortfalls,
  withheld,
  explain,
}: AnswerErrors): readonly GraphQLFormattedError[] {
  const { data, violations, withheldAt } = written
  const missing = shortfalls.map(inClientKeys)
  return [
    ...distinct(missing.map((shortfall) => shortfallError(shortfall, data))),
    ...withheld.map((place, index) =>
      withheldError(place, withheldAt[index] ?? existing(place.keys, data), explain),
    ),
    ...violations
      .filter(({ path }) => !missing.some((shortfall) => explains(shortfall, path)))
      .map(violationError),
  ]
}

function shortfallError({ registry, code, path }: Shortfall, data: unknown): GraphQLFormattedError {
  const reason = refusals[code].reason.en
  return {
    message: `${registry}: ${reason}`,
    ...at(existing(path, data)),
    extensions: { code, registry, reason, fix: refusals[code].fix.en },
  }
}

function withheldError(
  { attribute, relation }: WithheldPlace,
  path: GatheredPath,
  explain: ShapeRequest['explain'],
): GraphQLFormattedError {
  const code: RefusalCode = 'ATTRIBUTE_WITHHELD'
  const { reason, fix } = explain?.({ attribute, relation }) ?? {
    reason: refusals[code].reason.en,
    fix: refusals[code].fix.en,
  }
  return {
    message: `${attribute}: ${reason}`,
    ...at(path),
    extensions: { code, attribute, relation, reason, fix },
  }
}

function violationError({ coordinate, path }: Violation): GraphQLFormattedError {
  const code: RefusalCode = 'REGISTRY_ANSWER_INVALID'
  const reason = 'the registry sent no value where its schema promises one'
  return {
    message: `${coordinate}: ${reason}`,
    ...at(path),
    extensions: { code, coordinate, reason, fix: refusals[code].fix.en },
  }
}

function inClientKeys({ path, missing, ...rest }: Shortfall): Shortfall {
  return {
    ...rest,
    path: path.map(keyInAnswer),
    ...(missing && {
      missing: { below: missing.below.map(keyInAnswer), keys: missing.keys.map(clientKey) },
    }),
  }
}

function keyInAnswer(segment: string | number): string | number {
  return typeof segment === 'string' ? clientKey(segment) : segment
}

/** Whether a null has been accounted for: something at it, around it or below it is known to be missing. */
function explains({ path, missing }: Shortfall, violated: GatheredPath): boolean {
  const shorter = Math.min(path.length, violated.length)
  if (path.slice(0, shorter).every((segment, index) => segment === violated[index])) return true
  if (!missing) return false
  const place = violated.filter((segment) => typeof segment === 'string')
  const below = missing.below.filter((segment) => typeof segment === 'string')
  return missing.keys.some(
    (key) => [...below, key].join(' ') === place.slice(0, below.length + 1).join(' '),
  )
}

/** As much of a path as exists in the answer: an error never points at what the client cannot see. */
function existing(path: GatheredPath, data: unknown): GatheredPath {
  const found: (string | number)[] = []
  let value = data
  for (const segment of path) {
    if (Array.isArray(value)) {
      if (typeof segment === 'string') break
      if (segment >= value.length) break
      value = value[segment]
    } else if (isJsonObject(value) && Object.hasOwn(value, segment)) {
      value = value[segment]
    } else break
    found.push(segment)
  }
  return found
}

function at(path: GatheredPath): { path?: GatheredPath } {
  return path.length > 0 ? { path } : {}
}

/** Two failures that look the same from outside are one. */
function distinct(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()]
}
