import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { RemoteGraphQLDataSource } from '@apollo/gateway'

/** @apollo/gateway over the registries: in this process where `registries` is given, over HTTP where `urls` is. Returns its address. */
export async function serve({ supergraphSdl, registries, urls }) {
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => {
      if (urls) return new RemoteGraphQLDataSource({ url: urls[name.toLowerCase()] })
      return { process: ({ request }) => registries[name.toLowerCase()](request.query, request.variables ?? {}) }
    },
  })
  const server = new ApolloServer({ gateway, introspection: false, includeStacktraceInErrorResponses: false })
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })
  return url
}
