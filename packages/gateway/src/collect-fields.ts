import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { isLeftOut } from './names.ts'
import type { TypeMatch } from './type-match.ts'

/** The fields selected on objects of one type, by response key, in the order of the answer. */
export type CollectFields = (
  typename: string,
  selectionSets: readonly SelectionSetNode[],
) => ReadonlyMap<string, readonly FieldNode[]>

/** Collects fields as the specification says, for one document and one outcome of its conditions. */
export function fieldCollector(
  { definitions }: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  matches: TypeMatch,
): CollectFields {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition)
    }
  }

  return (typename, selectionSets) => {
    const fields = new Map<string, FieldNode[]>()
    const visited = new Set<string>()
    const walk = ({ selections }: SelectionSetNode): void => {
      for (const selection of selections) {
        if (isLeftOut(selection, variables)) continue
        if (selection.kind === Kind.FIELD) {
          const key = (selection.alias ?? selection.name).value
          const known = fields.get(key)
          if (known) known.push(selection)
          else fields.set(key, [selection])
          continue
        }
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          const name = selection.name.value
          if (visited.has(name)) continue
          visited.add(name)
        }
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
        const condition = fragment?.typeCondition?.name.value ?? typename
        if (fragment && matches(typename, condition)) walk(fragment.selectionSet)
      }
    }
    selectionSets.forEach(walk)
    return fields
  }
}
