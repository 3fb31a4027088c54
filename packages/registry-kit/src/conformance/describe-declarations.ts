import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { declareTo, type JsonObject } from '@motlan/kernel'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { attributesOf } from '../attribute-list.ts'
import type { Bench } from '../conformance.ts'
import { grantedRequest } from '../granted-request.ts'
import { inProcess } from '../in-process.ts'
import { declaredAttributes } from './declared-attributes.ts'

/** Declarations: only under a grant that names them, only attributes of this registry, and nothing half-written. */
export function describeDeclarations<DB>(bench: Bench<DB>): void {
  const { registry, subgraph, database, grantKey: key, now } = bench
  const { name } = registry.definition
  const mutations = () => Object.keys(subgraph().schema.getMutationType()?.getFields() ?? {})
  const transport = () => inProcess(subgraph(), { grantKey: key, clock: () => now })

  describe('declarations', () => {
    test('declarations.graphql is what `pnpm generate` writes', async () => {
      const committed = await readFile(
        new URL('declarations.graphql', registry.schemaFile),
        'utf8',
      ).catch(() => undefined)
      expect(committed).toBe(subgraph().declarations)
    })

    test('the subgraph says nothing of them', () => {
      for (const mutation of mutations()) expect(subgraph().sdl).not.toContain(mutation)
      expect(subgraph().sdl).not.toMatch(/^type (Mutation|Declared)/m)
    })

    test('each input field becomes an attribute of this registry, or is the key of a subject', () => {
      const own = new Set(attributesOf(registry.definition).map((one) => one.name))
      for (const [place, declared] of declaredAttributes(subgraph().declarations ?? '')) {
        for (const attribute of declared) expect(own, place).toContain(attribute)
      }
    })

    test('each is refused without a grant, with one for look-ups, and with one for something else', async () => {
      for (const mutation of mutations()) {
        const operation = `mutation($input: ${inputOf(mutation)}) { ${mutation}(declarationId: "d-1", input: $input) { at } }`
        const granted = (spoilt: JsonObject) =>
          transport()(
            grantedRequest({ registry: name, operation, attributes: [], key, now, spoilt }),
          )
        const without = await transport()({ ...grantedRequestOf(operation), grant: '' })
        expect(without.errors?.[0]?.extensions?.code, mutation).toBe('GRANT_MISSING')
        for (const spoilt of [
          {},
          { declaration: mutation },
          { case: 'C-1' },
          { declaration: 'somethingElse', case: 'C-1' },
        ]) {
          const { data, errors } = await granted(spoilt)
          expect(data).toBeUndefined()
          expect(errors?.[0]?.extensions?.code, mutation).toBe('DECLARATION_NOT_GRANTED')
        }
      }
      expect(await written()).toBe(0)
    })

    test('each says what is missing in an empty input, and writes nothing', async () => {
      for (const mutation of mutations()) {
        const { refused } = await declareTo({
          registry: name,
          mutation,
          input: {},
          declarationId: `empty-${mutation}`,
          caseId: 'C-1',
          agency: 'test-agency',
          purpose: 'test',
          grantKey: key,
          transport: transport(),
          clock: () => now,
          newId: randomUUID,
        })
        expect(refused?.code, mutation).toBe('DECLARATION_INVALID')
        expect(refused?.message).toMatch(new RegExp(`^${mutation}\\.input`))
      }
      expect(await written()).toBe(0)
    })

    test('the role that looks up sees what changed, and not what was declared', async () => {
      const { app } = database()
      await sql`select seq, subject, attributes from declaration.change`.execute(app.kysely)
      await expect(sql`select from declaration.declared`.execute(app.kysely)).rejects.toThrow()
      await expect(sql`delete from declaration.change`.execute(app.kysely)).rejects.toThrow()
    })
  })

  const grantedRequestOf = (operation: string) =>
    grantedRequest({ registry: name, operation, attributes: [], key, now })

  const written = async (): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select (select count(*) from declaration.declared) + (select count(*) from declaration.change) as count`.execute(
      database().owner.kysely,
    )
    return Number(rows[0]?.count)
  }
}

function inputOf(mutation: string): string {
  return `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`
}
