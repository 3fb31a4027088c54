import { graphiqlPage, type Page } from './graphiql-page.ts'
import { type SandboxPageOptions, sandboxPages } from './sandbox-pages.ts'

/** The pages of a demonstration: GraphiQL, and what its bar asks for. */
export function demonstrationPages(options: SandboxPageOptions): Page {
  const graphiql = graphiqlPage()
  const sandbox = sandboxPages(options)
  return async (request) => (await sandbox(request)) ?? graphiql(request)
}
