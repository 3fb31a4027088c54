import { writeFileSync } from 'node:fs'
import { shippedAccessMatrix } from './access-matrix.ts'

// `pnpm generate` runs this after the catalogue's own generator: the matrix needs agreements, which the catalogue does not know.
writeFileSync(
  new URL('../../../docs/access-matrix.md', import.meta.url),
  await shippedAccessMatrix(),
)
