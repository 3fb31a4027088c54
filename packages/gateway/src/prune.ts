import { subjectKeys } from '@motlan/kernel'
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type VariableNode,
  visit,
} from 'graphql'
import type { DecisionSet } from './decision.ts'
import { reservedPrefix } from './limits.ts'
import type { AskedField, Names } from './names.ts'

/** The response key under which every subject carries its identifier, whatever the client selected or renamed. */
const subjectKeyAlias = `${reservedPrefix}Key`

/** What is left of a document: the only thing the planner ever sees. */
export interface PrunedDocument {
  readonly document: DocumentNode
  /** The same for equal selections and decisions: plans are cached under it. */
  readonly text: string
}

/**
 * Leaves only what was permitted. A field without a permitted leaf below it goes too, so that nothing is looked up for
 * the sake of a refusal; undefined where nothing is left to look up.
 */
export function prune(
  { fields }: Names,
  operation: OperationDefinitionNode,
  decisions: DecisionSet,
): PrunedDocument | undefined {
  const selections = fields.flatMap((field) => kept(field, decisions))
  if (selections.length === 0) return undefined
  const pruned: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  }
  const used = variablesIn(pruned)
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        ...pruned,
        variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) =>
          used.has(variable.name.value),
        ),
      },
    ],
  }
  return { document, text: print(document) }
}

function kept({ node, asked, below }: AskedField, decisions: DecisionSet): FieldNode[] {
  if (asked && !decisions.grounds(asked)) return []
  const { alias, name: fieldName, arguments: given = [] } = node
  const field = {
    kind: Kind.FIELD,
    ...(alias && { alias }),
    name: fieldName,
    arguments: given,
  } as const
  if (!below) return [field]
  const selections = below.fields.flatMap((inner) => kept(inner, decisions))
  if (selections.length === 0) return []
  const key = below.subject ? [keyField(subjectKeys[below.subject])] : []
  return [
    { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [...key, ...selections] } },
  ]
}

function keyField(key: string): FieldNode {
  return { kind: Kind.FIELD, alias: name(subjectKeyAlias), name: name(key) }
}

function name(value: string): NameNode {
  return { kind: Kind.NAME, value }
}

function variablesIn(operation: OperationDefinitionNode): ReadonlySet<string> {
  const names = new Set<string>()
  visit(operation, {
    Variable({ name: { value } }: VariableNode) {
      names.add(value)
    },
  })
  return names
}
