import { isSubject, type Subject } from '@motlan/kernel'
import {
  type DefinitionNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
} from 'graphql'
import type { Access } from './access.ts'
import { ownTypes } from './own-schema.ts'
import { type Meanings, namedTypeOf } from './vocabulary.ts'

/**
 * The public schema reduced to what an agency may ask: what stands in it is answered, what does not is withheld. Each
 * attribute says about whom it may be asked and on which grounds.
 */
export function projectedSdl(
  publicSdl: string,
  access: readonly Access[],
  meanings: Meanings,
): string {
  const definitions = parse(publicSdl, { noLocation: true }).definitions
  const objects = new Map<string, ObjectTypeDefinitionNode>()
  for (const definition of definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    const reduced = reducedTo(definition, access, meanings)
    if (reduced) objects.set(reduced.name.value, reduced)
  }
  const used = typesUsedBy(objects)
  return `${definitions
    .flatMap((definition): DefinitionNode[] => {
      if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
        const reduced = objects.get(definition.name.value)
        return reduced && used.has(definition.name.value) ? [reduced] : []
      }
      return 'name' in definition && !used.has(definition.name?.value ?? '') ? [] : [definition]
    })
    .map((definition) => print(definition))
    .join('\n\n')}\n`
}

/** One type with the fields that may be asked; undefined where none is left. */
function reducedTo(
  definition: ObjectTypeDefinitionNode,
  access: readonly Access[],
  meanings: Meanings,
): ObjectTypeDefinitionNode | undefined {
  const typeName = definition.name.value
  if (ownTypes.has(typeName)) return definition
  const subjects = subjectsAskedBy(access)
  const groups = groupsIn(access)
  const kept = (field: FieldDefinitionNode): readonly FieldDefinitionNode[] => {
    const meaning = meanings.of(typeName, field.name.value)
    switch (meaning?.kind) {
      case 'entry':
        return subjects.self.has(meaning.subject) ? [field] : []
      case 'key':
        return subjects.all.has(meaning.subject) ? [field] : []
      case 'group':
        return groups.has(meaning.name) ? [field] : []
      case 'attribute': {
        const { name } = meaning.attribute
        return explained(
          field,
          access.filter(({ attribute }) => attribute.name === name),
        )
      }
      default:
        // What stands for nothing was added by the gateway itself.
        return typeName === 'Query' ? [field] : []
    }
  }
  const fields = (definition.fields ?? []).flatMap(kept)
  return fields.length > 0 ? { ...definition, fields } : undefined
}

/** The field with its description followed by who may be asked about; nothing where nobody may. */
function explained(field: FieldDefinitionNode, access: readonly Access[]): FieldDefinitionNode[] {
  if (access.length === 0) return []
  const lines = access.map(
    ({ relation, grounds }) => `${relation}: ${grounds.agreement}, ${grounds.legalBasis}`,
  )
  const value = [...(field.description ? [field.description.value] : []), ...lines].join('\n')
  return [{ ...field, description: { kind: Kind.STRING, value, block: true } }]
}

/** Subjects that may be looked up, and subjects that may be met at all: by look-up, or through a reference. */
function subjectsAskedBy(access: readonly Access[]): {
  readonly self: ReadonlySet<Subject>
  readonly all: ReadonlySet<Subject>
} {
  const self = access.filter(({ relation }) => relation === 'self')
  const pointedAt = access.flatMap(({ attribute: { type } }) => (isSubject(type) ? [type] : []))
  return {
    self: new Set(self.map(({ attribute }) => attribute.subject)),
    all: new Set([...access.map(({ attribute }) => attribute.subject), ...pointedAt]),
  }
}

/** Every group with a permitted attribute somewhere below it. */
function groupsIn(access: readonly Access[]): ReadonlySet<string> {
  const names = access.flatMap(({ attribute: { name } }) => {
    const parts = name.split('.')
    return parts.slice(2).map((_, index) => parts.slice(0, index + 2).join('.'))
  })
  return new Set(names)
}

/** The names of all types that the reduced objects still mention, arguments included. */
function typesUsedBy(objects: ReadonlyMap<string, ObjectTypeDefinitionNode>): ReadonlySet<string> {
  const used = new Set(['Query'])
  // A Set hands out what is added while it is walked.
  for (const name of used) {
    for (const field of objects.get(name)?.fields ?? []) {
      used.add(namedTypeOf(field.type))
      for (const argument of field.arguments ?? []) used.add(namedTypeOf(argument.type))
      for (const directive of field.directives ?? []) used.add(directive.name.value)
    }
  }
  return used
}
