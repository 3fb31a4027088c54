import { type RefusalCode, type ScalarKind, scalars } from '@motlan/kernel'
import {
  buildASTSchema,
  type DocumentNode,
  GraphQLError,
  type GraphQLScalarType,
  type GraphQLSchema,
  isScalarType,
  Kind,
  parse,
  type ValueNode,
} from 'graphql'

/**
 * The schema clients see, with scalars that check and normalise what clients send: a value that is no identifier
 * never reaches a registry.
 */
export function publicSchema(publicSdl: string | DocumentNode): GraphQLSchema {
  const document = typeof publicSdl === 'string' ? parse(publicSdl) : publicSdl
  const schema = buildASTSchema(document)
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isScalarType(type)) continue
    const kind = kinds.get(type.name)
    if (kind) checkText(type, kind)
    else if (type.name === 'Vnd') checkWholeNumber(type)
  }
  return schema
}

const kinds: ReadonlyMap<string, ScalarKind> = new Map(Object.entries(scalars))

function checkText(type: GraphQLScalarType, { parse: parsed }: ScalarKind): void {
  const normalised = (value: unknown, node?: ValueNode): string => {
    if (typeof value !== 'string') throw invalid(`a ${type.name} is written as a string`, node)
    const read = parsed(value)
    if (read.ok) return read.value
    throw invalid(read.rejection.message, node)
  }
  type.parseValue = (value) => normalised(value)
  type.parseLiteral = (node) => normalised(node.kind === Kind.STRING ? node.value : undefined, node)
}

function checkWholeNumber(type: GraphQLScalarType): void {
  const whole = (value: unknown, node?: ValueNode): number => {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value
    throw invalid(`a ${type.name} is a whole number`, node)
  }
  type.parseValue = (value) => whole(value)
  type.parseLiteral = (node) => whole(node.kind === Kind.INT ? Number(node.value) : undefined, node)
}

/** Why a value is refused, without the value: it may be somebody's identifier. */
function invalid(reason: string, node: ValueNode | undefined): GraphQLError {
  const code: RefusalCode = 'IDENTIFIER_INVALID'
  return new GraphQLError(reason, { ...(node && { nodes: node }), extensions: { code } })
}
