import { createServer, type Server } from 'node:http'
import { openDatabase } from '@motlan/registry-kit'
import pg from 'pg'

/** The statements of one look-up, by registry, in the order they were sent. */
export type Statements = Readonly<Record<string, readonly string[]>>

/** The raw limit: the same statements in the same two levels, rows out as JSON; no GraphQL, no policy, no record. Through a plain `pg` pool, or through the kit's pipelined connections. */
export function pgAlone(
  statements: Statements,
  appUrls: Readonly<Record<string, string>>,
  pooled: boolean,
): Server {
  const databases = Object.fromEntries(
    Object.entries(appUrls).map(([name, url]) => [name, pooled ? poolOf(url) : openDatabase(url)]),
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

/** `pg` as everybody uses it: a pool, prepared statements, one at a time on each connection. */
function poolOf(connectionString: string) {
  const pool = new pg.Pool({ connectionString, max: 4 })
  return {
    run: async ({ values, ...rest }: { name: string; text: string; values: readonly unknown[] }) =>
      (await pool.query({ ...rest, values: [...values] })).rows,
  }
}
