import type { Attribute, Subject } from '@motlan/kernel'

/** An operation that asks some subjects for some attributes, as a gateway would ask for entities. */
export interface EntityOperation {
  readonly text: string
  readonly subject: Subject
  readonly attributes: readonly string[]
}

/** Asks entities of one subject for these attributes; references are followed to their key. */
export function entityOperation(
  subject: Subject,
  attributes: readonly Attribute[],
): EntityOperation {
  const byField = Map.groupBy(attributes, ({ name }) => name.split('.')[1] ?? '')
  const fields = [...byField].map(([field, some]) => {
    const nested = some.filter(({ name }) => name.split('.').length > 2)
    return nested.length > 0
      ? `${field} { ${nested.map(leaf).join(' ')} }`
      : some.map(leaf).join(' ')
  })
  return {
    text: `query($of: [_Any!]!) { _entities(representations: $of) { ... on ${subject} { ${fields.join(' ')} } } }`,
    subject,
    attributes: attributes.map(({ name }) => name),
  }
}

function leaf({ name, relation }: Attribute): string {
  const field = name.slice(name.lastIndexOf('.') + 1)
  return relation ? `${field} { __typename }` : field
}
