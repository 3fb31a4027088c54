import { describe, expect, test } from 'vitest'
import { type AnyRegistry, checkDefinition } from '../src/definition.ts'
import { vehicle } from './vehicle/definition.ts'

const words = { vi: 'Nghĩa', en: 'Meaning' }
const text = { type: 'String', sensitivity: 'basic', meaning: words } as const
const { Citizen } = vehicle.subjects

/** The vehicle registry with something else about citizens. */
function about(change: Partial<NonNullable<AnyRegistry['subjects']['Citizen']>>): AnyRegistry {
  return { ...vehicle, subjects: { Citizen: { ...Citizen, ...change } } }
}

const attributes = (change: Record<string, object>) =>
  about({ attributes: { ...Citizen.attributes, ...change } as never })

test('a definition without contradictions passes', () => {
  expect(() => checkDefinition(vehicle)).not.toThrow()
})

describe('a definition is refused that', () => {
  test.each<[string, AnyRegistry, string]>([
    [
      'names an enumeration it does not have',
      attributes({ a: { enum: 'Colour', column: 'c', sensitivity: 'basic', meaning: words } }),
      'Citizen.a: there is no enumeration Colour',
    ],
    [
      'has an enumeration nobody uses',
      { ...vehicle, enums: { ...vehicle.enums, Colour: { RED: words } } },
      'enumeration Colour: no attribute uses it',
    ],
    [
      'has an enumeration value that is no name',
      { ...vehicle, enums: { LicenceClassCode: { 'A-1': words } } },
      'enumeration LicenceClassCode: A-1 is no value',
    ],
    [
      'derives from what it does not hold',
      about({ derived: { d: { type: 'Int', from: ['Citizen.dateOfBirth'], meaning: words } } }),
      'Citizen.d: it is derived from Citizen.dateOfBirth, which vehicle does not hold',
    ],
    [
      'derives from a derived value',
      about({
        derived: {
          ...Citizen.derived,
          d: { type: 'Int', from: ['Citizen.yearsLicensed'], meaning: words },
        },
      }),
      'Citizen.d: it is derived from Citizen.yearsLicensed',
    ],
    [
      'derives from nothing',
      about({ derived: { d: { type: 'Int', from: [], meaning: words } } }),
      'Citizen.d: it is derived from nothing',
    ],
    [
      'derives from another subject',
      {
        ...vehicle,
        subjects: {
          ...vehicle.subjects,
          Business: {
            ...vehicle.subjects.Business,
            derived: { d: { type: 'Int', from: ['Citizen.penaltyPoints'], meaning: words } },
          },
        },
      },
      'Business.d: it is derived from Citizen.penaltyPoints, which is about another subject',
    ],
    [
      'lets one column stand for two attributes',
      attributes({ a: { ...text, column: 'licence_number' } }),
      'Citizen.a: the column driver.licence_number stands for Citizen.licenceNumber already',
    ],
    [
      'calls a column internal that stands for an attribute',
      { ...vehicle, internal: { driver: { blood_group: 'why' } } },
      'internal driver.blood_group: the column stands for Citizen.driverBloodGroup',
    ],
    [
      'keeps a column for no reason',
      { ...vehicle, internal: { licence_class: { entry_no: ' ' } } },
      'internal licence_class.entry_no: no reason',
    ],
    [
      'uses one type for two groups',
      about({ groups: { a: { type: 'LicenceClass', meaning: words, attributes: {} } } }),
      'the type LicenceClass belongs to Citizen.',
    ],
    [
      'uses a type of the kernel',
      about({ groups: { a: { type: 'Date', meaning: words, attributes: {} } } }),
      'Citizen.a: the type Date belongs to GraphQL or the kernel',
    ],
    [
      'uses the type of a subject',
      about({ groups: { a: { type: 'Parcel', meaning: words, attributes: {} } } }),
      'Citizen.a: the type Parcel belongs to GraphQL or the kernel',
    ],
    [
      'has a type that is no name',
      about({ groups: { a: { type: 'licence card', meaning: words, attributes: {} } } }),
      'Citizen.a: licence card is no name for a type',
    ],
    [
      'defines a field twice',
      about({ groups: { licenceNumber: { type: 'G', meaning: words, attributes: {} } } }),
      'Citizen.licenceNumber: the field is defined twice',
    ],
    [
      'takes the place of the key',
      attributes({ citizenId: { ...text, column: 'c' } }),
      'Citizen.citizenId: the field is defined twice',
    ],
    [
      'has a field that is no name',
      attributes({ Full_Name: { ...text, column: 'c' } }),
      'Citizen.Full_Name: a field is named like dateOfBirth',
    ],
    [
      'says nothing in one language',
      attributes({ a: { ...text, column: 'c', meaning: { vi: '', en: 'a' } } }),
      'Citizen.a: the meaning is empty',
    ],
    [
      'writes a meaning in another Unicode form',
      attributes({ a: { ...text, column: 'c', meaning: { vi: 'Số'.normalize('NFD'), en: 'a' } } }),
      'Citizen.a: the meaning is not in Unicode form NFC',
    ],
    [
      'writes the meaning of an enumeration value so',
      { ...vehicle, enums: { LicenceClassCode: { A1: { vi: 'Hạng'.normalize('NFD'), en: 'a' } } } },
      'LicenceClassCode.A1: the meaning is not in Unicode form NFC',
    ],
  ])('%s', (_, registry, message) => {
    expect(() => checkDefinition(registry)).toThrow(
      expect.objectContaining({
        code: 'DEFINITION_INVALID',
        message: expect.stringContaining(message),
      }),
    )
  })
})
