import { createGatewayRuntime } from '@graphql-hive/gateway-runtime'
import { unifiedGraphHandler } from '@graphql-hive/router-runtime'
import type { JsonObject, RegistryAnswer } from '@motlan/kernel'
import { type DocumentNode, print } from 'graphql'
import { answered, type MemorySubgraph } from './memory-subgraph.ts'

interface OracleRequest {
  readonly document: DocumentNode
  readonly variables?: JsonObject
}

/** Another engine over the same registries: Hive Gateway with the same planner, its own execution and its own shaping. */
export function openOracle(supergraphSdl: string, subgraphs: readonly MemorySubgraph[]) {
  const gateway = createGatewayRuntime({
    supergraph: supergraphSdl,
    unifiedGraphHandler,
    logging: false,
    maskedErrors: false,
    skipValidation: true,
    transports: {
      http: {
        getSubgraphExecutor: ({ subgraphName }) => {
          const subgraph = subgraphs.find(({ name }) => name === subgraphName)
          const execute = ({ document, variables = {} }: OracleRequest) => {
            if (!subgraph) throw new Error(`${subgraphName}: nobody is there`)
            return answered(subgraph, print(document), variables)
          }
          // An executor is generic over its result, which only its caller knows.
          return execute as never
        },
      },
    },
  })
  return {
    async ask(query: string, variables: JsonObject): Promise<RegistryAnswer> {
      const response = await gateway.fetch('http://oracle.test/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query, variables }),
      })
      return response.json()
    },
    close: () => gateway[Symbol.asyncDispose](),
  }
}
