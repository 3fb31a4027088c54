import type { JsonObject } from '@motlan/kernel'
import { type MemorySubgraph, memorySubgraph, type Resolvers } from './memory-subgraph.ts'

/** How fields answer: `'Shop.rating 2': 'throw'` for one object, `'Shop.rating'` for all. */
export type Faults = Readonly<Record<string, 'throw' | 'null' | undefined>>

const goods = `
type Query { shop: Shop  must: Shop!  shops: [Shop!]  all: [Shop!]! }
type Shop @key(fields: "id") { id: ID!  name: String!  slogan: String  boss: Person  heir: Person!  staff: [Person!]! }
type Person @key(fields: "id") { id: ID! }
`
const ratings = `
type Shop @key(fields: "id") { id: ID!  rating: Int!  comment: String  tags: [String!]  grid: [[Int!]]!  award: Award  best: Person! }
type Award { title: String!  year: Int }
type Person @key(fields: "id") { id: ID!  nick: String!  age: Int  friends: [Person!]!  rival: Person }
`

/** Fields with non-null types of every form, over two registries, answered with faults. */
export function faultyShop(faults: () => Faults): {
  readonly subgraphs: readonly MemorySubgraph[]
  readonly whole: Resolvers
} {
  const faulty =
    (name: string, honest: (row: JsonObject) => unknown) =>
    (row: JsonObject): unknown => {
      const fault = faults()[`${name} ${row?.id}`] ?? faults()[name]
      if (fault === 'throw') throw new Error('secret')
      return fault === 'null' ? null : honest(row)
    }
  const answers = (type: string, fields: Readonly<Record<string, (row: JsonObject) => unknown>>) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, honest]) => [name, faulty(`${type}.${name}`, honest)]),
    )
  const person = (id: string) => ({ id })
  const query = answers('Query', {
    shop: () => ({ id: '1' }),
    must: () => ({ id: '2' }),
    shops: () => [{ id: '1' }, { id: '2' }, { id: '3' }],
    all: () => [{ id: '2' }, { id: '2' }],
  })
  const shopGoods = answers('Shop', {
    name: ({ id }) => `shop ${id}`,
    slogan: () => 'buy',
    boss: ({ id }) => person(`p${id}`),
    heir: () => person('p9'),
    staff: ({ id }) => [person(`p${id}`), person('p8')],
  })
  const shopRatings = answers('Shop', {
    rating: ({ id }) => Number(id),
    comment: ({ id }) => `fine ${id}`,
    tags: () => ['a', 'b'],
    grid: () => [[1, 2], null, []],
    award: ({ id }) => (id === '3' ? null : { id, title: 'best', year: 2020 }),
    best: ({ id }) => person(`p${id}`),
  })
  const award = answers('Award', { title: () => 'best', year: () => 2020 })
  const persons = answers('Person', {
    nick: ({ id }) => `nick ${id}`,
    age: () => 40,
    friends: ({ id }) => (id === 'p1' ? [person('p2'), person('p3')] : []),
    rival: ({ id }) => (id === 'p1' ? person('p2') : null),
  })
  return {
    subgraphs: [
      memorySubgraph('goods', goods, { Query: query, Shop: shopGoods }),
      memorySubgraph('ratings', ratings, { Shop: shopRatings, Award: award, Person: persons }),
    ],
    whole: { Query: query, Shop: { ...shopGoods, ...shopRatings }, Award: award, Person: persons },
  }
}

/** Every field that can fail, and every object it can fail on. */
export const faultPlaces: readonly string[] = [
  ...['shop', 'must', 'shops', 'all'].map((name) => `Query.${name}`),
  ...[
    'name',
    'slogan',
    'boss',
    'heir',
    'staff',
    'rating',
    'comment',
    'tags',
    'grid',
    'award',
    'best',
  ].flatMap((name) => [`Shop.${name}`, `Shop.${name} 1`, `Shop.${name} 2`]),
  ...['nick', 'age', 'friends', 'rival'].flatMap((name) => [`Person.${name}`, `Person.${name} p2`]),
  'Award.title',
  'Award.title 2',
]
