import { describe, expect, it } from 'vitest'
import { explain } from '../../src/analysis.ts'
import { type Ask, compilePolicy, readArtefact, writeArtefact } from '../../src/index.ts'
import { syntheticSource } from '../../src/testing.ts'
import { agreement, grant, guardrail, sourceOf } from '../example.ts'

const ask: Ask = {
  agency: 'tax',
  procedure: '1.002207',
  purpose: 'deduction',
  relation: 'self',
  on: '2026-03-01',
}
const name = 'Citizen.birthName.familyName'
const requiring = compilePolicy(
  sourceOf(agreement({ grants: [grant({ require: ['open-case'] })] })),
)

describe('an explanation', () => {
  it('of a permission names the rule and the article', () => {
    expect(explain(requiring, { ...ask, facts: { 'open-case': true } }, name)).toMatchObject({
      verdict: 'permitted',
      level: 'grant',
      deciding: ['DSA-1/r1'],
      grounds: { agreement: 'DSA-1', legalBasis: 'old' },
      nearest: [],
    })
  })

  it('of what a fact decides names the fact', () => {
    expect(explain(requiring, ask, name)).toMatchObject({
      verdict: 'depends',
      level: 'default',
      needs: ['open-case'],
      nearest: [
        {
          rule: 'DSA-1/r1',
          missing: [{ kind: 'fact', fact: 'open-case', outcome: true, known: false }],
        },
      ],
    })
  })

  it.each<[string, Partial<Ask>, string, object]>([
    [
      'another relation',
      { relation: 'owner' },
      name,
      { kind: 'relation', accepted: ['self', 'spouse'] },
    ],
    [
      'another aim',
      { procedure: '1.000001', purpose: 'lending' },
      name,
      { kind: 'aim', accepted: [{ procedure: '1.002207', purpose: 'deduction' }] },
    ],
    ['another agency', { agency: 'bank' }, name, { kind: 'agency', accepted: ['tax'] }],
    ['a day too early', { on: '2025-12-31' }, name, { kind: 'validity', from: '2026-01-01' }],
    [
      'a fact that does not hold',
      { facts: { 'open-case': false } },
      name,
      { kind: 'fact', known: true },
    ],
  ])('of a refusal names the smallest change: %s', (_what, given, attribute, missing) => {
    const { verdict, nearest } = explain(
      requiring,
      { ...ask, facts: { 'open-case': true }, ...given },
      attribute,
    )
    expect(verdict).toBe('refused')
    expect(nearest).toMatchObject([{ rule: 'DSA-1/r1', missing: [missing] }])
  })

  it('names what is not in force, and the article that is missing', () => {
    const suspended = compilePolicy(
      sourceOf(agreement({ status: 'suspended', legalBasis: ['old'] })),
    )
    expect(explain(suspended, { ...ask, on: '2026-08-01' }, name).nearest[0]?.missing).toEqual([
      { kind: 'status', status: 'suspended' },
      { kind: 'legal-basis', bases: ['old'] },
    ])
  })

  it('names what forbids it, and a rule about the rest of its group', () => {
    const guard = guardrail({ prohibitions: [{ id: 'g1', attributes: [name] }] })
    const forbidden = compilePolicy({ ...sourceOf(agreement()), guardrails: [guard] })
    expect(explain(forbidden, ask, name)).toMatchObject({
      level: 'guardrail',
      deciding: ['GUARD-1/g1'],
      nearest: [{ missing: [{ kind: 'forbidden', by: ['GUARD-1/g1'] }] }],
    })
    const half = compilePolicy(sourceOf(agreement({ grants: [grant({ attributes: [name] })] })))
    expect(explain(half, ask, 'Citizen.birthName.givenName').nearest).toMatchObject([
      { missing: [{ kind: 'attribute', covered: [name] }] },
    ])
  })

  it('of a name nobody holds has nothing to say', () => {
    expect(explain(requiring, ask, 'Citizen.nonsense')).toMatchObject({
      verdict: 'refused',
      nearest: [],
    })
  })
})

describe('the text of a version', () => {
  const policy = compilePolicy(syntheticSource({ rules: 40, seed: 1, inCedar: 0.5 }))
  const text = writeArtefact(policy)

  it('compiles to the same version', () => {
    expect(readArtefact(text, policy.hash).hash).toBe(policy.hash)
    expect(writeArtefact(readArtefact(text, policy.hash))).toBe(text)
  })

  it.each([
    ['changed', text.replace('"self"', '"owner"')],
    ['changed in what was read of its Cedar', text.replace('"kind":"unless"', '"kind":"when"')],
    ['cut off', text.slice(0, -10)],
    ['of another format', text.replace('motlan-policy/1', 'motlan-policy/9')],
    ['no text at all', ''],
    ['something else', '[]'],
  ])('is refused where it is %s', (_what, given) => {
    expect(() => readArtefact(given, policy.hash)).toThrow(
      expect.objectContaining({ code: 'AGREEMENT_INVALID' }),
    )
  })
})
