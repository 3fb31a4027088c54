import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { loadAgreements } from '../src/index.ts'
import { jsonSchemas } from '../src/json-schemas.ts'

const { catalog } = await loadAgreements()
const schemas = jsonSchemas(catalog)

it.each(Object.entries(schemas))(
  '%s is the one that is committed: `pnpm generate` writes it',
  (name, text) => {
    expect(readFileSync(new URL(`../schema/${name}`, import.meta.url), 'utf8')).toBe(text)
  },
)

it('an editor completes every agency, purpose, procedure, fact and article with its Vietnamese title', () => {
  const all = Object.values(schemas).join()
  const names = [
    ...catalog.agencies,
    ...catalog.purposes,
    ...catalog.relations,
    ...catalog.legalBases,
    ...(catalog.facts ?? []),
    ...catalog.procedures.map(({ code, title }) => ({ id: code, title })),
  ]
  for (const { id, title } of names) {
    expect(all).toContain(`"const": ${JSON.stringify(id)}`)
    expect(all).toContain(JSON.stringify(title.vi).slice(0, -1))
  }
})
