import type { JsonObject } from '@motlan/kernel'
import { expect, it } from 'vitest'
import { effectsOf, formPlan, inputOf, type Situation, validateDeclared } from '../src/index.ts'
import { dictionary } from './known.ts'
import { ids, world } from './people.ts'
import { inState, lookedUp, opened, saidAll } from './world.ts'

const notification = {
  number: '00017.GCS.01005.26',
  motherId: ids.mother,
  dateOfBirth: '2026-11-20',
  timeOfBirth: '04:15',
  sex: 'FEMALE',
  placeOfBirth: 'Bệnh viện Phụ sản Hà Nội',
}

const answers = {
  childName: { familyName: 'Trần', middleName: 'An', givenName: 'Nhiên' },
  childEthnicity: 'Tày',
  childNativePlace: 'Hà Nội',
  primaryCareFacility: { primaryCareFacility: 'Trạm y tế', primaryCareFacilityCode: '01001' },
  cardDelivery: 'POST',
}

function born(more: Partial<Situation> = {}): Situation {
  const notices = { 'birth-notification': notification }
  return opened('2.000986', world, { logins: { applicant: ids.mother }, notices, ...more })
}

it('asks five answers of 33 fields, and fills in the rest', () => {
  const plan = formPlan(born(), dictionary)
  expect(inState(born(), 'toAsk')).toEqual(Object.keys(answers))
  expect(plan.counts).toMatchObject({ toAsk: 5, filled: 27, silent: 0, waiting: 0 })
  expect(plan.fields.find(({ key }) => key === 'motherName')).toMatchObject({
    value: 'Nguyễn Thị Hoa',
    source: 'population',
    asOf: '2026-11-21T08:00:00Z',
    attributes: ['Citizen.birthName.fullName'],
    step: 'civil-status-1',
  })
  expect(plan.fields.find(({ key }) => key === 'childEthnicity')?.options).toEqual(['Kinh', 'Tày'])
})

it('does not say that a question is wrong while nobody knows whether it is asked', () => {
  const told = born()
  const answer = told.answers['police-1']
  if (!answer) throw new Error('the police look up the dwellings')
  const code = 'REGISTRY_TIMEOUT'
  const errors = [{ message: 'land', extensions: { code, registry: 'land' } }]
  const mother = { ...(answer.data?.mother as JsonObject), parcels: null }
  const down = { ...answer, data: { mother }, errors }
  const open = { ...told, answers: { ...told.answers, 'police-1': down } }
  expect(() => validateDeclared(open, dictionary, 'ownerConsent', 'AGREED')).toThrow(
    expect.objectContaining({ code: 'REGISTRY_UNAVAILABLE', subject: 'ownerConsent' }),
  )
})

it('offers what it may guess: the native place of the father, the facility of the mother', () => {
  const { fields } = formPlan(born(), dictionary)
  const offered = fields.flatMap(({ key, suggestion }) => (suggestion ? [[key, suggestion]] : []))
  expect(Object.fromEntries(offered)).toEqual({
    childNativePlace: 'Hà Nội',
    primaryCareFacility: {
      primaryCareFacility: 'Trạm y tế phường Ba Đình',
      primaryCareFacilityCode: '01001',
    },
  })
})

it('tells population of the child, and insurance of the card as soon as the child exists', () => {
  const ready = saidAll(world, born(), answers)
  expect(formPlan(ready, dictionary)).toMatchObject({ ready: true, problems: [] })
  const [birth, card, ...more] = effectsOf(ready, dictionary)
  if (!birth || !card) throw new Error('two effects')
  expect([more, birth.waitsFor, card.waitsFor]).toEqual([[], [], ['child']])
  expect(inputOf(ready, dictionary, birth)).toEqual({
    mother: ids.mother,
    father: ids.father,
    declarant: ids.mother,
    familyName: 'Trần',
    middleName: 'An',
    givenName: 'Nhiên',
    dateOfBirth: '2026-11-20',
    timeOfBirth: '04:15',
    sex: 'FEMALE',
    placeOfBirth: 'Bệnh viện Phụ sản Hà Nội',
    nativePlace: 'Hà Nội',
    ethnicity: 'Tày',
    citizenship: 'Việt Nam',
    notificationNumber: '00017.GCS.01005.26',
    office: 'Ủy ban nhân dân phường Ba Đình, thành phố Hà Nội',
    registeredOn: '2026-11-21',
    householdHead: ids.father,
    relationToHead: 'CHILD',
  })
  expect(() => inputOf(ready, dictionary, card)).toThrow(/needs child/)
  const created = { ...ready, created: { child: ['901326000009'] } }
  expect(inputOf(created, dictionary, card)).toEqual({
    child: '901326000009',
    validFrom: '2026-11-20',
    validUntil: '2032-11-20',
    primaryCareFacility: 'Trạm y tế',
    primaryCareFacilityCode: '01001',
  })
})

it('asks the consent of the owner only where the child does not move in with an owner or head', () => {
  const guest = {
    ...world[ids.mother],
    householdHead: `→${ids.friend}`,
    relationToHead: 'NOT_RELATED',
    parcels: [],
  }
  const guests = { ...world, [ids.mother]: guest }
  const asked = inState(lookedUp(guests, { ...born(), answers: {} }), 'toAsk')
  expect(asked).toEqual([
    ...Object.keys(answers).slice(0, 3),
    'ownerConsent',
    ...Object.keys(answers).slice(3),
  ])
})

it('takes a father who is not the husband when he logs in, and registers that he acknowledges the child', () => {
  const unmarried = { ...world[ids.mother], spouse: null, marriageRecords: [] }
  const country = { ...world, [ids.mother]: unmarried }
  const alone = lookedUp(country, { ...born(), answers: {} })
  expect(formPlan(alone, dictionary).fields.map(({ key }) => key)).not.toContain('fatherId')
  const logins = { applicant: ids.mother, party: ids.father }
  const both = lookedUp(country, { ...born(), answers: {}, logins })
  expect(inState(both, 'toAsk')).toEqual(Object.keys(answers))
  const [birth] = effectsOf(saidAll(country, both, answers), dictionary)
  if (!birth) throw new Error('an effect')
  expect(inputOf(both, dictionary, birth)).toMatchObject({
    father: ids.father,
    acknowledgement: 'FATHER_ACKNOWLEDGES_CHILD',
  })
})

it('refuses a requester who is neither parent nor grandparent', () => {
  const problems = (applicant: string) =>
    formPlan(born({ logins: { applicant } }), dictionary).problems.map(({ rule }) => rule)
  expect(problems(ids.friend)).toEqual(['requester-is-family'])
  expect(problems(ids.grandmother)).toEqual([])
})

it('waits for the notification, and says what is not there yet', () => {
  const open = opened('2.000986', world, { logins: { applicant: ids.mother } })
  expect(formPlan(open, dictionary).ready).toBe(false)
  expect(inState(open, 'waiting')).toContain('motherName')
})
