import { writeFileSync } from 'node:fs'
import { shippedAccessMatrix } from './access-matrix.ts'
import { shippedProcedures } from './procedure/procedures-page.ts'

// `pnpm generate` runs this after the catalogue's own generator: the matrix needs agreements, which the catalogue does not know.
writeFileSync(
  new URL('../../../docs/access-matrix.md', import.meta.url),
  await shippedAccessMatrix(),
)
writeFileSync(new URL('../../../docs/procedures.md', import.meta.url), await shippedProcedures())
