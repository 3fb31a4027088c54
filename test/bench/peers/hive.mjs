import { createServer } from 'node:http'
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime'
import { unifiedGraphHandler } from '@graphql-hive/router-runtime'
import { print } from 'graphql'

/** Hive gateway-runtime with the Rust planner, in-flight deduplication off. Returns its address. */
export async function serve({ supergraphSdl, registries, urls }) {
  const inProcess = {
    getSubgraphExecutor:
      ({ subgraphName }) =>
      ({ document, variables }) =>
        registries[subgraphName.toLowerCase()](print(document), variables ?? {}),
  }
  const runtime = createGatewayRuntime({
    supergraph: supergraphSdl,
    unifiedGraphHandler,
    logging: false,
    maskedErrors: false,
    graphiql: false,
    landingPage: false,
    ...(urls
      ? { transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } } }
      : { transports: { http: inProcess } }),
  })
  const server = createServer(runtime)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${server.address().port}/graphql`
}
