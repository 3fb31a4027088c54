import { createServer, type Server } from 'node:http'
import { openDatabase } from '@motlan/registry-kit'

/** The statements of one look-up, by registry, in the order they were sent. */
export type Statements = Readonly<Record<string, readonly string[]>>

/** The raw limit: the same statements through `pg`, in the same two levels, rows out as JSON. No GraphQL, no policy, no record. */
export function pgAlone(statements: Statements, appUrls: Readonly<Record<string, string>>): Server {
  const databases = Object.fromEntries(
    Object.entries(appUrls).map(([name, url]) => [name, openDatabase(url)]),
  )
  const ask = (registry: string, ids: readonly string[]) =>
    Promise.all(
      (statements[registry] ?? []).map((text, place) =>
        databases[registry]?.run({ name: `s${place}`, text, values: [ids] }),
      ),
    )
  return createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
      variables: { citizenId?: string; citizenIds?: string[] }
    }
    const ids = variables.citizenIds ?? [variables.citizenId ?? '']
    const first = await ask('population', ids)
    const rest = await Promise.all(
      Object.keys(databases)
        .filter((name) => name !== 'population')
        .map((name) => ask(name, ids)),
    )
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify([first, rest]))
  })
}
