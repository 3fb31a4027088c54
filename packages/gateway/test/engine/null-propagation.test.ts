import fc from 'fast-check'
import { execute, parse } from 'graphql'
import { expect, test } from 'vitest'
import { publicSchema } from '../../src/public-schema.ts'
import { compose, openEngine } from './engine.ts'
import { type Faults, faultPlaces, faultyShop } from './faulty-shop.ts'
import { operations } from './generated-operation.ts'
import { resolved } from './memory-subgraph.ts'

let faults: Faults = {}
const { subgraphs, whole } = faultyShop(() => faults)
const { ask, schema } = openEngine(subgraphs, 'open')
const monolith = resolved(publicSchema(compose(subgraphs).publicSdl), whole)

type Path = readonly (string | number)[]

test.for<[string, Faults, unknown, readonly Path[]]>([
  ['{ shop { id slogan } }', { 'Shop.slogan': 'null' }, { shop: { id: '1', slogan: null } }, []],
  [
    '{ shop { id slogan } }',
    { 'Shop.slogan': 'throw' },
    { shop: { id: '1', slogan: null } },
    [['shop', 'slogan']],
  ],
  ['{ shop { name } }', { 'Shop.name': 'null' }, { shop: null }, [['shop', 'name']]],
  ['{ must { name } }', { 'Shop.name': 'throw' }, null, [['must', 'name']]],
  ['{ shop { rating } }', { 'Shop.rating': 'throw' }, { shop: null }, [['shop', 'rating']]],
  ['{ must { rating } }', { 'Shop.rating': 'null' }, null, [['must', 'rating']]],
  [
    '{ shops { id rating } }',
    { 'Shop.rating 2': 'throw' },
    { shops: null },
    [['shops', 1, 'rating']],
  ],
  [
    '{ shops { comment } }',
    { 'Shop.comment 2': 'throw' },
    { shops: [{ comment: 'fine 1' }, { comment: null }, { comment: 'fine 3' }] },
    [['shops', 1, 'comment']],
  ],
  [
    '{ all { comment } }',
    { 'Shop.comment': 'throw' },
    { all: [{ comment: null }, { comment: null }] },
    [
      ['all', 0, 'comment'],
      ['all', 1, 'comment'],
    ],
  ],
  [
    '{ a: shop { slogan } b: shop { slogan s: slogan } }',
    { 'Shop.slogan': 'throw' },
    { a: { slogan: null }, b: { slogan: null, s: null } },
    [
      ['a', 'slogan'],
      ['b', 'slogan'],
      ['b', 's'],
    ],
  ],
  [
    '{ shop { boss { id nick } } }',
    { 'Person.nick': 'throw' },
    { shop: { boss: null } },
    [['shop', 'boss', 'nick']],
  ],
  [
    '{ shop { heir { nick } } }',
    { 'Person.nick': 'null' },
    { shop: null },
    [['shop', 'heir', 'nick']],
  ],
  [
    '{ shop { staff { age nick } } }',
    { 'Person.nick p8': 'null' },
    { shop: null },
    [['shop', 'staff', 1, 'nick']],
  ],
  [
    '{ shop { award { title } } }',
    { 'Award.title': 'null' },
    { shop: { award: null } },
    [['shop', 'award', 'title']],
  ],
  ['{ shop { tags grid } }', { 'Shop.grid': 'null' }, { shop: null }, [['shop', 'grid']]],
  ['{ shop { __typename } must { id } }', { 'Query.must': 'throw' }, null, [['must']]],
])('%s with %j', async ([query, given, data, paths]) => {
  faults = given
  const answer = await ask(query)
  expect(answer.data).toEqual(data)
  expect(answer.errors.map(({ path }) => path)).toEqual(paths)
  expect(JSON.stringify(answer.errors)).not.toContain('secret')
})

test('nulls travel as they do in one server, and every error points at a null', async () => {
  const generated = operations({
    schema,
    values: {},
    wickedAliases: [],
    mergedKeys: true,
    aliasedObjects: false,
  })
  const faulted = fc.dictionary(
    fc.constantFrom(...faultPlaces),
    fc.constantFrom('throw' as const, 'null' as const),
    { maxKeys: 4 },
  )
  await fc.assert(
    fc.asyncProperty(generated, faulted, async ({ query, variables }, given) => {
      faults = given
      const document = parse(query)
      const expected = await execute({ schema: monolith, document, variableValues: variables })
      const { data, errors } = await ask(query, { variables: { ...variables } })
      expect(JSON.stringify(data)).toBe(JSON.stringify(expected.data))
      for (const { path = [] } of expected.errors ?? []) {
        const depth = depthOfNull(data, path)
        const lost = depth < 0 ? path : path.slice(0, depth)
        expect(errors.some((error) => isNear(error.path ?? [], lost))).toBe(true)
      }
      for (const { path = [] } of errors) expect(valueAt(data, path)).toBeNull()
      expect(new Set(errors.map((error) => JSON.stringify(error))).size).toBe(errors.length)
    }),
    { numRuns: 200 },
  )
})

/** Of two faults that cost one object, one server names the first it meets; a registry may meet the other first. */
function isNear(ours: Path, lost: Path): boolean {
  return ours.every((segment, depth) => depth >= lost.length || segment === lost[depth])
}

/** After how many steps a path meets the null that took the place of what it leads to. */
function depthOfNull(data: unknown, path: Path): number {
  return path.findIndex((_, depth) => valueAt(data, path.slice(0, depth)) === null)
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : value),
    data,
  )
}
