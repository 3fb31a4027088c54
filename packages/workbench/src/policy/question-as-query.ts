import {
  type Attribute,
  isSubject,
  type Subject,
  subjectKeys,
  subjectScalars,
  type Vocabulary,
} from '@motlan/kernel'
import type { Question } from '@motlan/policy/analysis'

/**
 * A question as the shortest GraphQL document that asks it, about the subject `$id` of a case; undefined where no
 * registry leads from any subject to the one it is about.
 */
export function questionAsQuery(
  { ask: { relation }, attribute: name }: Question,
  vocabulary: Vocabulary,
): string | undefined {
  const attribute = vocabulary.get(name)
  if (!attribute) return undefined
  const way = wayTo(attribute.subject, relation === 'self' ? [] : relation.split('.'), vocabulary)
  if (!way) return undefined
  const [first] = way
  const root = (first ?? attribute).subject
  const selection = [...way, attribute].reduceRight((below, each) => selected(each, below), '')
  const field = `${root.charAt(0).toLowerCase()}${root.slice(1)}`
  return `query ($id: ${subjectScalars[root]}!) { ${field}(${subjectKeys[root]}: $id) { ${selection} } }`
}

/** The references that lead to a subject by these steps, the first one first. */
function wayTo(
  subject: Subject,
  steps: readonly string[],
  vocabulary: Vocabulary,
): readonly Attribute[] | undefined {
  const step = steps.at(-1)
  if (step === undefined) return []
  for (const reference of vocabulary.values()) {
    if (reference.relation !== step || reference.type !== subject) continue
    const before = wayTo(reference.subject, steps.slice(0, -1), vocabulary)
    if (before) return [...before, reference]
  }
  return undefined
}

/** An attribute with the groups around it; of another subject its key is selected where nothing else is. */
function selected({ name, type }: Attribute, below: string): string {
  const [, ...path] = name.split('.')
  const inner = below || (isSubject(type) ? subjectKeys[type] : '')
  return path.reduceRight((text, field) => (text ? `${field} { ${text} }` : field), inner)
}
