import { describe, expect, it } from 'vitest'
import {
  type Ask,
  compilePolicy,
  type Facts,
  type Guardrail,
  type PolicySource,
  type Prohibition,
} from '../src/index.ts'
import { agreement, catalog, fact, grant, guardrail, sourceOf } from './example.ts'

const ask: Ask = {
  agency: 'tax',
  procedure: '1.002207',
  purpose: 'deduction',
  relation: 'self',
  on: '2026-03-01',
}
const name = 'Citizen.birthName.familyName'
const facts = (...given: readonly string[]) => Object.fromEntries(given.map((id) => [id, true]))

const permits = (source: PolicySource, given: Partial<Ask> = {}) =>
  compilePolicy(source)
    .decide({ ...ask, ...given })
    .permitted.has(name)
const deciding = (source: PolicySource, given: Partial<Ask> = {}) =>
  compilePolicy(source)
    .decide({ ...ask, ...given })
    .deciding(name)
const guarded = (given: Partial<Prohibition>, more: Partial<Guardrail> = {}) => ({
  ...sourceOf(agreement()),
  guardrails: [guardrail({ prohibitions: [{ id: 'g1', ...given }], ...more })],
})

describe('a required fact', () => {
  const requiring = sourceOf(
    agreement({ grants: [grant({ require: ['open-case', 'consent.income'] })] }),
  )

  it.each([
    ['both hold', facts('open-case', 'consent.income'), true],
    ['one holds', facts('open-case'), false],
    ['one does not hold', { 'open-case': true, 'consent.income': false }, false],
    ['nothing was looked up', undefined, false],
    ['something else holds', facts('minor'), false],
  ])('is required: %s', (_what, given, permitted) => {
    expect(permits(requiring, given ? { facts: given } : {})).toBe(permitted)
  })

  it('is not opened by what an object inherits', () => {
    const inherited: Facts = Object.create(facts('open-case', 'consent.income'))
    expect(permits(requiring, { facts: inherited })).toBe(false)
  })

  it('is not opened by a name everything in JavaScript has', () => {
    const source = sourceOf(agreement({ grants: [grant({ require: ['constructor'] })] }))
    const named = { ...catalog, facts: [{ ...fact, id: 'constructor' }] }
    expect(permits({ ...source, catalog: named }, { facts: {} })).toBe(false)
    expect(permits({ ...source, catalog: named }, { facts: facts('constructor') })).toBe(true)
  })
})

