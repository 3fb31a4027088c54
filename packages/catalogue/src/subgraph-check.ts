import { type Attribute, isSubject, Refusal, subjectKeys, subjectScalars } from '@motlan/kernel'
import {
  type DefinitionNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
} from 'graphql'
import { checkInputs } from './input-check.ts'
import { namedType, readField } from './read-subgraph.ts'
import type { SubgraphSource } from './supergraph.ts'
import { vocabularyOf } from './vocabulary.ts'

/**
 * What a registry has to be to join, read from its SDL alone: in whatever language it is written, every field is a key,
 * an attribute, a group of attributes or a look-up, no two registries hold one attribute, and no input asks for what
 * another registry holds. Throws a `Refusal` that names both sides.
 */
export function checkSubgraphs(subgraphs: readonly SubgraphSource[]): void {
  const holders = new Map<string, Attribute>()
  for (const { name, sdl } of subgraphs) {
    checkFields(name, sdl)
    for (const attribute of vocabularyOf(sdl).values()) {
      if (attribute.source !== name) throw twoSources(attribute.name, name, attribute.source)
      const other = holders.get(attribute.name)
      if (other) throw twoSources(attribute.name, other.source, name)
      holders.set(attribute.name, attribute)
    }
  }
  for (const { name, sdl, declarations } of subgraphs) {
    checkInputs(name, sdl, holders)
    if (declarations !== undefined) checkInputs(name, declarations, holders)
  }
}

const outputKinds: ReadonlySet<DefinitionNode['kind']> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
])
const abstractKinds: ReadonlySet<DefinitionNode['kind']> = new Set([
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.UNION_TYPE_EXTENSION,
])

function checkFields(registry: string, sdl: string): void {
  const { definitions } = parse(sdl, { noLocation: true })
  // A type is a group because a field says so, and its fields are named after that field.
  const prefixes = new Map<string, string>()
  const types: ObjectTypeDefinitionNode[] = []
  for (const definition of definitions) {
    if (abstractKinds.has(definition.kind))
      throw undeclared(
        registry,
        nameOf(definition),
        'attributes live on subjects, not on abstract types',
      )
    if (!outputKinds.has(definition.kind)) continue
    const type = definition as ObjectTypeDefinitionNode
    types.push(type)
    if (isSubject(type.name.value)) prefixes.set(type.name.value, type.name.value)
    for (const field of type.fields ?? []) {
      const reading = readField(type.name.value, field)
      if (reading?.kind === 'group') prefixes.set(reading.type, reading.name)
    }
  }
  for (const { name, fields = [] } of types) {
    for (const field of fields) {
      if (name.value === 'Query') checkLookUp(registry, field)
      else if (name.value === 'Mutation') checkDeclaration(registry, field)
      else checkField(registry, name.value, prefixes.get(name.value), field)
    }
  }
}

function checkField(
  registry: string,
  typeName: string,
  prefix: string | undefined,
  field: FieldDefinitionNode,
): void {
  const coordinate = `${typeName}.${field.name.value}`
  const reading = readField(typeName, field)
  if (!prefix)
    throw undeclared(
      registry,
      coordinate,
      'the type is neither a subject nor a group of attributes',
    )
  if (!reading)
    throw undeclared(registry, coordinate, 'the field is neither key, attribute nor group')
  if (field.arguments?.length)
    throw undeclared(registry, coordinate, 'an attribute takes no arguments')
  if (reading.kind === 'key') return
  const name = reading.kind === 'group' ? reading.name : reading.attribute.name
  const expected = `${prefix}.${field.name.value}`
  if (name !== expected)
    throw undeclared(
      registry,
      coordinate,
      `the directive calls it ${name}, its place calls it ${expected}`,
    )
  if (field.type.kind === Kind.NON_NULL_TYPE)
    throw undeclared(registry, coordinate, 'what may be withheld is nullable')
  const points = isSubject(namedType(field.type))
  if (reading.kind === 'attribute' && points !== (reading.attribute.relation !== undefined)) {
    throw undeclared(
      registry,
      coordinate,
      'what points at a subject has a relation, and nothing else has',
    )
  }
}

/** Look-ups are by ID only: no search, filter, sort or listing. */
function checkLookUp(
  registry: string,
  { name, type, arguments: given = [] }: FieldDefinitionNode,
): void {
  // What every subgraph has, and no gateway shows.
  if (name.value === '_service' || name.value === '_entities') return
  const coordinate = `Query.${name.value}`
  const subject = namedType(type)
  if (!isSubject(subject)) throw undeclared(registry, coordinate, 'a look-up answers subjects')
  const [argument, ...others] = given
  if (!argument || others.length > 0 || namedType(argument.type) !== subjectScalars[subject]) {
    throw undeclared(
      registry,
      coordinate,
      `a look-up takes one argument, the ${subjectKeys[subject]} or several`,
    )
  }
}

function checkDeclaration(registry: string, { name, type }: FieldDefinitionNode): void {
  if (!isSubject(namedType(type)))
    throw undeclared(registry, `Mutation.${name.value}`, 'a declaration answers its subject')
}

function nameOf(definition: DefinitionNode): string {
  return 'name' in definition && definition.name ? definition.name.value : definition.kind
}

function undeclared(registry: string, place: string, reason: string): Refusal {
  return new Refusal('FIELD_UNDECLARED', `${registry}: ${place}`, { reason })
}

function twoSources(attribute: string, one: string, other: string): Refusal {
  return new Refusal('TWO_SOURCES', attribute, {
    reason: `it has two sources: ${one} and ${other}`,
    fix: `remove it from ${one} or from ${other}`,
    details: { sources: [one, other] },
  })
}
