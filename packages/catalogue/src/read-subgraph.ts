import {
  type Attribute,
  isSubject,
  Refusal,
  type Sensitivity,
  type Subject,
  subjectKeys,
} from '@motlan/kernel'
import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql'

/** What one field of an SDL stands for; undefined where it says nothing of itself. */
export type FieldReading =
  | { readonly kind: 'key'; readonly subject: Subject }
  | { readonly kind: 'attribute'; readonly attribute: Attribute }
  | { readonly kind: 'group'; readonly name: string; readonly type: string }

/** Reads a field of a subject, a group or a collection's entry; the directives of a subgraph and of a supergraph are the same. */
export function readField(typeName: string, field: FieldDefinitionNode): FieldReading | undefined {
  if (isSubject(typeName) && field.name.value === subjectKeys[typeName])
    return { kind: 'key', subject: typeName }
  const type = namedType(field.type)
  const group = argumentsOf(field, 'group')
  if (group) return { kind: 'group', name: String(group.name), type }
  const given = argumentsOf(field, 'attribute')
  return given && { kind: 'attribute', attribute: attributeFrom(given, type) }
}

/** The named type inside lists and non-nulls. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}

/** The arguments of a directive on something, where it has that directive. */
export function argumentsOf(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  directive: string,
): Readonly<Record<string, unknown>> | undefined {
  const applied = node.directives?.find(({ name }) => name.value === directive)
  if (!applied) return undefined
  return Object.fromEntries(
    (applied.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  )
}

const sensitivities: readonly string[] = [
  'public',
  'basic',
  'restricted',
  'sensitive',
] satisfies Sensitivity[]

function attributeFrom(given: Readonly<Record<string, unknown>>, type: string): Attribute {
  const { name, source, sensitivity, vi, en, law, relation, from } = given
  const [subject = ''] = String(name).split('.')
  if (!isSubject(subject)) throw undeclared(String(name), 'the attribute is about no subject')
  if (!sensitivities.includes(String(sensitivity)))
    throw undeclared(String(name), `its sensitivity is one of ${sensitivities.join(', ')}`)
  return {
    name: String(name),
    subject,
    source: String(source),
    type,
    sensitivity: String(sensitivity) as Sensitivity,
    meaning: { vi: String(vi), en: String(en) },
    ...(typeof law === 'string' && legalItem(String(name), law)),
    ...(typeof relation === 'string' && { relation }),
    ...(Array.isArray(from) && { from: from.map(String) }),
  }
}

/** `26/2023/QH15 art. 9(4)`. */
function legalItem(name: string, text: string): Pick<Attribute, 'legalItem'> {
  const [, law, article, item] = /^(.+) art\. (\d+)(?:\((\d+)\))?$/.exec(text) ?? []
  if (!law || !article) throw undeclared(name, 'its law is written like 26/2023/QH15 art. 9(4)')
  return { legalItem: { law, article: Number(article), ...(item && { item: Number(item) }) } }
}

function undeclared(place: string, reason: string): Refusal {
  return new Refusal('FIELD_UNDECLARED', place, { reason })
}
