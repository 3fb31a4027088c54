import { mkdirSync, writeFileSync } from 'node:fs'
import { jsonSchemas } from './json-schemas.ts'
import { loadAgreements } from './load-agreements.ts'

/** Writes the JSON Schemas of the shipped catalogue; `pnpm generate` runs it. */
const folder = new URL('../schema/', import.meta.url)
const { catalog } = await loadAgreements()
mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(jsonSchemas(catalog))) {
  writeFileSync(new URL(name, folder), text)
}
