import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import type { Bench } from '../conformance.ts'
import { noDatabase } from '../database.ts'
import { checkFields } from './check-fields.ts'

/** The schema is what the definition says, and the committed SDL is what the schema says. */
export function describeSchema<DB>({ registry, subgraph }: Bench<DB>): void {
  describe('schema', () => {
    test('every field is key, attribute, group or look-up', () => {
      checkFields(registry.definition, subgraph().schema)
    })

    test('schema.graphql is what `pnpm generate` writes', async () => {
      expect(await readFile(registry.schemaFile, 'utf8')).toBe(subgraph().sdl)
    })

    test('the SDL can be printed without a database', () => {
      expect(registry.subgraph(noDatabase<DB>()).sdl).toBe(subgraph().sdl)
    })
  })
}
