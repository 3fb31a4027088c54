import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { knows, owners, registryNames } from './layers.ts'
import { type Manifest, strangersOf, trespassesOf } from './trespass.ts'

const root = new URL('../', import.meta.url)
const folders = [
  ...readdirSync(new URL('packages/', root)).map((name) => `packages/${name}`),
  'seed',
]

describe.each(folders)('%s', (folder) => {
  const manifest = manifestIn(folder)

  test('knows only whom it may know', () => {
    expect(strangersOf(manifest, knows)).toEqual([])
  })

  test('leaves the libraries of others alone', () => {
    expect(trespassesOf(manifest, owners)).toEqual([])
  })

  test('says in under 60 lines what it is responsible for', () => {
    const readme = readFileSync(new URL(`${folder}/README.md`, root), 'utf8')
    expect(readme.split('\n').length).toBeLessThanOrEqual(60)
  })
})

test('the page on architecture names every package', () => {
  const page = readFileSync(new URL('docs/architecture.md', root), 'utf8')
  const [table = ''] = page.split('## Packages, and who may know whom')[1]?.split('## ') ?? []
  const missing = Object.keys(knows).filter(
    (name) => !new RegExp(`^([a-z]+ )*${name} `, 'm').test(table),
  )
  expect(missing).toEqual([])
})

describe.each(registryNames)('%s has the shape of every registry', (name) => {
  const folder = new URL(`packages/${name}/`, root)

  test('the same files', () => {
    const files = readdirSync(new URL('src/', folder)).filter((file) => file.endsWith('.ts'))
    expect(files.sort()).toEqual([
      'database.ts',
      'declarations.ts',
      'definition.ts',
      'index.ts',
      'schema.ts',
      'seed.ts',
      'server.ts',
    ])
    for (const part of [
      'migrations',
      'schema.graphql',
      'declarations.graphql',
      'README.md',
      'package.json',
      'test',
    ]) {
      expect(existsSync(new URL(part, folder)), part).toBe(true)
    }
  })

  test('folders only for the parts of a definition, of declarations, of row types and of seed rows', () => {
    const inside = readdirSync(new URL('src/', folder)).filter((file) => !file.endsWith('.ts'))
    expect(['definition', 'declarations', 'database', 'seed']).toEqual(
      expect.arrayContaining(inside),
    )
  })
})

test('the lint rule for registries names every registry', () => {
  const { overrides } = JSON.parse(readFileSync(new URL('biome.json', root), 'utf8')) as {
    overrides: { includes: string[] }[]
  }
  expect(overrides[0]?.includes).toEqual(registryNames.map((name) => `packages/${name}/**`))
})

function manifestIn(folder: string): Manifest {
  // The file is our own, and the test fails on whatever it lacks.
  return JSON.parse(readFileSync(new URL(`${folder}/package.json`, root), 'utf8')) as Manifest
}