describe('a prohibition of an agreement', () => {
  const forbidding = (given: Partial<Prohibition>) =>
    sourceOf(
      agreement({ prohibitions: [{ id: 'f1', attributes: ['Citizen.birthName'], ...given }] }),
    )

  it('beats the grants of every agreement of the same two', () => {
    const source = forbidding({})
    expect(permits(source)).toBe(false)
    expect(deciding(source)).toEqual(['DSA-1/f1'])
    expect(
      permits({ ...source, agreements: [...source.agreements, agreement({ id: 'DSA-2' })] }),
    ).toBe(false)
  })

  it('may name a class of attributes: those of its provider, and of nobody else', () => {
    const basic: Prohibition = { id: 'f1', sensitivities: ['basic'] }
    const policy = compilePolicy(sourceOf(agreement({ prohibitions: [basic] })))
    expect(policy.decide(ask).permitted.size).toBe(0)
    expect(policy.decide(ask).deciding('Citizen.dateOfBirth')).toEqual(['DSA-1/f1'])
    expect(policy.decide(ask).deciding('Business.taxArrears')).toEqual([])
    const sensitive = agreement({
      ...{ id: 'DSA-2', provider: 'finance', legalBasis: ['old'] },
      grants: [grant({ attributes: ['Citizen.taxArrears', 'Business.taxArrears'] })],
      prohibitions: [{ id: 'f1', sensitivities: ['sensitive'] }],
    })
    const row = compilePolicy(sourceOf(agreement(), sensitive)).decide(ask)
    expect([
      row.permitted.has('Citizen.taxArrears'),
      row.permitted.has('Business.taxArrears'),
    ]).toEqual([false, true])
  })

  it('forbids nothing while its agreement is suspended, and nothing to another agency', () => {
    const suspended = agreement({
      id: 'DSA-0',
      status: 'suspended',
      prohibitions: [{ id: 'f1', attributes: ['Citizen.*'] }],
    })
    expect(permits(sourceOf(agreement(), suspended))).toBe(true)
    const bank = agreement({
      id: 'DSA-0',
      consumer: 'bank',
      grants: [grant({ procedures: ['1.000001'] })],
      prohibitions: [{ id: 'f1', attributes: ['Citizen.*'] }],
    })
    expect(permits(sourceOf(agreement(), bank))).toBe(true)
  })

  it.each<[string, Partial<Prohibition>, Ask['facts'], boolean]>([
    ['when a fact holds', { when: ['minor'] }, facts('minor'), false],
    ['not when it does not', { when: ['minor'] }, { minor: false }, true],
    ['when nobody looked it up', { when: ['minor'] }, undefined, false],
    [
      'only when all of them hold',
      { when: ['minor', 'open-case'] },
      { minor: true, 'open-case': false },
      true,
    ],
    ['unless a fact holds', { unless: ['court-order'] }, facts('court-order'), true],
    [
      'when the lifting fact does not hold',
      { unless: ['court-order'] },
      { 'court-order': false },
      false,
    ],
    ['when nobody looked the lifting fact up', { unless: ['court-order'] }, undefined, false],
    [
      'unless any one of them holds',
      { unless: ['court-order', 'open-case'] },
      facts('open-case'),
      true,
    ],
    ['for a purpose', { purposes: ['deduction'] }, undefined, false],
    ['not for another purpose', { purposes: ['lending'] }, undefined, true],
    ['not for another relation', { relations: ['owner'] }, undefined, true],
  ])('forbids %s', (_what, given, known, permitted) => {
    expect(permits(forbidding(given), known ? { facts: known } : {})).toBe(permitted)
  })
})

describe('a guardrail', () => {
  it('beats every grant, and is told before a prohibition', () => {
    const source = {
      ...guarded({ attributes: ['Citizen.*'] }),
      agreements: [agreement({ prohibitions: [{ id: 'f1', attributes: ['Citizen.birthName'] }] })],
    }
    expect(deciding(source)).toEqual(['GUARD-1/g1', 'DSA-1/f1'])
  })

  it.each<[string, Partial<Prohibition>, boolean]>([
    ['a class of attributes', { sensitivities: ['basic'] }, false],
    ['another class', { sensitivities: ['sensitive'] }, true],
    [
      'attributes of a class',
      { attributes: ['Citizen.birthName'], sensitivities: ['basic'] },
      false,
    ],
    [
      'attributes of another class',
      { attributes: ['Citizen.dateOfBirth'], sensitivities: ['basic'] },
      true,
    ],
    ['some agencies', { attributes: ['Citizen.*'], agencies: ['tax'] }, false],
    ['other agencies', { attributes: ['Citizen.*'], agencies: ['bank'] }, true],
    ['everybody but one', { attributes: ['Citizen.*'], except: [{ agencies: ['tax'] }] }, true],
    [
      'everybody but another',
      { attributes: ['Citizen.*'], except: [{ agencies: ['bank'] }] },
      false,
    ],
    [
      'everybody but one for another purpose',
      { attributes: ['Citizen.*'], except: [{ agencies: ['tax'], purposes: ['lending'] }] },
      false,
    ],
    [
      'everybody but one of two exceptions',
      {
        attributes: ['Citizen.*'],
        except: [{ agencies: ['bank'] }, { agencies: ['tax'], relations: ['self'] }],
      },
      true,
    ],
  ])('is about %s', (_what, given, permitted) => {
    expect(permits(guarded(given))).toBe(permitted)
  })

  it('forbids on the days of its validity, whether an article of it is in force or not', () => {
    const from = { validity: { from: '2026-03-02' } }
    expect(permits(guarded({ attributes: ['Citizen.*'] }, from))).toBe(true)
    expect(permits(guarded({ attributes: ['Citizen.*'] }, from), { on: '2026-03-02' })).toBe(false)
    const old = { legalBasis: ['old'] }
    expect(permits(guarded({ attributes: ['Citizen.*'] }, old), { on: '2026-07-02' })).toBe(false)
  })
})
