import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Complaint, complaintsAbout, type Planted, plant } from './fences.ts'
import { knows, owners } from './layers.ts'
import { strangersOf, trespassesOf } from './trespass.ts'

// INVARIANT: a fence counts only after a planted violation has turned it red. One row, one violation, one complaint.
const violations: readonly (readonly [tool: string, rule: string, file: string, text: string])[] = [
  [
    'tsc',
    'TS2307',
    'packages/population/src/neighbour.ts',
    `import { land } from '@motlan/land'\nexport const x = land\n`,
  ],
  ['tsc', 'TS2322', 'packages/population/src/wrong-type.ts', `export const x: number = 'one'\n`],
  ['tsc', 'TS6133', 'packages/population/src/unused.ts', `const unused = 1\nexport const x = 2\n`],
  [
    'biome',
    'noUndeclaredDependencies',
    'packages/population/src/undeclared.ts',
    `import { sql } from 'kysely'\nexport const x = sql\n`,
  ],
  [
    'biome',
    'noRestrictedImports',
    'packages/population/src/type-import.ts',
    `import type { land } from '@motlan/land/definition'\nexport type X = typeof land\n`,
  ],
  [
    'biome',
    'noRestrictedImports',
    'packages/population/src/relative.ts',
    `import { land } from '../../land/src/index.ts'\nexport const x = land\n`,
  ],
  [
    'biome',
    'noRestrictedImports',
    'packages/policy/src/second-cedar.ts',
    `export const x = () => import('@cedar-policy/cedar-wasm/nodejs')\n`,
  ],
  [
    'biome',
    'noImportCycles',
    'packages/population/src/cycle.ts',
    `import { b } from './cycle-back.ts'\nexport const a: () => number = () => b()\n`,
  ],
  [
    'biome',
    'noDefaultExport',
    'packages/population/src/default.ts',
    `const x = 1\nexport default x\n`,
  ],
  ['biome', 'noReExportAll', 'packages/population/src/all.ts', `export * from './index.ts'\n`],
  [
    'biome',
    'useFilenamingConvention',
    'packages/population/src/CamelCase.ts',
    `export const x = 1\n`,
  ],
  [
    'biome',
    'noExcessiveLinesPerFile',
    'packages/population/src/long.ts',
    `export const x = [\n${'  1,\n'.repeat(260)}]\n`,
  ],
  [
    'biome',
    'noFloatingPromises',
    'packages/population/src/floating.ts',
    `async function append(): Promise<void> {}\nexport function f(): void {\n  append()\n}\n`,
  ],
  [
    'biome',
    'noVoid',
    'packages/population/src/void.ts',
    `async function append(): Promise<void> {}\nexport function f(): void {\n  void append()\n}\n`,
  ],
  [
    'biome',
    'noMisusedPromises',
    'packages/population/src/misused.ts',
    `async function known(): Promise<boolean> {\n  return true\n}\nexport function f(): number {\n  if (known()) return 1\n  return 2\n}\n`,
  ],
  [
    'biome',
    'noExplicitAny',
    'packages/population/src/any.ts',
    `export const x = (value: any): string => value.name\n`,
  ],
  [
    'biome',
    'suppressions/parse',
    'packages/population/src/unreasoned.ts',
    `// biome-ignore lint/suspicious/noExplicitAny\nexport const x = (value: any): string => value.name\n`,
  ],
  ['knip', 'files', 'packages/population/src/nobody.ts', `export const x = 1\n`],
]

const companions: Planted = {
  'packages/population/src/cycle-back.ts': `import { a } from './cycle.ts'\nexport const b: () => number = () => a()\n`,
  'packages/land/src/index.ts': `export const land = { name: 'land' }\n`,
}

let complaints: readonly Complaint[] = []
let uproot: () => void = () => undefined

beforeAll(async () => {
  const planted = plant({
    ...companions,
    ...Object.fromEntries(violations.map(([, , file, text]) => [file, text])),
  })
  uproot = planted.uproot
  complaints = await complaintsAbout(planted.folder)
})
afterAll(() => uproot())

describe('planted violations', () => {
  test.each(violations)('%s says %s about %s', (tool, rule, file) => {
    expect(complaints).toContainEqual({ tool, rule: expect.stringContaining(rule), file })
  })
})

describe('planted dependencies', () => {
  test('a registry may not know another', () => {
    expect(
      strangersOf(
        { name: '@motlan/population', dependencies: { '@motlan/land': 'workspace:*' } },
        knows,
      ),
    ).toEqual(['population may not know land: a registry never knows another registry'])
  })

  test('the gateway may not know a registry', () => {
    expect(
      strangersOf(
        { name: '@motlan/gateway', dependencies: { '@motlan/finance': 'workspace:*' } },
        knows,
      ),
    ).toHaveLength(1)
  })

  test('a package in no layer knows nobody', () => {
    expect(
      strangersOf(
        { name: '@motlan/stray', dependencies: { '@motlan/kernel': 'workspace:*' } },
        knows,
      ),
    ).toEqual(['stray may not know kernel: it is in no layer'])
  })

  test('a library has one owner', () => {
    expect(
      trespassesOf({ name: '@motlan/gateway', dependencies: { pg: 'catalog:' } }, owners),
    ).toHaveLength(1)
  })
})
