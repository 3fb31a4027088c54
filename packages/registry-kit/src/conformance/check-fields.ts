import { isSubject, Refusal, subjectKeys, subjectScalars } from '@motlan/kernel'
import { type GraphQLField, type GraphQLSchema, getNamedType, isObjectType } from 'graphql'
import { attributesOf } from '../attribute-list.ts'
import { changesField } from '../changes-field.ts'
import type { AnyRegistry } from '../erased-definition.ts'

const ofFederation: ReadonlySet<string> = new Set(['_entities', '_service'])
/** What a declaration answers: the keys of its subjects, and no attribute. */
const ofDeclarations: ReadonlySet<string> = new Set(['Declared', 'DeclaredSubject'])

/** Holds a schema against the definition: a field is a key, an attribute, a group or a look-up. Throws a `Refusal` that names the field. */
export function checkFields(registry: AnyRegistry, schema: GraphQLSchema): void {
  const attributes = new Set(attributesOf(registry).map(({ name }) => name))
  const nests = new Set(
    Object.entries(registry.subjects).flatMap(([subject, { groups = {}, collections = {} }]) =>
      Object.keys({ ...groups, ...collections }).map((field) => `${subject}.${field}`),
    ),
  )
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_') || ofDeclarations.has(type.name)) continue
    for (const field of Object.values(type.getFields())) {
      const declared =
        type === schema.getQueryType()
          ? ofFederation.has(field.name) || field.name === changesField || isLookUp(field)
          : type === schema.getMutationType()
            ? field.extensions.declaration === field.name
            : isKey(type.name, field) ||
              attributes.has(String(field.extensions.attribute)) ||
              nests.has(String(field.extensions.nest))
      if (!declared) {
        throw new Refusal('FIELD_UNDECLARED', `${registry.name}: ${type.name}.${field.name}`, {
          fix: `make it an attribute in the definition of ${registry.name}`,
        })
      }
    }
  }
}

function isKey(typeName: string, { name, args }: GraphQLField<unknown, unknown>): boolean {
  return isSubject(typeName) && name === subjectKeys[typeName] && args.length === 0
}

/** By ID only: no search, filter, sort or listing. */
function isLookUp({ type, args }: GraphQLField<unknown, unknown>): boolean {
  const subject = getNamedType(type).name
  const [argument, ...others] = args
  if (!isSubject(subject) || !argument || others.length > 0) return false
  return getNamedType(argument.type).name === subjectScalars[subject]
}
