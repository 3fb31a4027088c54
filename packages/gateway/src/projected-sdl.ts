import { isSubject, type Subject } from '@motlan/kernel'
import {
  type DefinitionNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql'
import type { Access } from './access.ts'
import type { Meanings } from './vocabulary.ts'

/** What a schema is reduced to. */
interface Projection {
  readonly access: readonly Access[]
  readonly meanings: Meanings
  /** Types that no agreement is about. */
  readonly open: ReadonlySet<string>
}

/**
 * The public schema reduced to what an agency may ask: what stands in it is answered, what does not is withheld. Each
 * attribute says about whom it may be asked and on which grounds.
 */
export function projectedSdl(sdl: string, projection: Projection): string {
  const definitions = parse(sdl, { noLocation: true }).definitions.flatMap(
    (definition): readonly DefinitionNode[] =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION
        ? reducedTo(definition, projection)
        : [definition],
  )
  const used = namesUsedBy(definitions)
  return `${definitions
    .filter((each) => !('name' in each) || used.has(each.name?.value ?? ''))
    .map((each) => print(each))
    .join('\n\n')}\n`
}

/** One type with the fields that may be asked; nothing where none is left. */
function reducedTo(
  definition: ObjectTypeDefinitionNode,
  { access, meanings, open }: Projection,
): ObjectTypeDefinitionNode[] {
  const typeName = definition.name.value
  if (open.has(typeName)) return [definition]
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
        // What stands for nothing on a root type is answered by companions.
        return roots.includes(typeName) ? [field] : []
    }
  }
  const fields = (definition.fields ?? []).flatMap(kept)
  return fields.length > 0 ? [{ ...definition, fields }] : []
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

/** The names of all types and directives that the root types still lead to, arguments and inputs included. */
function namesUsedBy(definitions: readonly DefinitionNode[]): ReadonlySet<string> {
  const named = new Map(
    definitions.flatMap((each) => ('name' in each && each.name ? [[each.name.value, each]] : [])),
  )
  const used = new Set(roots.filter((root) => named.has(root)))
  // A Set hands out what is added while it is walked.
  for (const name of used) {
    const definition = named.get(name)
    if (!definition) continue
    visit(definition, {
      NamedType(type) {
        used.add(type.name.value)
      },
      Directive(directive) {
        used.add(directive.name.value)
      },
    })
  }
  return used
}

const roots = ['Query', 'Mutation', 'Subscription']
