import type { JsonObject } from '@motlan/kernel'
import { describe, expect, it } from 'vitest'
import {
  formPlan,
  nextStep,
  type Situation,
  type StepAnswer,
  validateDeclared,
  variantOf,
} from '../src/index.ts'
import { dictionary, loaded } from './known.ts'
import { ids, parcel, world } from './people.ts'
import { inState, lookedUp, opened, said, saidAll } from './world.ts'

const sale = () =>
  opened('1.012785', world, { logins: { applicant: ids.father, party: ids.friend } })
const country = (id: string, more: object) => ({ ...world, [id]: { ...world[id], ...more } })
const problemsOf = (situation: Situation) =>
  formPlan(situation, dictionary).problems.map(({ rule }) => rule)

describe('what is held is not asked again', () => {
  it('refuses it with source, day and the query that gives it', () => {
    const ask = () => validateDeclared(sale(), dictionary, 'sellerName', 'Trần Văn Nam')
    expect(ask).toThrow(/sellerName: population already holds it/)
    expect(caught(ask)).toMatchObject({
      code: 'ALREADY_DECLARED',
      details: {
        attribute: 'Citizen.birthName.fullName',
        source: 'population',
        asOf: '2026-11-21T08:00:00Z',
        query:
          'query($citizenId: CitizenId!) { citizen(citizenId: $citizenId) { birthName { fullName } } }',
      },
    })
  })

  it('refuses an attribute that is not even on the form, and what the form does not have', () => {
    const say = (key: string) => caught(() => validateDeclared(sale(), dictionary, key, 'x'))
    expect(say('seller.ethnicity')).toMatchObject({
      code: 'ALREADY_DECLARED',
      details: { source: 'population' },
    })
    expect(say('parcel.area')).toMatchObject({
      code: 'ALREADY_DECLARED',
      details: { source: 'land' },
    })
    expect(say('sellerNam')).toMatchObject({
      code: 'FIELD_UNKNOWN',
      fix: 'did you mean "sellerName"?',
    })
    expect(validateDeclared(sale(), dictionary, 'incomeTax', 1)).toMatchObject({
      problems: [{ rule: 'waiting' }],
    })
  })
})

describe('a registry that is wrong, silent, down or not open', () => {
  it('says what it does not hold, and asks once when an officer lets it', () => {
    const nameless = country(ids.father, { dateOfBirth: null })
    const open = lookedUp(nameless, { ...sale(), answers: {} })
    expect(inState(open, 'silent')).toEqual(['sellerDateOfBirth'])
    const allowed = { ...open, allowed: ['sellerDateOfBirth'] }
    expect(inState(allowed, 'toAsk')).toContain('sellerDateOfBirth')
    const checked = validateDeclared(allowed, dictionary, 'sellerDateOfBirth', '1988-02-30')
    expect(checked).toMatchObject({ ok: false, problems: [{ rule: 'calendar' }] })
    expect(validateDeclared(allowed, dictionary, 'sellerDateOfBirth', '1988-06-01').ok).toBe(true)
  })

  it('takes it for a no where a registry knows nothing of somebody who need not be known there', () => {
    const stranger = country(ids.elder, { isPensioner: null })
    const open = opened('1.014028', stranger, { logins: { applicant: ids.elder } })
    expect([inState(open, 'toAsk'), inState(open, 'silent'), problemsOf(open)]).toEqual([
      ['account'],
      [],
      [],
    ])
  })

  it('asks nobody for what a registry may hold while it is down', () => {
    const answer = sale().answers['land-office-1']
    if (!answer) throw new Error('an answer')
    const down: StepAnswer = {
      ...answer,
      data: {
        ...answer.data,
        seller: { ...(answer.data?.seller as JsonObject), mobileNumber: null, birthName: null },
      },
      errors: [
        {
          message: 'population',
          extensions: { code: 'REGISTRY_UNAVAILABLE', registry: 'population' },
        },
      ],
    }
    const open = { ...sale(), answers: { 'land-office-1': down } }
    expect(inState(open, 'unavailable')).toEqual(['sellerName', 'sellerPhone'])
    expect(formPlan(open, dictionary).ready).toBe(false)
    expect(() => validateDeclared(open, dictionary, 'sellerPhone', '0100000001')).toThrow(
      expect.objectContaining({ code: 'REGISTRY_UNAVAILABLE', subject: 'sellerPhone' }),
    )
  })

  it('shows what no agreement opens: the applicant is asked, and the gap is named', () => {
    const open = opened('1.001978', world, { logins: { applicant: ids.worker } })
    const account = formPlan(open, dictionary).fields.find(({ key }) => key === 'account')
    expect(account).toMatchObject({
      state: 'toAsk',
      withheld: ['Citizen.benefitAccount.bank', 'Citizen.benefitAccount.number'],
    })
  })

  it('lets the applicant confirm what was never verified, or dispute it', () => {
    const doubtful = country(ids.home, { verification: 'NOT_VERIFIED' })
    const open = saidAll(doubtful, lookedUp(doubtful, { ...sale(), answers: {} }), {
      parcel: ids.home,
    })
    const stale = inState(open, 'toConfirm')
    expect(stale).toContain('area')
    expect(
      formPlan(open, dictionary).fields.find(({ key }) => key === 'area')?.doubt?.because,
    ).toBe('stale')
    const confirmed = { ...open, confirmed: stale, disputed: ['sellerName'] }
    const plan = formPlan(confirmed, dictionary)
    expect(plan.fields.filter(({ doubt }) => doubt).map(({ key }) => key)).toEqual(['sellerName'])
  })

  it('says when the civil-status book and the person do not agree', () => {
    const records = [{ state: 'IN_FORCE', number: '1', registeredOn: '2020-01-01' }]
    const both = country(ids.bride, { marriageRecords: records })
    const open = opened('1.000894', both, { logins: { applicant: ids.bride, party: ids.friend } })
    expect(inState(open, 'toConfirm')).toEqual(['wifeStatus'])
    expect(problemsOf(open)).toEqual(['wife-unmarried'])
  })
})

