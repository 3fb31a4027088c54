import { Refusal } from '@motlan/kernel'
import {
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isObjectType,
  isTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type TypeDefinitionNode,
  visit,
} from 'graphql'
import type { Companion } from './companion.ts'
import { publicSchema } from './public-schema.ts'

/** The public schema of the registries with everything that companions bring. */
export interface WholeSchema {
  readonly sdl: string
  /** Companions' fields have their resolvers; what registries answer has none. */
  readonly schema: GraphQLSchema
  /** The types that companions bring: nothing in them is governed attribute by attribute. */
  readonly open: ReadonlySet<string>
  /** The fields of Query that companions answer. */
  readonly queries: ReadonlySet<string>
}

const roots = ['Query', 'Mutation', 'Subscription']

/** Adds companions to the public schema. INVARIANT: none of them adds to, or answers for, what registries answer. */
export function wholeSchema(publicSdl: string, companions: readonly Companion[]): WholeSchema {
  const theirs = parse(publicSdl, { noLocation: true }).definitions
  const brought = companions.flatMap(({ sdl }) => parse(sdl, { noLocation: true }).definitions)
  const types = typesIn(brought, new Set(theirs.flatMap(nameOf)))
  const open = new Set([...types].flatMap(([name, { kind }]) => (isScalar(kind) ? [] : [name])))
  const fields = fieldsIn(brought, open)
  refuseGoverned(brought, theirs)
  const definitions: DefinitionNode[] = [...theirs, ...types.values(), ...missingRoots(fields)]
    // Root types go by their usual names; whatever the composer says of them is about registries alone.
    .filter(({ kind }) => kind !== Kind.SCHEMA_DEFINITION)
    .map((each) => (each.kind === Kind.OBJECT_TYPE_DEFINITION ? withFields(each, fields) : each))
  const document = { kind: Kind.DOCUMENT, definitions } as const
  const schema = publicSchema(document)
  for (const { resolvers } of companions) attach(resolvers, schema)
  const queries = (fields.get('Query') ?? []).map(({ name }) => name.value)
  for (const [root, added] of fields) {
    if (roots.includes(root)) for (const { name } of added) demandAnswer(root, name.value, schema)
  }
  return { sdl: print(document), schema, open, queries: new Set(queries) }
}

function typesIn(
  definitions: readonly DefinitionNode[],
  known: ReadonlySet<string>,
): ReadonlyMap<string, TypeDefinitionNode> {
  const types = new Map<string, TypeDefinitionNode>()
  for (const definition of definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_EXTENSION) continue
    const name = nameOf(definition)[0] ?? definition.kind
    if (!isTypeDefinitionNode(definition) || roots.includes(name)) {
      throw undeclared(name, 'a companion defines types, and extends Query, Mutation, Subscription')
    }
    const isTaken = known.has(name) || types.has(name)
    if (isTaken && !isScalar(definition.kind)) throw taken(name)
    if (!isTaken) types.set(name, definition)
  }
  return types
}

function fieldsIn(
  definitions: readonly DefinitionNode[],
  open: ReadonlySet<string>,
): ReadonlyMap<string, readonly FieldDefinitionNode[]> {
  const fields = new Map<string, readonly FieldDefinitionNode[]>()
  for (const definition of definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_EXTENSION) continue
    const name = definition.name.value
    if (!roots.includes(name) && !open.has(name)) {
      throw undeclared(name, 'a companion adds no fields to what registries answer')
    }
    fields.set(name, [...(fields.get(name) ?? []), ...(definition.fields ?? [])])
  }
  return fields
}

/** INVARIANT: what is governed attribute by attribute is answered by registries alone, so no companion answers a subject. */
function refuseGoverned(
  brought: readonly DefinitionNode[],
  theirs: readonly DefinitionNode[],
): void {
  const governed = new Set(
    theirs.filter(({ kind }) => kind === Kind.OBJECT_TYPE_DEFINITION).flatMap(nameOf),
  )
  for (const definition of brought) {
    visit(definition, {
      NamedType({ name }) {
        if (governed.has(name.value) && !roots.includes(name.value)) {
          throw undeclared(name.value, 'a companion answers with types of its own')
        }
      },
    })
  }
}

/** `type Mutation`, `type Subscription`: registries have none that is public. */
function missingRoots(
  fields: ReadonlyMap<string, readonly FieldDefinitionNode[]>,
): readonly ObjectTypeDefinitionNode[] {
  return roots
    .filter((root) => root !== 'Query' && fields.has(root))
    .map((value) => ({
      kind: Kind.OBJECT_TYPE_DEFINITION,
      name: { kind: Kind.NAME, value },
    }))
}

function withFields(
  definition: ObjectTypeDefinitionNode,
  added: ReadonlyMap<string, readonly FieldDefinitionNode[]>,
): ObjectTypeDefinitionNode {
  const type = definition.name.value
  const fields = [...(definition.fields ?? []), ...(added.get(type) ?? [])]
  const seen = new Set<string>()
  for (const { name } of fields) {
    if (seen.has(name.value)) throw taken(`${type}.${name.value}`)
    seen.add(name.value)
  }
  return { ...definition, fields }
}

function attach(resolvers: Companion['resolvers'], schema: GraphQLSchema): void {
  for (const [typeName, byField] of Object.entries(resolvers)) {
    for (const [fieldName, answer] of Object.entries(byField)) {
      const type = schema.getType(typeName)
      const field = isObjectType(type) ? type.getFields()[fieldName] : undefined
      if (!field) throw undeclared(`${typeName}.${fieldName}`, 'what is answered is not in the SDL')
      if (field.resolve) throw taken(`${typeName}.${fieldName}`)
      if (type === schema.getSubscriptionType()) {
        field.subscribe = (source, args, context) => answer(source, args, context)
        field.resolve = (event) => event
      } else field.resolve = (source, args, context) => answer(source, args, context)
    }
  }
}

/** INVARIANT: a root field that nobody answers would be null for ever, and nobody would notice. */
function demandAnswer(root: string, field: string, schema: GraphQLSchema): void {
  const type = schema.getType(root)
  if (isObjectType(type) && type.getFields()[field]?.resolve) return
  throw undeclared(`${root}.${field}`, 'no resolver answers it')
}

function isScalar(kind: string): boolean {
  return kind === Kind.SCALAR_TYPE_DEFINITION
}

function nameOf(definition: DefinitionNode): readonly string[] {
  return 'name' in definition && definition.name ? [definition.name.value] : []
}

function undeclared(subject: string, reason: string): Refusal {
  return new Refusal('FIELD_UNDECLARED', subject, { reason })
}

function taken(subject: string): Refusal {
  return new Refusal('TWO_SOURCES', subject, {
    reason: 'two parts of the public schema claim it',
    fix: 'give one of them another name',
  })
}
