import { Refusal } from '@motlan/kernel'
import { expect, test } from 'vitest'
import { builtInPersonas, personaBlock, personas, planCountry, readPersonas } from '../src/index.ts'
import { banks, foreignParent, stateOwner } from '../src/institutions.ts'
import { brokenInvariants } from './invariants.ts'

const plan = planCountry({ seed: 1, citizens: 1000 })
const read = (text: string) =>
  readPersonas([builtInPersonas(), { name: 'mine.yaml', text }], plan.units, plan.today)
const refusal = (text: string): string => {
  try {
    read(text)
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal)
    return error instanceof Error ? error.message : ''
  }
  return 'accepted'
}

const neighbour = `
households:
  - { key: next-door, commune: '00004', line: 'Số 9, đường Đội Cấn', since: 2020-01-01 }
people:
  - { key: neighbour, role: neighbour, id: '901190000900', name: Lê Thị Thu, sex: FEMALE, born: 1990-04-04, home: next-door, head: true, job: { employer: sao-mai, title: Kế toán, since: 2020-02-02, salary: 10_000_000 } }
`

test('the built-in cast has some twenty roles with stories in two languages', () => {
  const cast = personas()
  expect(cast.length).toBeGreaterThanOrEqual(20)
  for (const { story, id } of cast) {
    expect(story.vi.length * story.en.length, id).toBeGreaterThan(0)
    expect(story.vi).toBe(story.vi.normalize('NFC'))
  }
  const roles = new Set(cast.map(({ role }) => role))
  for (const role of [
    'newborn',
    'parent',
    'expecting',
    'founder',
    'land-seller',
    'land-buyer',
    'pensioner',
    'social-pension',
    'unemployed',
    'taxpayer',
    'uninsured',
    'widow',
    'deceased',
    'minor',
    'guardian',
    'minority-citizen',
    'foreign-born',
    'company',
    'joint-stock-company',
    'shop-owner',
    'co-operative',
  ]) {
    expect(roles, role).toContain(role)
  }
})

test('the cast keeps every invariant of the country, and is the same in all of them', () => {
  const file = readPersonas([builtInPersonas()], plan.units, plan.today)
  const block = personaBlock(plan, file)
  expect(brokenInvariants(block)).toEqual([])
  expect(personaBlock(planCountry({ seed: 9, citizens: 5000 }), file)).toEqual({ ...block })
})

test('organisations that blocks refer to stand in the cast', () => {
  const { firms } = personaBlock(plan, readPersonas([builtInPersonas()], plan.units, plan.today))
  for (const { businessId, name } of [...banks, foreignParent, stateOwner])
    expect(firms.find((firm) => firm.businessId === businessId)?.name).toBe(name)
})

test('somebody adds personas of their own', () => {
  const block = personaBlock(plan, read(neighbour))
  const added = block.persons.find(({ citizenId }) => citizenId === '901190000900')
  expect(added).toMatchObject({
    name: { full: 'Lê Thị Thu' },
    job: { employer: '9900000016' },
    insurance: { participation: 'COMPULSORY' },
  })
  expect(brokenInvariants(block)).toEqual([])
})

test.each([
  ['not YAML', 'people: [', 'mine.yaml: line 1'],
  ['a field nobody knows', neighbour.replace('born:', 'birthday:'), 'line 5, people.0'],
  [
    'a date that is none',
    neighbour.replace('1990-04-04', "'1990-13-04'"),
    'line 5, people.0.born: a date looks like 2004-03-15',
  ],
  [
    'a real number',
    neighbour.replace('901190000900', ['0', '01190000900'].join('')),
    'line 5, people.0.id: a made-up citizen ID begins with 9',
  ],
  [
    'a number of the generator',
    neighbour.replace('901190000900', '901190123456'),
    'people.0.id: the last six digits of a persona are 000000 to 000999',
  ],
  [
    'a number of another sex',
    neighbour.replace('901190000900', '901090000900'),
    'people.0.id: the fourth digit says MALE',
  ],
  [
    'a number of another year',
    neighbour.replace('901190000900', '901191000900'),
    'people.0.id: the digits say a birth in 1991',
  ],
  ['a number somebody has', neighbour.replace('901190000900', '901180000041'), 'is given twice'],
  [
    'a firm nobody knows',
    neighbour.replace('sao-mai', 'sao-hom'),
    'people.0.job: there is no firm sao-hom',
  ],
  [
    'a commune nobody knows',
    neighbour.replace("'00004'", "'99999'"),
    'line 3, households.0.commune: there is no commune 99999',
  ],
  [
    'the future',
    neighbour.replace('2020-02-02', '2027-02-02'),
    "later than 2026-11-21, the country's present day",
  ],
  [
    'a household without a head',
    neighbour.replace('head: true, ', ''),
    'households.0: a household has one living head, this one has 0',
  ],
  [
    'a mother of ten',
    neighbour.replace('home: next-door', 'home: next-door, mother: newborn-mother'),
    'people.0.mother: newborn-mother would have been under 15',
  ],
  [
    'a second spouse',
    neighbour.replace(
      'home: next-door',
      'home: next-door, spouse: newborn-father, married: 2022-01-01',
    ),
    'newborn-father is married to newborn-mother',
  ],
])('%s is refused with file, line and field', (_, text, message) => {
  expect(refusal(text)).toContain(message)
  expect(refusal(text)).toContain('mine.yaml')
})
