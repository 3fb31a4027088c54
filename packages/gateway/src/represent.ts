import type { RequiresSelection } from '@graphql-hive/router-query-planner'
import { type JsonObject, Refusal } from '@motlan/kernel'
import { isJsonObject } from './bare.ts'
import { type Rewrite, rewritten } from './rewrite.ts'
import type { Supergraph } from './supergraph.ts'

/** An entity as its registry recognises it, and a text that is the same for the same entity. */
interface Represented {
  readonly representation: JsonObject
  readonly identity: string
}

/**
 * Represents an object of the gathered data. Undefined where the registry need not be asked about it, `'incomplete'`
 * where it cannot be asked because something that was required has not arrived.
 */
export type Represent = (
  object: JsonObject,
  clientVariables: JsonObject,
) => Represented | 'incomplete' | undefined

interface Recipe {
  readonly fields: readonly RecipeField[]
  /** Of which keys one has to be complete, in the names of the representation. */
  readonly keys: readonly (readonly string[])[]
}

interface RecipeField {
  readonly from: string
  readonly to: string
  readonly below: readonly RequiresSelection[] | undefined
  /** Variables that have to be true or false for the field to be required at all. */
  readonly conditions: readonly { readonly variable: string; readonly is: boolean }[]
}

/** What a plan says about the entities of one fetch. */
export interface RepresentOptions {
  readonly registry: string
  readonly requires: readonly RequiresSelection[]
  readonly rewrites: readonly Rewrite[]
  readonly supergraph: Supergraph
}

/** Compiles how a fetch names its entities, once per type. */
export function compileRepresent(options: RepresentOptions): Represent {
  const recipes = new Map<string, Recipe>()
  return (object, clientVariables) => {
    const typename = object.__typename
    if (typeof typename !== 'string') return undefined
    let recipe = recipes.get(typename)
    if (!recipe) {
      recipe = recipeFor(typename, options)
      recipes.set(typename, recipe)
    }
    return represented(typename, object, recipe, clientVariables, options)
  }
}

function represented(
  typename: string,
  object: JsonObject,
  { fields, keys }: Recipe,
  clientVariables: JsonObject,
  { rewrites, supergraph }: RepresentOptions,
): Represented | 'incomplete' | undefined {
  if (fields.length === 0) return undefined
  const representation: JsonObject = { __typename: typename }
  for (const { from, to, below, conditions } of fields) {
    if (!conditions.every(({ variable, is }) => (clientVariables[variable] === true) === is))
      continue
    const value = object[from] === undefined ? object[to] : object[from]
    const part = below ? partOf(value, below, supergraph) : value
    if (part === undefined) return 'incomplete'
    representation[to] = part
  }
  if (!keys.some((key) => key.every((field) => representation[field] != null))) return undefined
  if (rewrites.length === 0) return { representation, identity: identityOf(representation, fields) }
  const corrected = rewritten(representation, rewrites, typename, supergraph.matches)
  if (!isJsonObject(corrected)) return undefined
  return { representation: corrected, identity: JSON.stringify(corrected) }
}

/** Most entities have one key, and a type's name holds no space. */
function identityOf(representation: JsonObject, fields: readonly RecipeField[]): string {
  const [only, ...others] = fields
  const value = only && others.length === 0 ? representation[only.to] : undefined
  return typeof value === 'string'
    ? `${String(representation.__typename)} ${value}`
    : JSON.stringify(representation)
}

function recipeFor(typename: string, { registry, requires, supergraph }: RepresentOptions): Recipe {
  const required = requiredOn(typename, requires, supergraph)
  const fields = [...new Map(required.map((field) => [field.to, field])).values()]
  const names = new Set(fields.map(({ to }) => to))
  const keys = supergraph
    .keysOf(registry, typename)
    .filter((key) => key.every((field) => names.has(field)))
  // A registry that takes the type for an interface recognises it by whatever the plan moves.
  return { fields, keys: keys.length > 0 ? keys : [...names].map((name) => [name]) }
}

function requiredOn(
  typename: string,
  selections: readonly RequiresSelection[],
  supergraph: Supergraph,
): readonly RecipeField[] {
  return selections.flatMap((selection): readonly RecipeField[] => {
    if (selection.kind === 'Field') {
      if (selection.name === '__typename') return []
      const { name, alias = name, selections: below } = selection
      return [{ from: name, to: alias, below, conditions: [] }]
    }
    if (selection.kind !== 'InlineFragment') throw unknownSelection()
    if (!supergraph.matches(typename, selection.typeCondition)) return []
    const { skipIf, includeIf } = selection
    const conditions = [
      ...(skipIf === undefined ? [] : [{ variable: skipIf, is: false }]),
      ...(includeIf === undefined ? [] : [{ variable: includeIf, is: true }]),
    ]
    return requiredOn(typename, selection.selections, supergraph).map((field) => ({
      ...field,
      conditions: [...conditions, ...field.conditions],
    }))
  })
}

/** The part of a required value that the plan names, however deep it goes; undefined where some of it never arrived. */
function partOf(
  value: unknown,
  selections: readonly RequiresSelection[],
  supergraph: Supergraph,
): unknown {
  if (Array.isArray(value)) {
    const parts = value.map((item) => partOf(item, selections, supergraph))
    return parts.includes(undefined) ? undefined : parts
  }
  if (!isJsonObject(value)) return value
  const part: JsonObject = {}
  for (const selection of selections) {
    if (selection.kind === 'FragmentSpread') throw unknownSelection()
    if (selection.kind === 'InlineFragment') {
      const { __typename } = value
      const applies =
        typeof __typename !== 'string' || supergraph.matches(__typename, selection.typeCondition)
      const inner = applies ? partOf(value, selection.selections, supergraph) : {}
      if (inner === undefined) return undefined
      Object.assign(part, inner)
      continue
    }
    const { name, alias = name, selections: below } = selection
    const given = value[name] === undefined ? value[alias] : value[name]
    const inner = below ? partOf(given, below, supergraph) : given
    if (inner === undefined) return undefined
    part[alias] = inner
  }
  return part
}

function unknownSelection(): Refusal {
  return new Refusal('PLAN_REFUSED', 'requires', {
    reason: 'the planner asks for a selection this gateway does not know',
  })
}
