import { describe, expect, test } from 'vitest'
import {
  checkSubgraphs,
  committedSubgraphs,
  composeSupergraph,
  vocabularyOf,
} from '../src/index.ts'

const registered = committedSubgraphs()

/** The SDL of a registry in another language: road fines, about citizens only. */
function fines(body: string): string {
  return `extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
    @link(url: "https://motlan.org/spec/attribute/v1.0", import: ["@attribute", "@group"])
    @composeDirective(name: "@attribute") @composeDirective(name: "@group")
  directive @attribute(name: String!, source: String!, sensitivity: String!, vi: String!, en: String!, law: String, relation: String, from: [String!]) on FIELD_DEFINITION
  directive @group(name: String!) on FIELD_DEFINITION
  directive @declares(attribute: String!) on INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION
  scalar CitizenId
  type Query
  ${body}`
}

const points =
  '@attribute(name: "Citizen.finePoints", source: "fines", sensitivity: "restricted", vi: "Điểm phạt", en: "Points")'
const citizen = (fields: string) =>
  `type Citizen @key(fields: "citizenId") { citizenId: CitizenId! ${fields} }`
const check = (body: string) => () =>
  checkSubgraphs([...registered, { name: 'fines', url: 'registry:fines', sdl: fines(body) }])

test('the registries of the sandbox join', () => {
  expect(() => checkSubgraphs(registered)).not.toThrow()
})

test('a registry in another language joins with its SDL and a URL', () => {
  const body = citizen(`finePoints: Int ${points}`)
  expect(check(body)).not.toThrow()
  const { supergraphSdl } = composeSupergraph([
    ...registered,
    { name: 'fines', url: 'http://fines', sdl: fines(body) },
  ])
  expect(vocabularyOf(supergraphSdl).get('Citizen.finePoints')).toMatchObject({
    source: 'fines',
    type: 'Int',
  })
})

describe('a field that nobody declared', () => {
  test.each([
    ['says nothing of itself', citizen('nickname: String'), 'fines: Citizen.nickname'],
    [
      'stands on a type of its own',
      `${citizen(`finePoints: Int ${points}`)} type Fine { amount: Int }`,
      'fines: Fine.amount',
    ],
    ['bears another name', citizen(`points: Int ${points}`), 'fines: Citizen.points'],
    [
      'takes arguments',
      citizen(`finePoints(since: Int): Int ${points}`),
      'fines: Citizen.finePoints',
    ],
    ['cannot be withheld', citizen(`finePoints: Int! ${points}`), 'fines: Citizen.finePoints'],
    [
      'points at somebody without a relation',
      citizen(`finePoints: Citizen ${points}`),
      'fines: Citizen.finePoints',
    ],
    ['is abstract', `${citizen('')} interface Person { name: String }`, 'fines: Person'],
    [
      'searches',
      `${citizen('')} extend type Query { find(name: String): Citizen }`,
      'fines: Query.find',
    ],
    ['lists', `${citizen('')} extend type Query { all: [Citizen] }`, 'fines: Query.all'],
    [
      'filters',
      `${citizen('')} extend type Query { c(id: CitizenId!, adult: Boolean): Citizen }`,
      'fines: Query.c',
    ],
    [
      'answers something else',
      `${citizen('')} extend type Query { count: Int }`,
      'fines: Query.count',
    ],
  ])('%s', (_, body, place) => {
    expect(check(body)).toThrow(
      expect.objectContaining({ code: 'FIELD_UNDECLARED', subject: place }),
    )
  })
})

describe('a second source', () => {
  test('is named with the first', () => {
    const claim = points.replace('Citizen.finePoints', 'Citizen.dateOfBirth')
    expect(check(citizen(`dateOfBirth: Int ${claim}`))).toThrow(
      expect.objectContaining({
        code: 'TWO_SOURCES',
        message: 'Citizen.dateOfBirth: it has two sources: population and fines',
      }),
    )
  })

  test('is who claims to speak for another', () => {
    expect(check(citizen(`finePoints: Int ${points.replace('"fines"', '"population"')}`))).toThrow(
      'Citizen.finePoints: it has two sources: fines and population',
    )
  })
})

describe('an input', () => {
  const declaring = (fields: string) =>
    `${citizen(`finePoints: Int ${points}`)} input Payment { ${fields} } extend type Mutation { pay(payment: Payment!): Citizen }`

  test('may name its subject and declare an attribute of its own registry', () => {
    expect(
      check(
        declaring('citizenId: CitizenId! points: Int @declares(attribute: "Citizen.finePoints")'),
      ),
    ).not.toThrow()
  })

  test('that carries an attribute of another registry names both sides', () => {
    expect(check(declaring('born: String @declares(attribute: "Citizen.dateOfBirth")'))).toThrow(
      expect.objectContaining({
        code: 'INPUT_FOREIGN',
        subject: 'fines: Payment.born',
        reason: 'it carries Citizen.dateOfBirth, which population holds already',
      }),
    )
  })

  test('is held to account as an argument of a declaration, too', () => {
    const body = `${citizen('')} extend type Mutation { pay(born: String @declares(attribute: "Citizen.dateOfBirth")): Citizen }`
    expect(check(body)).toThrow(
      expect.objectContaining({ code: 'INPUT_FOREIGN', subject: 'fines: Mutation.pay(born:)' }),
    )
  })

  test('that says nothing of itself is refused', () => {
    expect(check(declaring('name: String'))).toThrow(
      expect.objectContaining({ code: 'FIELD_UNDECLARED', subject: 'fines: Payment.name' }),
    )
  })

  test('that declares what nobody holds is told what it may have meant', () => {
    expect(check(declaring('born: String @declares(attribute: "Citizen.dateOfBrith")'))).toThrow(
      'did you mean Citizen.dateOfBirth?',
    )
  })
})

describe('what can be declared to a registry', () => {
  const declaring = (field: string) =>
    `input PayFineInput { citizen: CitizenId! ${field} } type Mutation { payFine(declarationId: ID!, input: PayFineInput!): Declared! }`
  const checkDeclared = (field: string) => () =>
    checkSubgraphs([
      ...registered,
      {
        name: 'fines',
        url: 'registry:fines',
        sdl: fines(citizen(`finePoints: Int ${points}`)),
        declarations: declaring(field),
      },
    ])

  test('is its own attributes, about subjects by their key', () => {
    expect(checkDeclared('points: Int @declares(attribute: "Citizen.finePoints")')).not.toThrow()
  })

  test('is never what another registry holds, not even beside an attribute of its own', () => {
    const foreign = '@declares(attribute: "Citizen.dateOfBirth")'
    for (const field of [
      `born: Date ${foreign}`,
      `points: Int @declares(attribute: "Citizen.finePoints") ${foreign}`,
    ]) {
      expect(checkDeclared(field)).toThrow(
        expect.objectContaining({
          code: 'INPUT_FOREIGN',
          reason: 'it carries Citizen.dateOfBirth, which population holds already',
        }),
      )
    }
  })

  test('says of each input what it becomes', () => {
    expect(checkDeclared('remark: String')).toThrow(
      expect.objectContaining({
        code: 'FIELD_UNDECLARED',
        subject: 'fines: PayFineInput.remark',
      }),
    )
  })
})
