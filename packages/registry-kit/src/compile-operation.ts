import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql'
import type { Complete, Step } from './compiled-operation.ts'

/** An operation worked out as far as it can be without its variables. */
export interface CompiledOperation {
  readonly operation: OperationDefinitionNode
  readonly steps: readonly Step[]
}

/** What every part of one operation is compiled against. */
interface Compiling {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
}

/**
 * Compiles what gateways send: one query, no directives, only fields that the kit made. Undefined where there is
 * anything else: that is for graphql itself to carry out. The document was validated before.
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
): CompiledOperation | undefined {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  const named = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
  const [operation, ...others] = operations
  const query = schema.getQueryType()
  if (!operation || others.length > 0 || operation.operation !== OperationTypeNode.QUERY || !query)
    return undefined
  const fragments = Object.fromEntries(named.map((fragment) => [fragment.name.value, fragment]))
  const steps = stepsOn(query, [operation], { schema, operation, fragments })
  return steps && { operation, steps }
}

type Parent = { readonly selectionSet?: SelectionSetNode | undefined }

/** One step per response key of a selection on a type. */
function stepsOn(
  type: GraphQLObjectType,
  parents: readonly Parent[],
  compiling: Compiling,
): readonly Step[] | undefined {
  const selected = fieldsOn(type, parents, compiling)
  if (!selected) return undefined
  const steps = [...selected].map(([key, nodes]) => stepFor(type, key, nodes, compiling))
  return steps.every((step) => step !== undefined) ? steps : undefined
}

function stepFor(
  type: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
  compiling: Compiling,
): Step | undefined {
  const name = nodes[0]?.name.value ?? ''
  if (name === '__typename') return { kind: 'constant', key, value: type.name }
  const field = type.getFields()[name]
  const root = type === compiling.schema.getQueryType()
  // A field of somebody else may look into the variables or the path of each call, which are not kept here.
  if (!field?.resolve || !(root || isOurs(field))) return undefined
  const nullable = !isNonNullType(field.type)
  const complete = completeFor(field.type, nodes, compiling)
  if (!complete) return undefined
  return {
    kind: 'field',
    key,
    nodes,
    field,
    resolve: field.resolve,
    nullable,
    complete,
    info: infoFor(type, field, nodes, compiling),
  }
}

/** Attributes, groups and collections; and keys, which are the only fields that cannot be null. */
function isOurs({ extensions, type, args }: GraphQLField<unknown, unknown>): boolean {
  const named = extensions.attribute !== undefined || extensions.nest !== undefined
  return args.length === 0 && (named || (isNonNullType(type) && isLeafType(type.ofType)))
}

function completeFor(
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  compiling: Compiling,
): Complete | undefined {
  if (isNonNullType(type)) return completeFor(type.ofType, nodes, compiling)
  if (isLeafType(type)) return { kind: 'leaf', type }
  if (isListType(type)) {
    const item = completeFor(type.ofType, nodes, compiling)
    return item && { kind: 'list', item, nullable: !isNonNullType(type.ofType) }
  }
  if (isObjectType(type)) {
    const steps = stepsOn(type, nodes, compiling)
    return steps && { kind: 'object', steps }
  }
  if (!isUnionType(type)) return undefined
  const members = type
    .getTypes()
    .map((member) => [member.name, stepsOn(member, nodes, compiling)] as const)
  if (members.some(([, steps]) => steps === undefined)) return undefined
  return { kind: 'union', type, steps: new Map(members as [string, readonly Step[]][]) }
}

/** The fields selected on a type by response key, fragments expanded; undefined where a directive decides about one. */
function fieldsOn(
  type: GraphQLObjectType,
  parents: readonly Parent[],
  { fragments }: Compiling,
): ReadonlyMap<string, readonly FieldNode[]> | undefined {
  const fields = new Map<string, FieldNode[]>()
  const walk = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (selection.directives?.length) return false
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        fields.set(key, [...(fields.get(key) ?? []), selection])
        // Assigned to an object it would not become a key.
        return key !== '__proto__'
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value]
      const on = fragment?.typeCondition?.name.value
      return (
        !fragment ||
        (on !== undefined && on !== type.name && on !== '_Entity') ||
        walk(fragment.selectionSet)
      )
    })
  const plain = parents.every(({ selectionSet }) => !selectionSet || walk(selectionSet))
  return plain ? fields : undefined
}

function infoFor(
  parentType: GraphQLObjectType,
  { name, type }: GraphQLField<unknown, unknown>,
  fieldNodes: readonly FieldNode[],
  { schema, operation, fragments }: Compiling,
): GraphQLResolveInfo {
  const info: ResolverInfo = {
    fieldName: name,
    fieldNodes,
    returnType: type,
    parentType,
    schema,
    fragments,
    operation,
    variableValues: {},
  }
  // Resolvers of the kit look at what is selected, and at nothing else of a call.
  return info as GraphQLResolveInfo
}

type ResolverInfo = Pick<
  GraphQLResolveInfo,
  | 'fieldName'
  | 'fieldNodes'
  | 'returnType'
  | 'parentType'
  | 'schema'
  | 'fragments'
  | 'operation'
  | 'variableValues'
>
