import fc from 'fast-check'
import {
  type ExecutionResult,
  execute,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isUnionType,
  parse,
  validate,
} from 'graphql'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { compileOperation } from '../src/compile-operation.ts'
import { type Carried, carryOut } from '../src/compiled-operation.ts'
import { openScope } from '../src/index.ts'
import { type TestDatabase, testDatabase } from '../src/testing.ts'
import { people, populate } from './vehicle/country.ts'
import type { Database } from './vehicle/database.ts'
import { vehicle } from './vehicle/definition.ts'
import { moment } from './vehicle/granting.ts'
import { vehicleSubgraph } from './vehicle/schema.ts'

const migrations = new URL('./vehicle/migrations/', import.meta.url)
const ids = [...Object.values(people), '90120400001']
let database: TestDatabase<Database>
let schema: GraphQLSchema

beforeAll(async () => {
  database = await testDatabase<Database>({ definition: vehicle, migrations }, inject('postgres'))
  await populate(database.owner.kysely)
  schema = vehicleSubgraph(database.app).schema
})
afterAll(() => database?.drop())

/** An operation as a gateway might send it, or odder: aliases, repetitions, fragments, references upon references. */
function operationFrom(g: fc.GeneratorValue): string {
  const fragments: string[] = []
  const upTo = (max: number): number => g(fc.nat, max)
  const oneOf = <T>(from: readonly T[]): T => from[upTo(from.length - 1)] ?? fail()
  const several = <T>(from: readonly T[], max: number): readonly T[] =>
    Array.from({ length: 1 + upTo(max - 1) }, () => oneOf(from))

  const selection = (type: GraphQLObjectType, depth: number): string => {
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isObjectType(getNamedType(field.type)),
    )
    const parts = several(fields, 6).map((field) => {
      const alias = oneOf(['', '', 'a: ', 'b: '])
      const below = getNamedType(field.type)
      return `${alias}${field.name}${isObjectType(below) ? ` { ${selection(below, depth - 1)} }` : ''}`
    })
    const body = [...parts, ...(g(fc.boolean) ? ['__typename'] : [])].join(' ')
    const wrapping = oneOf(['plain', 'plain', 'inline', 'typed', 'named'])
    if (wrapping === 'inline') return `... { ${body} }`
    if (wrapping === 'typed') return `... on ${type.name} { ${body} }`
    if (wrapping === 'plain') return body
    fragments.push(`fragment f${fragments.length} on ${type.name} { ${body} }`)
    return `...f${fragments.length - 1}`
  }

  const entity = schema.getType('_Entity')
  const members = isUnionType(entity) ? entity.getTypes() : []
  const citizen = members.find(({ name }) => name === 'Citizen') ?? fail()
  const roots = [
    () => `one: citizen(citizenId: "${oneOf(ids)}") { ${selection(citizen, 2)} }`,
    () =>
      `two: citizens(citizenIds: ${JSON.stringify(several(ids.slice(0, -1), 5))}) { ${selection(citizen, 2)} }`,
    () => 'many: citizens(citizenIds: $ids) { citizenId }',
    () =>
      `of: _entities(representations: $of) { __typename ${members.map((type) => `... on ${type.name} { ${selection(type, 1)} }`).join(' ')} }`,
    () => '__typename',
  ]
  const chosen = roots.filter(() => g(fc.boolean)).map((root) => root())
  return `query($of: [_Any!]!, $ids: [CitizenId!]!) { n: __typename ${chosen.join(' ')} } ${fragments.join(' ')}`
}

function fail(): never {
  throw new Error('the vehicle registry knows citizens')
}

const representations = fc.array(
  fc.oneof(
    fc.record({ __typename: fc.constant('Citizen'), citizenId: fc.constantFrom(...ids) }),
    fc.constant({ __typename: 'Business', businessId: '9900000016' }),
    fc.constant({ __typename: 'Parcel', parcelId: 'w00000000000' }),
    fc.constant({ __typename: 'Citizen' }),
  ),
  { maxLength: 6 },
)

/** Answer and errors, in an order of their own. */
function plain({ data, errors = [] }: Carried | ExecutionResult) {
  const told = errors.map(({ message, path }) => `${path?.join('.')} ${message}`).sort()
  return JSON.parse(JSON.stringify({ data, told }))
}

test('a compiled operation gives the answer that graphql gives', async () => {
  let compiledAtAll = 0
  await fc.assert(
    fc.asyncProperty(
      fc.gen(),
      representations,
      fc.integer({ min: 0, max: 101 }),
      async (g, of, count) => {
        const document = parse(operationFrom(g))
        // Two fields under one alias that do not merge are no valid document, and never get here.
        fc.pre(
          validate(schema, document).filter(({ message }) => !/never used/.test(message)).length ===
            0,
        )
        const variables = { of, ids: Array.from({ length: count }, () => people.student) }
        const compiled = compileOperation(schema, document)
        expect(compiled).toBeDefined()
        if (!compiled) return
        compiledAtAll += 1
        const ours = await carryOut(schema, compiled, variables, openScope(moment))
        const theirs = await execute({
          schema,
          document,
          variableValues: variables,
          contextValue: openScope(moment),
        })
        expect(plain(ours)).toEqual(plain(theirs))
        expect(JSON.stringify(ours.data)).toBe(JSON.stringify(theirs.data))
      },
    ),
    { numRuns: 400 },
  )
  expect(compiledAtAll).toBeGreaterThan(50)
})

test.each([
  [
    'a directive',
    'query($a: Boolean!) { citizen(citizenId: "901204000017") { citizenId @include(if: $a) } }',
  ],
  [
    'a directive on a fragment',
    '{ citizen(citizenId: "901204000017") { ... @skip(if: false) { citizenId } } }',
  ],
  ['two operations', 'query a { __typename } query b { __typename }'],
  ['introspection', '{ __schema { queryType { name } } }'],
  [
    'a key that no object can have',
    '{ citizen(citizenId: "901204000017") { __proto__: citizenId } }',
  ],
])('%s is left to graphql', (_, text) => {
  expect(compileOperation(schema, parse(text))).toBeUndefined()
})

test('variables that do not fit are refused the same way', async () => {
  const document = parse('query($ids: [CitizenId!]!) { citizens(citizenIds: $ids) { citizenId } }')
  const compiled = compileOperation(schema, document)
  for (const variables of [
    {},
    { ids: null },
    { ids: [null] },
    { ids: ['90120400001'] },
    { ids: people.student },
  ]) {
    const ours = compiled && (await carryOut(schema, compiled, variables, openScope(moment)))
    const theirs = await execute({
      schema,
      document,
      variableValues: variables,
      contextValue: openScope(moment),
    })
    expect(plain(ours ?? {})).toEqual(plain(theirs))
  }
})
