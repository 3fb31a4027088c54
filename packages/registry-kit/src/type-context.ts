import { type Attribute, Refusal, type Subject } from '@motlan/kernel'
import { attributeArguments } from './attribute-directive.ts'
import type { Row } from './database.ts'
import type { AnyDerivation } from './derive.ts'
import { directives } from './federation.ts'
import type { FollowContext } from './reference.ts'
import type { Builder, FieldBuilder, Ref } from './schema-builder.ts'

/** What the fields of a subject are made from. */
export interface TypeContext extends FollowContext {
  readonly builder: Builder
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly refOf: (subject: Subject) => Ref<Row>
  readonly derivations: Readonly<Record<string, AnyDerivation | undefined>>
}

export type Field = ReturnType<FieldBuilder['field']>

/** Type, description and directive of an attribute's field; the guard reads its name from the extensions. */
export function described({ attributes }: TypeContext, name: string) {
  const attribute = attributes.get(name)
  if (!attribute) throw new Refusal('DEFINITION_INVALID', name)
  return {
    type: attribute.type,
    description: inBothLanguages(attribute.meaning),
    extensions: { ...directives({ attribute: attributeArguments(attribute) }), attribute: name },
  }
}

/** Description and directive of the field of a group or collection. */
export function nestDescribed(name: string, meaning: Attribute['meaning']) {
  return {
    description: inBothLanguages(meaning),
    extensions: { ...directives({ group: { name } }), nest: name },
  }
}

/** One field per entry of a part of a definition. */
export function mapFields<V>(
  part: Readonly<Record<string, V>> | undefined,
  make: (field: string, value: V) => Field,
): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(part ?? {}).map(([field, value]) => [field, make(field, value)]),
  )
}

function inBothLanguages({ vi, en }: Attribute['meaning']): string {
  return `${vi} — ${en}`
}
