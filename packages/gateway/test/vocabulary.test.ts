import { expect, test } from 'vitest'
import { readMeanings } from '../src/vocabulary.ts'
import { composed, country, everything } from './fixture/country.ts'
import { openDesk } from './fixture/desk.ts'
import { attribute as at, inMemoryRegistry } from './fixture/in-memory-registry.ts'

test('the vocabulary is read from the supergraph, and from nothing else', () => {
  const { vocabulary, of } = readMeanings(composed(country()).supergraphSdl)
  expect([...vocabulary.keys()].sort()).toEqual([...everything].sort())
  expect(vocabulary.get('Citizen.fullName')).toEqual({
    name: 'Citizen.fullName',
    subject: 'Citizen',
    source: 'population',
    type: 'String',
    sensitivity: 'basic',
    meaning: { vi: 'nghĩa của Citizen.fullName', en: 'meaning of Citizen.fullName' },
    legalItem: { law: '26/2023/QH15', article: 9, item: 1 },
  })
  expect(vocabulary.get('Parcel.landUser')).toMatchObject({ type: 'Citizen', relation: 'owner' })
  expect(of('Query', 'citizens')).toEqual({
    kind: 'entry',
    subject: 'Citizen',
    argument: 'citizenIds',
    many: true,
  })
  expect(of('Citizen', 'citizenId')).toMatchObject({ kind: 'key', name: 'Citizen.citizenId' })
  expect(of('Residence', 'commune')).toMatchObject({ kind: 'attribute' })
  expect(of('Citizen', 'toString')).toBeUndefined()
  expect(of('__proto__', 'constructor')).toBeUndefined()
})

const citizen = (fields: string): string => `
  type Query { citizen(citizenId: CitizenId!): Citizen }
  type Citizen @key(fields: "citizenId") { citizenId: CitizenId! ${fields} }`
const name = `fullName: String ${at('Citizen.fullName', 'x')}`

test.each([
  ['a field that says nothing of itself', citizen(`${name} salary: Int`), 'Citizen.salary'],
  [
    'a field with the name of another',
    citizen(`${name} pay: Int ${at('Citizen.fullName', 'x')}`),
    'Citizen.pay',
  ],
  [
    'an argument on an attribute',
    citizen(`fullName(short: Boolean): String ${at('Citizen.fullName', 'x')}`),
    'Citizen.fullName',
  ],
  [
    'a reference without a relation',
    citizen(`spouse: Citizen ${at('Citizen.spouse', 'x')}`),
    'Citizen.spouse',
  ],
  [
    'a relation that leads nowhere',
    citizen(`age: Int ${at('Citizen.age', 'x', ', relation: "self"')}`),
    'Citizen.age',
  ],
  [
    'a group without a name',
    `${citizen('name: Name')} type Name { first: String ${at('Citizen.name.first', 'x')} }`,
    'Citizen.name',
  ],
  [
    'one type for two groups',
    `${citizen('a: Name @group(name: "Citizen.a") b: Name @group(name: "Citizen.b")')} type Name { first: String ${at('Citizen.a.first', 'x')} }`,
    'Name',
  ],
  [
    'a second kind of person',
    `${citizen(name)} type Taxpayer @key(fields: "taxCode") { taxCode: ID! } extend type Query { taxpayer(taxCode: ID!): Taxpayer }`,
    'Query.taxpayer',
  ],
  [
    'a search',
    `${citizen(name)} extend type Query { find(fullName: String, year: Int): [Citizen] }`,
    'Query.find',
  ],
  ['a listing', `${citizen(name)} extend type Query { everybody: [Citizen] }`, 'Query.everybody'],
  [
    'a count',
    `${citizen(name)} extend type Query { count(citizenId: CitizenId!): Int }`,
    'Query.count',
  ],
  // GHSA-mx7m-j9xf-62hw: a rule on an interface's field says nothing about the same field of its types.
  [
    'an interface',
    `${citizen(name).replace('type Citizen', 'type Citizen implements Named')} interface Named { fullName: String }`,
    'Named',
  ],
  [
    'a union',
    `${citizen(name)} union Anybody = Citizen extend type Query { any(citizenId: CitizenId!): Anybody }`,
    'Anybody',
  ],
  [
    'a mutation',
    `${citizen(name)} type Mutation { rename(citizenId: CitizenId!): Citizen }`,
    'Mutation',
  ],
])('a supergraph with %s does not start a gateway', async (_, sdl, subject) => {
  const key = new Uint8Array(32)
  const registries = [inMemoryRegistry('x', sdl, {}, { key, clock: () => new Date() })]
  await expect(openDesk({ registries })).rejects.toMatchObject({
    code: 'FIELD_UNDECLARED',
    subject,
  })
})
