import type { JsonObject } from '@motlan/kernel'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { changesAfter, correctionsOf, inProcess, type Subgraph } from '../src/index.ts'
import { declarer, emptyTables, type TestDatabase, testDatabase } from '../src/testing.ts'
import type { Database } from './vehicle/database.ts'
import { declarations } from './vehicle/declarations.ts'
import { vehicle } from './vehicle/definition.ts'
import { granted, grantKey, moment } from './vehicle/granting.ts'
import { vehicleSubgraph } from './vehicle/schema.ts'

const citizenId = '901204000017'
const held = {
  citizen_id: citizenId,
  licence_number: 'ZZ-0001',
  issued_on: '2020-02-03',
  blood_group: 'A',
  card_front_name: 'TRẦN THỊ BÌNH',
  penalty_points: 3,
  fines_due: 500_000,
}

let database: TestDatabase<Database>
let subgraph: Subgraph

beforeAll(async () => {
  const migrations = new URL('./vehicle/migrations/', import.meta.url)
  database = await testDatabase<Database>({ definition: vehicle, migrations }, inject('postgres'))
  subgraph = vehicleSubgraph(database.app, database.registrar)
})
beforeEach(async () => {
  await emptyTables(database)
  await database.owner.kysely.insertInto('driver').values(held).execute()
})
afterAll(() => database?.drop())

const desk = () => declarer(subgraph, moment)
const row = () => database.owner.kysely.selectFrom('driver').selectAll().executeTakeFirstOrThrow()
const changes = () => changesAfter(database.app, 0, 1_000)

