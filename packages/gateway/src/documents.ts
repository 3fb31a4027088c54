import { digest, Refusal } from '@motlan/kernel'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { boundedCache } from './bounded-cache.ts'
import { checkLimits, type Limits } from './limits.ts'
import { type LocalFields, localFieldsOf } from './local-fields.ts'
import { conditionVariablesOf } from './names.ts'
import { refusedDocument } from './refused-document.ts'

/** One operation of a document that parses, fits the schema and keeps the limits. */
export interface KnownOperation {
  /** Different for every operation this process has read: caches are keyed by it. */
  readonly id: number
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly local: LocalFields
  /** The variables that decide which fields are left out. */
  readonly conditions: readonly string[]
  /** Hash of the text, and which operation of it: what was asked, without whom it was asked about. */
  readonly digest: string
}

/** Reads documents: the same text is parsed and validated once, and comes as the same object. */
export type ReadDocument = (
  text: string,
  operationName: string | null | undefined,
) => KnownOperation

interface KnownDocument {
  readonly operations: ReadonlyMap<string, KnownOperation>
}

/** Characters of document text remembered; a document takes about a hundred bytes for each. */
const keptCharacters = 2_000_000

/**
 * Makes a reader of documents for one schema, in which no registry answers `localQueries`. What it cannot accept it
 * refuses, each time anew.
 */
export function documentReader(
  schema: GraphQLSchema,
  limits: Limits,
  localQueries: ReadonlySet<string> = new Set(),
): ReadDocument {
  const known = boundedCache<KnownDocument>(keptCharacters)
  let lastId = 0

  function read(text: string): KnownDocument {
    const remembered = known.get(text)
    if (remembered) return remembered
    const document = withoutOverflow(() => accepted(text, schema, limits))
    const conditions = conditionVariablesOf(document)
    const operations = new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION
          ? [[definition.name?.value ?? '', knownOperation(definition)] as const]
          : [],
      ),
    )
    function knownOperation(operation: OperationDefinitionNode): KnownOperation {
      lastId += 1
      const local = localFieldsOf(document, operation, localQueries)
      const name = operation.name?.value ?? ''
      return {
        id: lastId,
        document,
        operation,
        conditions,
        local,
        digest: `${digest(text)} ${name}`,
      }
    }
    known.set(text, { operations }, text.length)
    return { operations }
  }

  return (text, operationName) => {
    const { operations } = read(text)
    const only = operations.size === 1 ? operations.values().next().value : undefined
    const chosen = operationName ? operations.get(operationName) : only
    if (chosen) return chosen
    throw new Refusal('DOCUMENT_INVALID', 'operationName', {
      reason: operationName
        ? 'the document has no operation of this name'
        : `the document has ${operations.size} operations; one has to be chosen by name`,
    })
  }
}

/** Parses, measures and validates. Only a document that fails is read a second time, to say where. */
function accepted(text: string, schema: GraphQLSchema, limits: Limits): DocumentNode {
  const document = parsed(text, limits, true)
  checkLimits(document, limits)
  refuseUnknownKinds(document, schema)
  if (validate(schema, document, specifiedRules, { maxErrors: 1 }).length === 0) return document
  const located = parsed(text, limits, false)
  throw refusedDocument(
    'DOCUMENT_INVALID',
    validate(schema, located, specifiedRules, { maxErrors: 5 }),
  )
}

/** INVARIANT: graphql-js finds nothing wrong with an operation of a kind the schema does not have. */
function refuseUnknownKinds({ definitions }: DocumentNode, schema: GraphQLSchema): void {
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    if (schema.getRootType(definition.operation)) continue
    throw new Refusal('DOCUMENT_INVALID', definition.operation, {
      reason: 'the gateway looks up, and does nothing else',
    })
  }
}

function parsed(text: string, { tokens }: Limits, noLocation: boolean): DocumentNode {
  try {
    return parse(text, { maxTokens: tokens, noLocation })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    if (error.message.includes(`${tokens} tokens`)) throw tooComplex('tokens', tokens)
    throw refusedDocument('DOCUMENT_INVALID', [error])
  }
}

function withoutOverflow<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    // Thousands of nested brackets exhaust the stack of a recursive parser before any limit is reached.
    if (error instanceof RangeError) throw tooComplex('depth', undefined)
    throw error
  }
}

function tooComplex(limit: keyof Limits, max: number | undefined): Refusal {
  return new Refusal('DOCUMENT_TOO_COMPLEX', limit, {
    reason: `the document has more ${limit} than the gateway reads`,
    details: { limit, ...(max !== undefined && { max }) },
  })
}
