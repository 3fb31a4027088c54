import type { Attribute, Subject, Vocabulary } from '@motlan/kernel'
import { isSubject, subjectKeys } from '@motlan/kernel'

/** A selection as a tree: a leaf is empty, everything else has fields below it. */
interface Tree {
  [field: string]: Tree
}

/** The attributes of one subject, without those that point at another subject. */
export function ownAttributes(vocabulary: Vocabulary, subject: Subject): readonly Attribute[] {
  return [...vocabulary.values()].filter((attribute) => attribute.subject === subject)
}

/** GraphQL that selects attributes of one subject by name; `below` says what is selected of a subject they point at. */
export function selectionOf(
  attributes: readonly Attribute[],
  below: (attribute: Attribute) => string = keyOf,
): string {
  const tree: Tree = {}
  const subjects = new Map<Tree, string>()
  for (const attribute of attributes) {
    let place = tree
    for (const field of attribute.name.split('.').slice(1)) {
      place[field] ??= {}
      place = place[field]
    }
    if (isSubject(attribute.type)) subjects.set(place, below(attribute))
  }
  return written(tree, subjects)
}

/** The key of the subject an attribute points at. */
export function keyOf({ type }: Attribute): string {
  return isSubject(type) ? subjectKeys[type] : ''
}

function written(tree: Tree, subjects: ReadonlyMap<Tree, string>): string {
  return Object.entries(tree)
    .map(([field, inside]) => {
      const selected = subjects.get(inside) ?? written(inside, subjects)
      return selected ? `${field} { ${selected} }` : field
    })
    .join(' ')
}
