import type { JsonObject } from '@motlan/kernel'
import fc from 'fast-check'
import { execute, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { publicSchema } from '../../src/public-schema.ts'
import { compose, openEngine } from './engine.ts'
import { operations } from './generated-operation.ts'
import { memorySubgraph, type Resolvers, resolved } from './memory-subgraph.ts'

const book = { __typename: 'Book', id: '1' }
const film = { __typename: 'Film', id: '2' }
const other = { __typename: 'Book', id: '3' }
const titles: Readonly<Record<string, string>> = { 1: 'one', 2: 'two' }
const titleOf = ({ id }: JsonObject) => titles[String(id)] ?? null

const libraryAnswers: Resolvers = {
  Query: {
    items: () => [book, film, other],
    found: () => [film, null, { __typename: 'Owner', id: 'o1' }, book],
    first: () => book,
    page: (_root, { size, from }) =>
      [book, film, other].slice(Number(from ?? 0), Number(size ?? 1)),
  },
  Book: {
    title: titleOf,
    detail: () => ({ note: 'n' }),
    pages: ({ id }) => Number(id),
    size: () => 7,
    owner: () => ({ id: 'o1' }),
  },
  Film: {
    title: titleOf,
    detail: () => ({ note: 3 }),
    size: () => 'large',
    owner: () => null,
    cut: (_row, { length }) => length,
  },
}
const shopAnswers: Resolvers = {
  Book: { price: ({ id }) => Number(id) * 10, similar: () => [film, book] },
  Film: { price: () => 1.5 },
  Owner: { name: ({ id }) => `owner ${id}`, best: () => film },
}
const whole: Resolvers = {
  ...libraryAnswers,
  ...shopAnswers,
  Book: { ...libraryAnswers.Book, ...shopAnswers.Book },
  Film: { ...libraryAnswers.Film, ...shopAnswers.Film },
}

/** Motlan's own registries have no abstract types; the engine does not depend on that. */
const library = memorySubgraph(
  'library',
  `type Query { items: [Item!]!  found: [Found]  first: Item  page(size: Int, from: Int): [Item!] }
   interface Item { id: ID!  title: String  owner: Owner }
   type Book implements Item @key(fields: "id") {
     id: ID!  title: String  owner: Owner  pages: Int  size: Int  detail: BookDetail }
   type Film implements Item @key(fields: "id") {
     id: ID!  title: String  owner: Owner  size: String  cut(length: Int): Int  detail: FilmDetail }
   type BookDetail { note: String }  type FilmDetail { note: Int! }
   type Owner @key(fields: "id") { id: ID! }
   union Found = Book | Film | Owner`,
  libraryAnswers,
)
const shop = memorySubgraph(
  'shop',
  `type Book @key(fields: "id") { id: ID!  price: Int  similar: [Priced!] }
   type Film @key(fields: "id") { id: ID!  price: Float }
   type Owner @key(fields: "id") { id: ID!  name: String  best: Priced }
   union Priced = Book | Film`,
  shopAnswers,
)
const { ask, schema } = openEngine([library, shop], 'open')
const monolith = resolved(publicSchema(compose([library, shop]).publicSdl), whole)

test.for([
  '{ items { __typename id ... on Book { price } ... on Film { cost: price } } }',
  '{ found { ... on Book { size } ... on Film { s: size } ... on Owner { name best { ... on Film { price cut(length: 3) } } } } }',
  '{ first { t: __typename owner { name best { __typename } } ... on Book { similar { ... on Book { a: price } ... on Film { b: price two: cut(length: 2) three: cut(length: 3) } } } } }',
  '{ a: first { x: id } b: first { x: title ... on Book { y: price } } }',
  '{ found { ... on Book { x: detail { a: note } } ... on Film { x: detail { b: note } } } }',
  '{ found { ... on Book { detail { note } } } other: found { ... on Film { detail { note } } } }',
  '{ one: page(size: 1) { id } two: page(size: 2, from: 1) { id ... on Film { price } } }',
  'fragment F on Item { id owner { ...O } } fragment O on Owner { name id } { items { ...F ... on Item { title } } }',
])('%s', async (query) => {
  const expected = await execute({ schema: monolith, document: parse(query) })
  const { data, errors } = await ask(query)
  expect(errors).toEqual([])
  expect(JSON.stringify(data)).toBe(JSON.stringify(expected.data))
})

test('equals one server on generated operations', async () => {
  const generated = operations({
    schema,
    values: { length: [1, 2], size: [1, 2, 3], from: [0, 1] },
    wickedAliases: ['id', 'price', '__proto__', 'owner'],
    mergedKeys: true,
    aliasedObjects: true,
  })
  await fc.assert(
    fc.asyncProperty(generated, async ({ query, variables }) => {
      const document = parse(query)
      // Fields of one name and of several types may have been drawn into one object.
      fc.pre(validate(schema, document).length === 0)
      const expected = await execute({ schema: monolith, document, variableValues: variables })
      const { data } = await ask(query, { variables: { ...variables } })
      expect(JSON.stringify(data)).toBe(JSON.stringify(expected.data))
    }),
    { numRuns: 100 },
  )
})

test.for([
  [{ __typename: 'Shelf', id: '1' }],
  [{ __typename: 'Owner', id: 'o1', title: 'x' }],
  [{ __typename: 7, id: '1' }],
  ['text'],
])('%j is none of the types it may be', async ([sent]) => {
  const { data, errors } = await ask('{ first { id title } }', {
    tamper: { library: async () => ({ data: { first: sent as JsonObject } }) },
  })
  expect(data).toEqual({ first: null })
  expect(errors).toMatchObject([
    { path: ['first'], extensions: { code: 'REGISTRY_ANSWER_INVALID', registry: 'library' } },
  ])
})
