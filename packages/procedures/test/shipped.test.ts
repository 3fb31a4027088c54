import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { allForms, checkProcedures, stepsOf } from '../src/index.ts'
import { dictionary, loaded, on, policy, schemaText } from './known.ts'

const forms = allForms(loaded.procedures)
const fieldCounts: Readonly<Record<string, readonly [count: number, perMember?: number]>> = {
  birth: [33],
  death: [27],
  residence: [20],
  marriage: [18],
  company: [45],
  'household-business': [20],
  'land-transfer': [40],
  dependant: [14],
  unemployment: [22],
  'family-health-insurance': [16, 6],
  pension: [18],
  'social-pension': [9],
}

describe('the shipped procedures', () => {
  it('have nothing wrong', () => {
    expect(checkProcedures(loaded, { dictionary, policy, on })).toEqual([])
  })

  it('are the twelve, with every field of their forms', () => {
    const counts = loaded.procedures.map(({ id, fields }) => {
      const numbers = [...new Set(fields.map(({ number }) => number))]
      const members = numbers.filter((number) => /^[a-z]$/.test(number)).length
      return [id, members > 0 ? [numbers.length - members, members] : [numbers.length]]
    })
    expect(Object.fromEntries(counts)).toEqual(fieldCounts)
  })

  it('are every procedure of the catalogue', () => {
    const codes = new Set(forms.map(({ code }) => code))
    expect([...codes].sort()).toEqual([...policy.procedures.keys()].sort())
  })

  it('have titles in both languages, composed', () => {
    const titles = forms.flatMap(({ title, fields }) => [
      title,
      ...fields.map((each) => each.title),
    ])
    const decomposed = titles.filter(({ vi }) => vi !== vi.normalize('NFC'))
    expect(decomposed).toEqual([])
    expect(titles.filter(({ vi, en }) => vi === en)).toEqual([])
  })
})

describe('the look-ups of a procedure', () => {
  const schema = buildSchema(schemaText)
  const steps = forms.flatMap((form) => stepsOf(form, dictionary).map((step) => ({ form, step })))

  it.each(steps)('$form.code $form.variant.id $step.id fits the public schema', ({ step }) => {
    expect(validate(schema, parse(step.query))).toEqual([])
  })

  it('ask what the agreements permit, and the gaps are these', () => {
    const refused = steps.flatMap(({ form: { code }, step: { agency, asks } }) => {
      const purpose = policy.procedures.get(code)?.purpose ?? ''
      return asks.flatMap(({ attribute, relation }) => {
        const { permitted } = policy.decide({ agency, procedure: code, purpose, relation, on })
        return permitted.has(attribute) ? [] : [`${code} ${agency} ${relation} ${attribute}`]
      })
    })
    expect([...new Set(refused)]).toEqual([
      '1.001978 employment-service self Citizen.benefitAccount.bank',
      '1.001978 employment-service self Citizen.benefitAccount.number',
    ])
  })

  it('follow references inside one operation: a birth is one look-up of each agency', () => {
    const birth = steps.filter(({ form }) => form.code === '2.000986').map(({ step }) => step.id)
    expect(birth).toEqual(['civil-status-1', 'civil-status-2', 'police-1', 'social-insurance-1'])
  })
})
