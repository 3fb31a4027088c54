import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openEngine } from './engine.ts'
import { memorySubgraph } from './memory-subgraph.ts'

/** Forms of federation that Motlan's own registries do not use, and that a registry of somebody else may. */

test('a look-up shared by two registries is completed by both', async () => {
  const body = (own: string) =>
    `type Query { shop: Shop @shareable  shops: [Shop!] @shareable }
     type Shop @shareable { name: String  place: Place  ${own}: Int }
     type Place @shareable { city: String  ${own}Rank: Int }`
  const answers = (own: string, value: number) => ({
    Query: { shop: () => ({}), shops: () => [{}, {}] },
    Shop: { name: () => 'one', place: () => ({}), [own]: () => value },
    Place: { city: () => 'Huế', [`${own}Rank`]: () => value },
  })
  const subgraphs = [
    memorySubgraph('left', body('left'), answers('left', 1)),
    memorySubgraph('right', body('right'), answers('right', 2)),
  ]
  const { ask } = openEngine(subgraphs, 'open')
  const all = '{ name left right place { city leftRank rightRank } }'
  const both = { name: 'one', left: 1, right: 2, place: { city: 'Huế', leftRank: 1, rightRank: 2 } }
  expect((await ask(`{ shop ${all} shops ${all} }`)).data).toEqual({
    shop: both,
    shops: [both, both],
  })

  const late = async () => {
    await sleep(10)
    return { data: { shops: [{ name: 'lie', right: 2, place: null }] } }
  }
  const shorter = await ask(`{ shops ${all} }`, { tamper: { right: late } })
  expect(shorter.data).toMatchObject({
    shops: [
      { left: 1, right: null },
      { left: 1, right: null },
    ],
  })
  expect(shorter.errors).toMatchObject([
    { path: ['shops'], extensions: { code: 'REGISTRY_ANSWER_INVALID', registry: 'right' } },
  ])
})

test('an entity whose key is null is not asked about', async () => {
  const people = memorySubgraph(
    'people',
    `type Query { people: [Person] }  type Person @key(fields: "id") { id: ID  name: String }`,
    {
      Query: {
        people: () => [
          { id: null, name: 'nobody' },
          { id: '1', name: 'somebody' },
        ],
      },
    },
  )
  const taxes = memorySubgraph('taxes', `type Person @key(fields: "id") { id: ID  tax: Int }`, {
    Person: { tax: () => 5 },
  })
  const { data, sent, errors } = await openEngine([people, taxes], 'open').ask(
    '{ people { name tax } }',
  )
  expect(data).toEqual({
    people: [
      { name: 'nobody', tax: null },
      { name: 'somebody', tax: 5 },
    ],
  })
  expect(sent[1]?.variables).toEqual({ representations: [{ __typename: 'Person', id: '1' }] })
  expect(errors).toEqual([])
})

test('a key of several fields, nested ones among them', async () => {
  const firms = memorySubgraph(
    'firms',
    `type Query { firms: [Firm!] }
     type Firm @key(fields: "code seat { city }") { code: ID!  seat: Seat!  }  type Seat @shareable { city: String! }`,
    {
      Query: {
        firms: () => [
          { code: '1', seat: { city: 'Huế' } },
          { code: '1', seat: { city: 'Vinh' } },
        ],
      },
    },
  )
  const ratings = memorySubgraph(
    'ratings',
    `type Firm @key(fields: "code seat { city }") { code: ID!  seat: Seat!  rating: String }  type Seat @shareable { city: String! }`,
    { Firm: { rating: ({ code, seat }) => `${code} ${JSON.stringify(seat)}` } },
  )
  const { data } = await openEngine([firms, ratings], 'open').ask('{ firms { rating } }')
  expect(data).toEqual({ firms: [{ rating: '1 {"city":"Huế"}' }, { rating: '1 {"city":"Vinh"}' }] })
})

test('a requirement with an argument does not mix with what the client asked', async () => {
  const goods = memorySubgraph(
    'goods',
    `type Query { goods: [Good!] }
     type Good @key(fields: "id") { id: ID!  price(currency: String!): Int }`,
    {
      Query: { goods: () => [{ id: '1' }] },
      Good: { price: (_row, { currency }) => (currency === 'VND' ? 25000 : 1) },
    },
  )
  const duty = memorySubgraph(
    'duty',
    `type Good @key(fields: "id") { id: ID!  price(currency: String!): Int @external
       duty: Int @requires(fields: "price(currency: \\"VND\\")") }`,
    { Good: { duty: ({ price }) => Number(price) / 10 } },
  )
  const { ask } = openEngine([goods, duty], 'open')
  const { data, plan } = await ask('{ goods { price: id usd: price(currency: "USD") duty } }')
  expect(data).toEqual({ goods: [{ price: '1', usd: 1, duty: 2500 }] })
  const moved = plan.fetches.flatMap((fetch) => fetch.moved.map(({ field }) => field))
  expect(moved.sort()).toEqual(['id', 'price'])
})

test('an interface that another registry knows as one object', async () => {
  const media = memorySubgraph(
    'media',
    `type Query { media: [Media!]  first: Media }
     interface Media @key(fields: "id") { id: ID!  title: String }
     type Book implements Media @key(fields: "id") { id: ID!  title: String  pages: Int }
     type Film implements Media @key(fields: "id") { id: ID!  title: String }`,
    {
      Query: {
        media: () => [
          { __typename: 'Book', id: '1' },
          { __typename: 'Film', id: '2' },
        ],
        first: () => ({ __typename: 'Book', id: '1' }),
      },
      Book: { title: ({ id }) => `book ${id}`, pages: () => 9, __entity: ({ id }) => ({ id }) },
      Film: { title: ({ id }) => `film ${id}` },
    },
  )
  const reviews = memorySubgraph(
    'reviews',
    `type Media @key(fields: "id") @interfaceObject { id: ID!  stars: Int  best: Media }`,
    { Media: { stars: ({ id }) => Number(id) * 2, best: () => ({ id: '1' }) } },
  )
  const { ask } = openEngine([media, reviews], 'open')
  const { data, errors } = await ask(
    '{ media { id title stars ... on Book { pages } } first { stars } }',
  )
  expect(errors).toEqual([])
  expect(data).toEqual({
    media: [
      { id: '1', title: 'book 1', stars: 2, pages: 9 },
      { id: '2', title: 'film 2', stars: 4 },
    ],
    first: { stars: 2 },
  })
})

test('a value the public schema does not have is not shown, and still moves between registries', async () => {
  const one = memorySubgraph(
    'one',
    `type Query { things: [Thing!] }  enum Kind { OPEN  SECRET @inaccessible }
     type Thing @key(fields: "id") { id: ID!  kind: Kind }`,
    {
      Query: {
        things: () => [
          { id: '1', kind: 'OPEN' },
          { id: '2', kind: 'SECRET' },
        ],
      },
    },
  )
  const two = memorySubgraph(
    'two',
    `enum Kind { OPEN  SECRET @inaccessible }
     type Thing @key(fields: "id") { id: ID!  kind: Kind @external  label: String @requires(fields: "kind") }`,
    { Thing: { label: ({ kind }) => `a ${String(kind).toLowerCase()} thing` } },
  )
  const { data } = await openEngine([one, two], 'open').ask('{ things { kind label } }')
  expect(data).toEqual({
    things: [
      { kind: 'OPEN', label: 'a open thing' },
      { kind: null, label: 'a secret thing' },
    ],
  })
})
