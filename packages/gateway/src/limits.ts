import { Refusal } from '@motlan/kernel'
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql'

/** How much one request may ask for. Everything is checked before anything is planned or fetched. */
export interface Limits {
  /** Bytes of a request body. */
  readonly bytes: number
  readonly tokens: number
  readonly depth: number
  readonly aliases: number
  readonly rootFields: number
  readonly directives: number
  /** Fields of the document with every fragment written out. */
  readonly fields: number
  /** Fields written again where they already stand: comparing each with each is what makes validation slow. */
  readonly repeats: number
  readonly fragments: number
  readonly variables: number
  /** Identifiers in one look-up. */
  readonly ids: number
  /** Attribute disclosures one request may lead to: attributes times identifiers. */
  readonly disclosures: number
}

export const defaultLimits: Limits = {
  bytes: 1_000_000,
  tokens: 10_000,
  depth: 16,
  aliases: 100,
  rootFields: 20,
  directives: 50,
  fields: 2_000,
  repeats: 200,
  fragments: 100,
  variables: 100,
  ids: 100,
  disclosures: 20_000,
}

/** The start of response keys the gateway keeps for itself. */
export const reservedPrefix = '_motlan'

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

interface Measure {
  readonly depth: number
  readonly fields: number
  readonly aliases: number
  readonly directives: number
}

/** Refuses a document that is larger than the limits, however its fragments are nested, in one pass over its text. */
export function checkLimits(document: DocumentNode, limits: Limits): void {
  const fragments = fragmentsOf(document)
  demand('fragments', document.definitions.length, limits.fragments)
  const measure = measurer(fragments)
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    const { depth, fields, aliases, directives } = measure(definition.selectionSet)
    demand('depth', depth, limits.depth)
    demand('fields', fields, limits.fields)
    demand('aliases', aliases, limits.aliases)
    demand('directives', directives + (definition.directives?.length ?? 0), limits.directives)
    demand('variables', definition.variableDefinitions?.length ?? 0, limits.variables)
    // Bounded by the number of fields, which is known by now.
    const { roots, repeats } = placesOf(definition.selectionSet, fragments)
    demand('rootFields', roots, limits.rootFields)
    demand('repeats', repeats, limits.repeats)
  }
}

/** Refuses a look-up that could disclose more than the limit; `estimated` is attributes times identifiers. */
export function checkCost(estimated: number, limits: Limits): void {
  demand('disclosures', estimated, limits.disclosures)
}

function demand(limit: keyof Limits, estimated: number, max: number): void {
  if (estimated <= max) return
  throw new Refusal('DOCUMENT_TOO_COMPLEX', limit, {
    reason: `the document needs ${estimated}, the gateway allows ${max}`,
    details: { limit, estimated, max },
  })
}

/** Measures selection sets. A fragment is measured once, whatever the number of places that spread it. */
function measurer(fragments: Fragments): (selectionSet: SelectionSetNode) => Measure {
  const measured = new Map<string, Measure | 'open'>()

  function measureFragment(name: string): Measure {
    const known = measured.get(name)
    if (known === 'open') {
      throw new Refusal('DOCUMENT_INVALID', name, { reason: 'the fragment contains itself' })
    }
    if (known) return known
    measured.set(name, 'open')
    const fragment = fragments.get(name)
    const measure = fragment ? measureAll(fragment.selectionSet) : nothing
    measured.set(name, measure)
    return measure
  }

  function measureAll({ selections }: SelectionSetNode): Measure {
    let { depth, fields, aliases, directives } = nothing
    for (const selection of selections) {
      const below =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? measureFragment(selection.name.value)
          : selection.selectionSet
            ? measureAll(selection.selectionSet)
            : nothing
      const isField = selection.kind === Kind.FIELD
      if (isField) checkAlias(selection)
      depth = Math.max(depth, below.depth + (isField ? 1 : 0))
      fields += below.fields + (isField ? 1 : 0)
      aliases += below.aliases + (isField && selection.alias ? 1 : 0)
      directives += below.directives + (selection.directives?.length ?? 0)
    }
    return { depth, fields, aliases, directives }
  }

  return measureAll
}

const nothing: Measure = { depth: 0, fields: 0, aliases: 0, directives: 0 }

function checkAlias({ alias }: FieldNode): void {
  if (!alias?.value.startsWith(reservedPrefix)) return
  throw new Refusal('DOCUMENT_INVALID', alias.value, {
    reason: `aliases that start with ${reservedPrefix} belong to the gateway`,
  })
}

interface Place extends Map<string, Place> {}

/** How many fields stand on the root, and how many stand anywhere a second time, fragments written out. */
function placesOf(
  selectionSet: SelectionSetNode,
  fragments: Fragments,
): { readonly roots: number; readonly repeats: number } {
  const top: Place = new Map()
  let roots = 0
  let repeats = 0

  function walk({ selections }: SelectionSetNode, place: Place): void {
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) {
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
        if (fragment) walk(fragment.selectionSet, place)
        continue
      }
      const key = (selection.alias ?? selection.name).value
      const known = place.get(key)
      if (place === top) roots += 1
      if (known) repeats += 1
      const below = known ?? new Map()
      place.set(key, below)
      if (selection.selectionSet) walk(selection.selectionSet, below)
    }
  }

  walk(selectionSet, top)
  return { roots, repeats }
}

/** The fragments of a document by name. */
export function fragmentsOf(document: DocumentNode): Fragments {
  return new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  )
}