describe('bad input', () => {
  it('a seller who does not own, a mortgaged parcel, one person as both parties', () => {
    const strange = {
      ...world,
      [ids.home]: parcel(ids.home, {}, [ids.grandmother], [{ kind: 'MORTGAGE', endsOn: null }]),
    }
    const open = lookedUp(strange, {
      ...sale(),
      answers: {},
      logins: { applicant: ids.father, party: ids.father },
    })
    expect(problemsOf(said(strange, open, 'parcel', ids.home))).toEqual([
      'seller-holds',
      'free',
      'two-parties',
    ])
  })

  it('a parcel that is not on the list to choose from', () => {
    const checked = validateDeclared(sale(), dictionary, 'parcel', 'bbbbbbbbbbb9')
    expect(checked).toMatchObject({ ok: false, problems: [{ field: 'parcel', rule: 'choice' }] })
  })

  it('a minor as a founder, and a citizen nobody knows', () => {
    const founder = opened('2.001583', world, { logins: { applicant: ids.child } })
    expect(problemsOf(founder)).toEqual(['owners-of-age'])
    const strange = said(world, founder, 'representativeId', '901090000099')
    expect(problemsOf(strange)).toContain('unknown')
  })

  it.each([
    ['agreedPrice', -1, 'number'],
    ['agreedPrice', '3 tỷ', 'number'],
    ['reason', 'SPLIT', 'choice'],
    ['share', 'half', 'number'],
    ['share', 0, 'range'],
    ['share', 100.5, 'range'],
    ['contract', '\u0007', 'characters'],
    ['contract', '  ', 'required'],
    ['delivery', 'BY_HAND', 'choice'],
  ])('%s: %j', (key, value, rule) => {
    const checked = validateDeclared(sale(), dictionary, key, value)
    expect(checked).toMatchObject({ ok: false, problems: [{ field: key, rule }] })
  })

  it('a part that is missing, or unknown', () => {
    const notices = {
      'birth-notification': {
        number: '1',
        motherId: ids.mother,
        dateOfBirth: '2026-11-20',
        sex: 'MALE',
        placeOfBirth: 'x',
      },
    }
    const open = opened('2.000986', world, { logins: { applicant: ids.mother }, notices })
    const check = (value: unknown) => validateDeclared(open, dictionary, 'childName', value)
    expect(check({ familyName: 'Lê' })).toMatchObject({
      problems: [{ field: 'childName.givenName', rule: 'required' }],
    })
    expect(check({ familyName: 'Lê', givenName: 'An', nick: 'x' })).toMatchObject({
      problems: [{ field: 'childName.nick', rule: 'unknown' }],
    })
    expect(check('Lê An')).toMatchObject({ problems: [{ rule: 'parts' }] })
    expect(check({ familyName: 'Le\u0302', givenName: 'An' })).toEqual({
      ok: true,
      value: { familyName: 'Lê', givenName: 'An' },
    })
  })
})

describe('steps and forms', () => {
  it('asks again when somebody else was chosen, and not otherwise', () => {
    const first = said(world, sale(), 'parcel', ids.home)
    expect(nextStep(first, dictionary)).toBeUndefined()
    const other = { ...first, declared: { parcel: ids.field } }
    expect(nextStep(other, dictionary)?.variables).toEqual({ parcel: ids.field })
  })

  it('takes the form of the province where it has one', () => {
    const form = (province?: string) =>
      variantOf(loaded.procedures, '1.012785', { province }).variant?.id
    expect([form(), form('15'), form('01')]).toEqual(['national', 'lao-cai', 'national'])
    expect(() => variantOf(loaded.procedures, '9.999999')).toThrow(/no procedure/)
  })
})

function caught(work: () => unknown): unknown {
  try {
    work()
    return undefined
  } catch (error) {
    return error
  }
}
