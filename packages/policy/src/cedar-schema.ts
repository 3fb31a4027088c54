import type { Vocabulary } from '@motlan/kernel'
import { groupsOf } from './attribute-groups.ts'
import { noFact, noProcedure } from './cedar-json.ts'
import type { Space } from './space.ts'

/**
 * Everything that can be asked, as a schema of Cedar: attributes are actions, subjects are resources, and what has a
 * fixed list of values is an enumeration, so that Cedar itself knows a misspelt attribute, purpose or fact.
 */
export function cedarSchema({ aims, relations, facts }: Space, vocabulary: Vocabulary): string {
  const attributes = [...vocabulary.values()]
  const subjects = [...new Set(attributes.map(({ subject }) => subject))].sort()
  const groups = [...new Set(attributes.flatMap(groupsOf))]
  return [
    'entity Agency;',
    ...subjects.map((subject) => `entity ${subject};`),
    enumeration('Purpose', [...new Set(aims.map(({ purpose }) => purpose))]),
    enumeration('Procedure', [noProcedure, ...aims.flatMap(({ procedure }) => procedure ?? [])]),
    enumeration('Relation', relations.ids),
    enumeration('Fact', facts.ids.length > 0 ? facts.ids : [noFact]),
    'type Request = { purpose: Purpose, procedure: Procedure, relation: Relation, facts: Set<Fact> };',
    ...groups.map((group) => `action ${quoted(group)};`),
    ...attributes.map(
      (attribute) =>
        `action ${quoted(attribute.name)} in [${groupsOf(attribute).map(quoted).join(', ')}] ` +
        `appliesTo { principal: [Agency], resource: [${attribute.subject}], context: Request };`,
    ),
    '',
  ].join('\n')
}

function enumeration(name: string, ids: readonly string[]): string {
  return `entity ${name} enum [${ids.map(quoted).join(', ')}];`
}

function quoted(id: string): string {
  return JSON.stringify(id)
}
