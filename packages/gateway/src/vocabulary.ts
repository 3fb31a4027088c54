import {
  type Attribute,
  isSubject,
  Refusal,
  type Sensitivity,
  type Subject,
  subjectKeys,
  type Vocabulary,
} from '@motlan/kernel'
import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql'

/** What one field of the public schema stands for. A field that stands for nothing does not exist. */
export type FieldMeaning =
  | {
      readonly kind: 'entry'
      readonly subject: Subject
      readonly argument: string
      readonly many: boolean
    }
  /** `name` is what is asked and recorded where the identifier is selected on a root subject: `Citizen.citizenId`. */
  | { readonly kind: 'key'; readonly subject: Subject; readonly name: string }
  | { readonly kind: 'attribute'; readonly attribute: Attribute }
  /** A value group or a collection: `Citizen.birthName`, `Business.members`. `type` is the GraphQL type of its own. */
  | { readonly kind: 'group'; readonly name: string; readonly type: string }

/** Everything the gateway knows about the registries, read from the supergraph. */
export interface Meanings {
  readonly vocabulary: Vocabulary
  readonly of: (typeName: string, fieldName: string) => FieldMeaning | undefined
}

type Types = ReadonlyMap<string, ObjectTypeDefinitionNode>

/**
 * Reads what every field of a supergraph stands for, and refuses a supergraph in which a field stands for nothing,
 * for two things, or for something else than its place says: what has no name cannot be decided about.
 */
export function readMeanings(supergraphSdl: string): Meanings {
  const types = objectTypesOf(supergraphSdl)
  const meanings = new Map<string, FieldMeaning>()
  for (const field of types.get('Query')?.fields ?? []) {
    meanings.set(`Query.${field.name.value}`, entryOf(field))
  }
  const named = [...types.keys()].filter(isSubject).map((subject) => [subject, subject] as const)
  const prefixes = new Map<string, string>(named)
  for (const [typeName, prefix] of prefixes) {
    for (const field of types.get(typeName)?.fields ?? []) {
      const meaning = meaningOf(typeName, prefix, field)
      meanings.set(`${typeName}.${field.name.value}`, meaning)
      if (meaning.kind !== 'group') continue
      if (prefixes.has(meaning.type)) {
        throw undeclared(meaning.type, 'the type is used by two groups')
      }
      prefixes.set(meaning.type, meaning.name)
    }
  }
  for (const name of types.keys()) {
    if (name !== 'Query' && !prefixes.has(name)) throw undeclared(name, 'the type is no group')
  }
  const attributes = [...meanings.values()].flatMap((meaning) =>
    meaning.kind === 'attribute' ? [meaning.attribute] : [],
  )
  return {
    vocabulary: new Map(attributes.map((attribute) => [attribute.name, attribute])),
    of: (typeName, fieldName) => meanings.get(`${typeName}.${fieldName}`),
  }
}

/** The named type inside lists and non-nulls. */
function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type)
}

function objectTypesOf(supergraphSdl: string): Types {
  const types = new Map<string, ObjectTypeDefinitionNode>()
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
      definition.kind === Kind.UNION_TYPE_DEFINITION
    ) {
      // INVARIANT: without abstract types a field has one coordinate, so no fragment reaches it under another name.
      throw undeclared(definition.name.value, 'attributes live on subjects, not on abstract types')
    }
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    const name = definition.name.value
    if (name === 'Mutation' || name === 'Subscription') {
      throw undeclared(name, 'the gateway only looks up')
    }
    types.set(name, definition)
  }
  return types
}

function entryOf({ name, type, arguments: given = [] }: FieldDefinitionNode): FieldMeaning {
  const subject = namedTypeOf(type)
  const [argument, ...others] = given
  if (!isSubject(subject) || !argument || others.length > 0) {
    throw undeclared(`Query.${name.value}`, 'a look-up takes identifiers and answers subjects')
  }
  const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type
  const many = inner.kind === Kind.LIST_TYPE
  return { kind: 'entry', subject, argument: argument.name.value, many }
}

function meaningOf(typeName: string, prefix: string, field: FieldDefinitionNode): FieldMeaning {
  const name = `${prefix}.${field.name.value}`
  // An argument could filter by a value, and would disclose it without selecting it.
  if (field.arguments?.length) throw undeclared(name, 'an attribute takes no arguments')
  if (isSubject(typeName) && field.name.value === subjectKeys[typeName]) {
    return { kind: 'key', subject: typeName, name }
  }
  const directive = field.directives?.find(({ name }) => /^(attribute|group)$/.test(name.value))
  if (!directive) throw undeclared(name, 'the field is neither key, attribute nor group')
  const given = argumentsOf(directive)
  if (given.name !== name) throw undeclared(name, 'the directive gives the field another name')
  if (directive.name.value === 'group')
    return { kind: 'group', name, type: namedTypeOf(field.type) }
  const subject = name.slice(0, name.indexOf('.'))
  if (!isSubject(subject)) throw undeclared(name, 'the attribute is about no subject')
  return { kind: 'attribute', attribute: attributeOf(name, subject, field, given) }
}

function attributeOf(
  name: string,
  subject: Subject,
  field: FieldDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Attribute {
  const { source, sensitivity, vi, en, relation, from } = given
  const type = namedTypeOf(field.type)
  if (isSubject(type) !== (typeof relation === 'string')) {
    throw undeclared(name, 'what points at a subject has a relation, and nothing else has')
  }
  return {
    name,
    subject,
    source: String(source),
    type,
    // A sensitivity this gateway has never heard of is treated as the highest.
    sensitivity: sensitivities.find((known) => known === sensitivity) ?? 'sensitive',
    meaning: { vi: String(vi), en: String(en) },
    ...legalItemOf(given.law),
    ...(typeof relation === 'string' && { relation }),
    ...(Array.isArray(from) && { from: from.map(String) }),
  }
}

/** `26/2023/QH15 art. 9(4)`. */
function legalItemOf(law: unknown): Pick<Attribute, 'legalItem'> {
  const parts = typeof law === 'string' && /^(.+) art\. (\d+)(?:\((\d+)\))?$/.exec(law)
  if (!parts) return {}
  const [, name = '', article, item] = parts
  return {
    legalItem: {
      law: name,
      article: Number(article),
      ...(item !== undefined && { item: Number(item) }),
    },
  }
}

const sensitivities: readonly Sensitivity[] = ['public', 'basic', 'restricted', 'sensitive']

function argumentsOf({ arguments: given = [] }: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)] as const),
  )
}

function undeclared(subject: string, reason: string): Refusal {
  return new Refusal('FIELD_UNDECLARED', subject, { reason })
}
