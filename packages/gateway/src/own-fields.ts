import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { fragmentsOf } from './fragments.ts'

/** Which part of an operation the gateway answers itself, and whether anybody may ask it. */
export interface OwnFields {
  /** The operation reduced to introspection and the gateway's own fields; undefined where it has none. */
  readonly document: DocumentNode | undefined
  /** Whether a registry has to be asked as well. */
  readonly needsRegistries: boolean
  /** Whether the operation is about the schema only, which is no secret: no token is needed. */
  readonly isOpen: boolean
}

const schemaFields: ReadonlySet<string> = new Set(['__typename', '__schema', '__type'])
const ownFields: ReadonlySet<string> = new Set(['__schema', '__type', 'myAccess'])

/** Separates what the gateway knows itself from what only a registry knows. */
export function ownFieldsOf(document: DocumentNode, operation: OperationDefinitionNode): OwnFields {
  const fragments = fragmentsOf(document)
  const rootNames = new Set<string>()

  function own({ selections }: SelectionSetNode): SelectionNode[] {
    return selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) {
        rootNames.add(selection.name.value)
        return ownFields.has(selection.name.value) ? [selection] : []
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      const inside = fragment ? own(fragment.selectionSet) : []
      if (inside.length === 0) return []
      const { directives = [] } = selection
      const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: inside }
      return [{ kind: Kind.INLINE_FRAGMENT, directives, selectionSet }]
    })
  }

  const selections = own(operation.selectionSet)
  const names = [...rootNames]
  return {
    document: selections.length > 0 ? reduced(document, operation, selections) : undefined,
    needsRegistries: names.some((name) => !ownFields.has(name) && !schemaFields.has(name)),
    isOpen: names.every((name) => schemaFields.has(name)),
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
