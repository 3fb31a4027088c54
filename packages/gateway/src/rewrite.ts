import type { FetchNodePathSegment, FetchRewrite } from '@graphql-hive/router-query-planner'
import { Refusal } from '@motlan/kernel'
import { isJsonObject } from './bare.ts'
import type { TypeMatch } from './type-match.ts'

/** One correction the planner asks for: a value it knows better, or the real name of a key it had to rename. */
export interface Rewrite {
  readonly path: readonly FetchNodePathSegment[]
  readonly renamed?: string
  readonly constant?: string
}

/** Reads the corrections of a plan node. A kind this gateway does not know is refused. */
export function readRewrites(given: readonly FetchRewrite[] | undefined): readonly Rewrite[] {
  return (given ?? []).map((rewrite) => {
    if ('KeyRenamer' in rewrite) {
      const { path, renameKeyTo } = rewrite.KeyRenamer
      return { path, renamed: renameKeyTo }
    }
    // The planner sends this one in two forms: nested under its name, or tagged by `kind`.
    const setter = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite
    if (!Array.isArray(setter.path) || typeof setter.setValueTo !== 'string') {
      throw new Refusal('PLAN_REFUSED', 'rewrite', {
        reason: 'the planner asks for a correction this gateway does not know',
      })
    }
    return { path: setter.path, constant: setter.setValueTo }
  })
}

/** The corrections of the keys of one object, by key. */
export function rewritesHere(
  rewrites: readonly Rewrite[],
  typename: string,
  matches: TypeMatch,
): ReadonlyMap<string, Rewrite> {
  const here = new Map<string, Rewrite>()
  for (const rewrite of rewrites) {
    const [key, ...rest] = keysFor(rewrite.path, typename, matches) ?? []
    if (key && 'Key' in key && rest.length === 0) {
      here.set(key.Key, { ...here.get(key.Key), ...rewrite })
    }
  }
  return here
}

/** What is left of the corrections below one key of an object. */
export function rewritesBelow(
  rewrites: readonly Rewrite[],
  key: string,
  typename: string,
  matches: TypeMatch,
): readonly Rewrite[] {
  return rewrites.flatMap((rewrite) => {
    const [first, ...rest] = keysFor(rewrite.path, typename, matches) ?? []
    const applies = first && 'Key' in first && first.Key === key && rest.length > 0
    return applies ? [{ ...rewrite, path: rest }] : []
  })
}

/** Carries corrections out on a value that is about to leave; the originals stay as they are. */
export function rewritten(
  value: unknown,
  rewrites: readonly Rewrite[],
  typename: string,
  matches: TypeMatch,
): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => rewritten(item, rewrites, typename, matches))
  }
  if (!isJsonObject(value) || rewrites.length === 0) return value
  const own = typeof value.__typename === 'string' ? value.__typename : typename
  const here = rewritesHere(rewrites, own, matches)
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const { renamed = key, constant } = here.get(key) ?? {}
      const below = rewritesBelow(rewrites, key, own, matches)
      return [renamed, constant ?? rewritten(inner, below, '', matches)]
    }),
  )
}

/** The path behind its type conditions; undefined where one of them does not hold. */
function keysFor(
  path: readonly FetchNodePathSegment[],
  typename: string,
  matches: TypeMatch,
): readonly FetchNodePathSegment[] | undefined {
  const [segment, ...rest] = path
  if (!segment || !('TypenameEquals' in segment)) return path
  // An object whose type nobody fetched is what the planner takes it for.
  const holds =
    typename === '' || [segment.TypenameEquals].flat().some((type) => matches(typename, type))
  return holds ? keysFor(rest, typename, matches) : undefined
}
