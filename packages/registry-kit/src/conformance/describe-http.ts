import { auditServer } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bench } from '../conformance.ts'
import { type RegistryServer, serve } from '../server.ts'

/** Over HTTP the registry speaks GraphQL as the specification has it, and says how it is. */
export function describeHttp<DB>({ subgraph, database, grantKey, now }: Bench<DB>): void {
  describe('over HTTP', () => {
    let server: RegistryServer
    beforeAll(async () => {
      server = await serve(subgraph(), {
        grantKey,
        clock: () => now,
        port: 0,
        ready: database().app.ping,
      })
    })
    afterAll(() => server?.close())

    test('the GraphQL-over-HTTP audit passes, all of it', async () => {
      const results = await auditServer({ url: server.url })
      const failed = results
        .filter(({ status }) => status !== 'ok')
        .map(({ id, name }) => `${id} ${name}`)
      expect(failed).toEqual([])
      expect(results).toHaveLength(61)
    })

    test('it is live, and ready where its database answers', async () => {
      expect((await fetch(new URL('/health/live', server.url))).status).toBe(200)
      expect((await fetch(new URL('/health/ready', server.url))).status).toBe(200)
    })
  })
}
