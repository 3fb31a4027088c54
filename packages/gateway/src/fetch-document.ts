import {
  type DocumentNode,
  type FieldNode,
  getOperationAST,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { fetchKey } from './fetch-key.ts'
import { isLeftOut } from './names.ts'

/**
 * The document as the planner reads it: one operation, no alias of the client's own making, nothing that `@skip` and
 * `@include` leave out, no root field that the gateway answers itself. Undefined where nothing is left to fetch.
 */
export function fetchDocument(
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): DocumentNode | undefined {
  const operation = getOperationAST(document, operationName)
  if (!operation) return undefined
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  const { definitions }: DocumentNode = visit(
    { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] },
    {
      enter: (node) => (isSelection(node) && isLeftOut(node, variables) ? null : undefined),
      Field: { leave: fetched },
      InlineFragment: { leave: unconditional },
      FragmentSpread: { leave: unconditional },
      SelectionSet: { leave: neverEmpty },
    },
  )
  const [own, ...rest] = definitions
  if (own?.kind !== Kind.OPERATION_DEFINITION) return undefined
  const selections = own.selectionSet.selections.filter((selection) => !isTypename(selection))
  if (selections.length === 0) return undefined
  const selectionSet = { ...own.selectionSet, selections }
  return { kind: Kind.DOCUMENT, definitions: [{ ...own, selectionSet }, ...rest] }
}

/** A field under the key it is fetched under. Fields about the schema itself are no registry's to answer. */
function fetched(node: FieldNode): FieldNode | null {
  const { alias, directives, ...field } = node
  const name = node.name.value
  if (name === '__schema' || name === '__type') return null
  const key = fetchKey(node)
  return key === name ? field : { ...field, alias: { kind: Kind.NAME, value: key } }
}

/** Its conditions have been answered already; the planner would plan for both answers. */
function unconditional<Node extends SelectionNode>({
  directives,
  ...node
}: Node): Omit<Node, 'directives'> {
  return node
}

/** An empty selection set would be a syntax error for the planner and for every registry. */
function neverEmpty(node: SelectionSetNode): SelectionSetNode | undefined {
  if (node.selections.length > 0) return undefined
  return {
    ...node,
    selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
  }
}

function isTypename(selection: SelectionNode): boolean {
  return selection.kind === Kind.FIELD && selection.name.value === '__typename'
}

function isSelection(node: { readonly kind: string }): node is SelectionNode {
  return (
    node.kind === Kind.FIELD ||
    node.kind === Kind.INLINE_FRAGMENT ||
    node.kind === Kind.FRAGMENT_SPREAD
  )
}