describe('a correction', () => {
  test('changes what it names, empties what is null, leaves the rest, and says what is another', async () => {
    const before = await row()
    const declared = await desk().declared('correctCitizen', {
      citizenId,
      licenceIssuedOn: '2020-03-02',
      driverBloodGroup: null,
      licenceCard: { frontName: '  TRẦN THỊ BÌNH AN '.normalize('NFD') },
    })
    expect(declared.subjects).toEqual([
      { subject: 'Citizen', subjectId: citizenId, role: 'corrected' },
    ])
    expect(await row()).toEqual({
      ...before,
      issued_on: '2020-03-02',
      blood_group: null,
      card_front_name: 'TRẦN THỊ BÌNH AN',
    })
    expect(await changes()).toMatchObject([
      {
        subject: 'Citizen',
        subjectId: citizenId,
        attributes: [
          'Citizen.licenceIssuedOn',
          'Citizen.driverBloodGroup',
          'Citizen.licenceCard.frontName',
        ],
      },
    ])
  })

  test('takes with it what the registry says has to follow', async () => {
    await desk().declared('correctCitizen', { citizenId, penaltyPoints: 0 })
    expect(await row()).toMatchObject({ penalty_points: 0, fines_due: 0 })
    const [change] = await changes()
    expect(change?.attributes).toEqual(['Citizen.penaltyPoints', 'Citizen.finesDue'])
  })

  test('that is sent again is the same; another one under its ID is refused', async () => {
    const input = { citizenId, heightM: 1.62 }
    const first = await desk().declared('correctCitizen', input, 'k-1')
    expect(await desk().declared('correctCitizen', input, 'k-1')).toEqual(first)
    for (const other of [
      { citizenId, heightM: 1.63 },
      { ...input, driverBloodGroup: null },
    ]) {
      const { refused } = await desk().send('correctCitizen', other, 'k-1')
      expect(refused).toMatchObject({
        code: 'DECLARATION_INVALID',
        reason: 'something else has been declared under this ID',
      })
    }
    expect(await row()).toMatchObject({ height_m: 1.62, blood_group: 'A' })
    expect(await changes()).toHaveLength(1)
  })

  test.each<readonly [JsonObject, string]>([
    [
      { citizenId: '901204000018', heightM: 1.6 },
      'REFUSED correctCitizen.input.citizenId: the registry holds nothing about this ID',
    ],
    [
      { citizenId },
      'INVALID correctCitizen.input.citizenId: nothing is said that could be corrected',
    ],
    [{ citizenId, licenceCard: {} }, 'INVALID correctCitizen.input.citizenId: nothing is said'],
    [{ citizenId, licenceCard: null }, 'INVALID correctCitizen.input.licenceCard: say which'],
    [{ heightM: 1.6 }, 'INVALID correctCitizen.input.citizenId: it is missing'],
    [{ citizenId, heightM: 'tall' }, 'INVALID correctCitizen.input.heightM: it is no Float'],
    [{ citizenId, finesDue: 1.5 }, 'INVALID correctCitizen.input.finesDue: a whole number of đồng'],
    [
      { citizenId, licenceIssuedOn: '2026-02-30' },
      'INVALID correctCitizen.input.licenceIssuedOn: ',
    ],
    [
      { citizenId, licenceIssuedOn: '2027-01-01' },
      'REFUSED correctCitizen.input.licenceIssuedOn: this day has not come yet',
    ],
    [
      { citizenId, licenceIssuedOn: null },
      'REFUSED correctCitizen.input.licenceIssuedOn: a correction does not take it away',
    ],
    [
      { citizenId, driverBloodGroup: 'A' },
      'REFUSED correctCitizen.input.driverBloodGroup: the registry holds it so already',
    ],
    [
      { citizenId, heightM: null },
      'REFUSED correctCitizen.input.heightM: the registry holds it so already',
    ],
    [
      { citizenId, heightM: 12.5 },
      'INVALID correctCitizen.input: the tables of the registry do not take it',
    ],
    [
      { citizenId, driverRecordedAt: null },
      'INVALID correctCitizen.input: the tables of the registry do not take it: recorded_at',
    ],
    [
      { citizenId, licenceCard: { frontName: '\u202eB' } },
      'INVALID correctCitizen.input.licenceCard.frontName: it has characters',
    ],
    [
      { citizenId, hight: 1 },
      'INVALID correctCitizen.input: it has a field the registry does not take',
    ],
    [
      { citizenId, licenceNumber: 'ZZ-2' },
      'REFUSED correctCitizen.input.licenceNumber: it is not corrected by its value: it is printed on the card',
    ],
    [
      { citizenId, yearsLicensed: 3 },
      'REFUSED correctCitizen.input.yearsLicensed: it is worked out and not held',
    ],
    [
      { citizenId, instructor: citizenId },
      'REFUSED correctCitizen.input.instructor: it names another subject',
    ],
    [
      { citizenId, licenceClasses: [{ class: 'B' }] },
      'REFUSED correctCitizen.input.licenceClasses: one value does not say which entry',
    ],
  ])('that cannot be is refused by its place and changes nothing: %#', async (input, message) => {
    const before = await row()
    expect(await desk().refusal('correctCitizen', input)).toContain(`DECLARATION_${message}`)
    expect(await row()).toEqual(before)
    expect(await changes()).toEqual([])
  })

  test('neither begins what begins by a declaration, nor says so in vain', async () => {
    await database.owner.kysely.updateTable('driver').set({ issued_on: null }).execute()
    const { refused } = await desk().send('correctCitizen', {
      citizenId,
      licenceIssuedOn: '2020-03-02',
    })
    expect(refused).toMatchObject({
      reason: 'there is none that could be wrong',
      fix: 'declare what has happened: issueLicence',
    })
  })

  test('names the declarations that change what it does not', async () => {
    const { refused } = await desk().send('correctCitizen', { citizenId, licenceClasses: [] })
    expect(refused?.fix).toBe('declare what has happened: issueLicence')
    const derived = await desk().send('correctCitizen', { citizenId, yearsLicensed: 1 })
    expect(derived.refused?.fix).toBe('correct Citizen.licenceIssuedOn')
  })

  test('of another declaration is not granted', async () => {
    const operation =
      'mutation($input: CorrectCitizenInput!) { correctCitizen(declarationId: "d", input: $input) { at } }'
    const variables = { input: { citizenId, heightM: 1.6 } }
    const spoilt = { declaration: 'issueLicence', case: 'C-1' }
    const transport = inProcess(subgraph, { grantKey, clock: () => moment })
    const answer = await transport(granted(operation, [], variables, spoilt))
    expect(answer.errors?.[0]?.extensions?.code).toBe('DECLARATION_NOT_GRANTED')
    expect(await row()).toMatchObject({ height_m: null })
  })

  test('whatever is sent, what was not named is as before, and what was is as it was said', async () => {
    const value = fc.oneof(
      fc.constantFrom(null, 'A', 'B', '', 0, -1, 7, 1.5, 2 ** 40, true, '2020-03-02', '2020-13-01'),
      fc.string({ maxLength: 12 }),
    )
    const input = fc.dictionary(
      fc.constantFrom('driverBloodGroup', 'penaltyPoints', 'finesDue', 'heightM', 'organDonor'),
      value,
      { noNullPrototype: true },
    )
    const columns = {
      driverBloodGroup: 'blood_group',
      penaltyPoints: 'penalty_points',
      finesDue: 'fines_due',
      heightM: 'height_m',
      organDonor: 'organ_donor',
    } as const
    await fc.assert(
      fc.asyncProperty(input, async (said) => {
        const before = await row()
        const { declared } = await desk().send('correctCitizen', { citizenId, ...said })
        const after = await row()
        for (const [field, column] of Object.entries(columns)) {
          if (!declared || !(field in said)) {
            const cleared = declared && said.penaltyPoints === 0 && column === 'fines_due'
            if (!cleared)
              expect(after[column as 'blood_group']).toEqual(before[column as 'blood_group'])
            continue
          }
          const to = said[field]
          const expected = typeof to === 'string' ? to.normalize('NFC').trim() : to
          expect(after[column as 'blood_group']).toEqual(expected)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('that a rule makes of no value of its own, or of no declaration, makes no registry', () => {
    const elsewhere = (name: string, by: readonly string[]) => () =>
      correctionsOf<Database>()(vehicle, declarations, {
        Citizen: { elsewhere: { [name]: { because: 'why not', by } } },
      })
    expect(elsewhere('Citizen.instructor', [])).toThrow('it is no value of its own anyway')
    expect(elsewhere('Citizen.heightM', ['grow'])).toThrow('nothing is declared as grow')
  })
})
