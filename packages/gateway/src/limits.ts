import { Refusal } from '@motlan/kernel'
import { type DocumentNode, type FieldNode, Kind, type ValueNode } from 'graphql'
import { fragmentsOf } from './fragments.ts'
import { measurer, placesOf } from './measure-document.ts'

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
  /** Subscriptions open at one time, of all clients together. */
  readonly subscriptions: number
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
  fragments: 50,
  variables: 100,
  ids: 100,
  disclosures: 20_000,
  subscriptions: 1_000,
}

/** The start of response keys the gateway keeps for itself. */
export const reservedPrefix = '_motlan'

/** Refuses a document that is larger than the limits, however its fragments are nested, in one pass over its text. */
export function checkLimits(document: DocumentNode, limits: Limits): void {
  const fragments = fragmentsOf(document)
  demand('fragments', document.definitions.length, limits.fragments)
  const measure = measurer(fragments, (field) => checkField(field, limits))
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

function checkField({ alias, arguments: given = [] }: FieldNode, limits: Limits): void {
  for (const { name, value } of given) checkLists(name.value, value, limits)
  if (!alias?.value.startsWith(reservedPrefix)) return
  throw new Refusal('DOCUMENT_INVALID', alias.value, {
    reason: `aliases that start with ${reservedPrefix} belong to the gateway`,
  })
}

/** Lists are lists of identifiers: a long one is refused before each of its members is checked. */
function checkLists(name: string, value: ValueNode, limits: Limits): void {
  if (value.kind !== Kind.LIST) return
  checkCount(name, value.values.length, limits)
  for (const inner of value.values) checkLists(name, inner, limits)
}

/** Refuses more identifiers in one look-up than the gateway answers. */
export function checkCount(subject: string, count: number, { ids }: Limits): void {
  if (count <= ids) return
  throw new Refusal('TOO_MANY_IDS', subject, { details: { given: count, max: ids } })
}
