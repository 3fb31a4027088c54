import { openScope, type Subgraph } from '@motlan/registry-kit'
import { type DocumentNode, type ExecutionResult, execute, parse } from 'graphql'

/** A registry without guard and grants, as a gateway that knows of neither meets it: text in, JSON out. */
export type PlainRegistry = (
  operation: string,
  variables: Record<string, unknown>,
) => Promise<ExecutionResult>

/** Executes operations on a subgraph where it is; documents are parsed once, as a server would. */
export function plainRegistry({ schema }: Pick<Subgraph, 'schema'>): PlainRegistry {
  const documents = new Map<string, DocumentNode>()
  return async (operation, variables) => {
    const document = documents.get(operation) ?? parse(operation)
    documents.set(operation, document)
    return execute({
      schema,
      document,
      variableValues: variables,
      contextValue: openScope(new Date()),
    })
  }
}
