import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { jsonSchemas } from '../src/json-schemas.ts'

it.each(Object.entries(jsonSchemas()))(
  'schema/%s is up to date: pnpm generate writes it',
  (name, text) => {
    expect(readFileSync(new URL(`../schema/${name}`, import.meta.url), 'utf8')).toBe(text)
  },
)
