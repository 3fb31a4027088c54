import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { fragmentsOf } from './fragments.ts'

/** Which part of an operation is answered here, and which by registries. */
export interface LocalFields {
  /** What is answered here: all of it, or the operation reduced to that; undefined where registries answer everything. */
  readonly document: DocumentNode | undefined
  /** Whether a registry has to be asked as well. */
  readonly needsRegistries: boolean
  /** Whether the operation is about the schema and nothing else. */
  readonly isAboutSchema: boolean
}

const schemaFields: ReadonlySet<string> = new Set(['__typename', '__schema', '__type'])

/** Separates what is answered here from what only a registry knows; `queries` are the fields of Query that companions answer. */
export function localFieldsOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  queries: ReadonlySet<string>,
): LocalFields {
  const fragments = fragmentsOf(document)
  const rootNames = new Set<string>()
  // Nothing but companions changes anything, or tells of changes.
  const isLocal = (name: string): boolean =>
    operation.operation !== OperationTypeNode.QUERY ||
    queries.has(name) ||
    (schemaFields.has(name) && name !== '__typename')

  function local({ selections }: SelectionSetNode): SelectionNode[] {
    return selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) {
        rootNames.add(selection.name.value)
        return isLocal(selection.name.value) ? [selection] : []
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      const inside = fragment ? local(fragment.selectionSet) : []
      if (inside.length === 0) return []
      const { directives = [] } = selection
      const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: inside }
      return [{ kind: Kind.INLINE_FRAGMENT, directives, selectionSet }]
    })
  }

  const selections = local(operation.selectionSet)
  const names = [...rootNames]
  const needsRegistries = names.some((name) => !isLocal(name) && !schemaFields.has(name))
  const part = selections.length > 0 ? reduced(document, operation, selections) : undefined
  return {
    document: needsRegistries ? part : document,
    needsRegistries,
    isAboutSchema: names.every((name) => schemaFields.has(name)),
  }
}

/** The same document with nothing but these selections in its one operation. */
function reduced(
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
  selections: readonly SelectionNode[],
): DocumentNode {
  const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections }
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }, ...fragments] }
}
