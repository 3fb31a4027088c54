import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { boundedMap } from './bounded-map.ts'
import { changesField } from './changes-field.ts'
import { type CompiledOperation, compileOperation } from './compile-operation.ts'

/** An operation as the guard sees it. */
export interface ReadDocument {
  readonly document: DocumentNode
  /** Whether it asks about nobody: `__typename` of the root, the SDL, introspection. */
  readonly open: boolean
  /** The name of every attribute it selects, in whatever operation or fragment. */
  readonly attributes: readonly string[]
  /** Groups and collections of which it selects no attribute, only that there are some. */
  readonly bare: readonly string[]
  /** The declarations it makes: fields of the root type Mutation. */
  readonly declarations: readonly string[]
  /** Whether it asks for what has changed. */
  readonly changes: boolean
  /** Absent where graphql itself has to carry it out. */
  readonly compiled: CompiledOperation | undefined
}

/** Parses, validates and reads an operation, or says everything that is wrong with it. */
export type ReadOperation = (
  text: string,
) => ReadDocument | { readonly errors: readonly GraphQLError[] }

const tokensAtMost = 20_000
const charactersKept = 8_000_000

/** Makes a reader that reads each distinct text once. */
export function documentReader(schema: GraphQLSchema): ReadOperation {
  const known = boundedMap<ReadDocument>(charactersKept)
  return (text) => {
    const before = known.get(text)
    if (before) return before
    const document = parsed(text)
    if (document instanceof GraphQLError) return { errors: [document] }
    const errors = validate(schema, document)
    if (errors.length > 0) return { errors }
    const read = readDocument(schema, document)
    known.set(text, read, text.length)
    return read
  }
}

/** Walks a valid document once and collects what a grant has to cover. */
export function readDocument(schema: GraphQLSchema, document: DocumentNode): ReadDocument {
  const attributes = new Set<string>()
  const nests = new Set<string>()
  const declarations: string[] = []
  const query = schema.getQueryType()
  const mutation = schema.getMutationType()
  const types = new TypeInfo(schema)
  let [open, changes] = [true, false]
  const Field = ({ name }: { readonly name: { readonly value: string } }): void => {
    const parent = types.getParentType()
    if (parent === query && !openFields.has(name.value)) open = false
    if (parent === query && name.value === changesField) changes = true
    if (mutation && parent === mutation && name.value !== '__typename') {
      open = false
      declarations.push(name.value)
    }
    const { attribute, nest } = types.getFieldDef()?.extensions ?? {}
    if (typeof attribute === 'string') attributes.add(attribute)
    if (typeof nest === 'string') nests.add(nest)
  }
  visit(document, visitWithTypeInfo(types, { Field }))
  const asked = [...attributes]
  const bare = [...nests].filter((nest) => !asked.some((name) => name.startsWith(`${nest}.`)))
  const compiled = compileOperation(schema, document)
  return { document, open, attributes: asked, bare, declarations, changes, compiled }
}

const openFields: ReadonlySet<string> = new Set(['__typename', '__schema', '__type', '_service'])

function parsed(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text, { maxTokens: tokensAtMost, noLocation: true })
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
}
