import { type RefusalCode, refusals } from '@motlan/kernel'
import type { GraphQLFormattedError } from 'graphql'
import { isJsonObject } from './bare.ts'
import { clientPaths, gatheredPlace } from './client-path.ts'
import type { CompiledShape, WithheldPlace } from './compiled-shape.ts'
import type { Gathered, GatheredPath, Shortfall } from './gathered.ts'
import type { ShapeRequest } from './shaped.ts'
import type { Violation, Written } from './write-answer.ts'

/** Everything that has to be said about one answer. */
export interface AnswerErrors {
  readonly shape: CompiledShape
  readonly gathered: Gathered
  readonly written: Written
  readonly explain: ShapeRequest['explain']
}

/** The errors of an answer: what registries owe, what is withheld, and every null that may not be one. */
export function answerErrors({
  shape: { root, withheld },
  gathered: { data, shortfalls },
  written,
  explain,
}: AnswerErrors): readonly GraphQLFormattedError[] {
  const { withheldAt } = written
  const owed = shortfalls.flatMap((shortfall) =>
    clientPaths(root, data, shortfall.path).map((path) => ({ ...shortfall, path })),
  )
  return [
    ...distinct(owed.map(shortfallError)),
    ...withheld.map((place, index) =>
      withheldError(place, withheldAt[index] ?? existing(place.keys, written.data), explain),
    ),
    ...written.violations
      .filter(({ path }) => {
        const place = gatheredPlace(root, data, path)
        return !shortfalls.some((shortfall) => explains(shortfall, place))
      })
      .map(violationError),
  ]
}

function shortfallError({ registry, code, path }: Shortfall): GraphQLFormattedError {
  const { reason, fix } = refusals[code]
  return {
    message: `${registry}: ${reason.en}`,
    ...at(path),
    extensions: { code, registry, reason: reason.en, fix: fix.en },
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

/** Whether a null has been accounted for: something at it, around it or below it is known to be missing. */
function explains({ path, missing }: Shortfall, violated: readonly string[]): boolean {
  const isNear = (place: GatheredPath): boolean => {
    const keys = place.filter((segment) => typeof segment === 'string')
    return keys.every((key, depth) => depth >= violated.length || key === violated[depth])
  }
  if (!missing) return isNear(path)
  return missing.keys.some((key) => isNear([...missing.below, key]))
}

/** As much of a path as exists in the answer. */
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
