import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shippedAccessMatrix } from '../src/access-matrix.ts'

test('docs/access-matrix.md says what the shipped agreements permit: pnpm generate writes it', async () => {
  const committed = readFileSync(new URL('../../../docs/access-matrix.md', import.meta.url), 'utf8')
  expect(committed).toBe(await shippedAccessMatrix())
})
