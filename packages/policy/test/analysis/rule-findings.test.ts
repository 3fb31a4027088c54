import { describe, expect, it } from 'vitest'
import { difference, ruleFindings } from '../../src/analysis.ts'
import { compilePolicy, type PolicySource, type Prohibition } from '../../src/index.ts'
import { syntheticSource } from '../../src/testing.ts'
import { agreement, grant, guardrail, sourceOf } from '../example.ts'
import { tiny } from './every-question.ts'

const on = '2026-03-01'
const findings = (source: PolicySource) =>
  ruleFindings(compilePolicy(source), on).map(({ kind, rule, by }) => [kind, rule, ...by].join(' '))
const forbidding = (given: Partial<Prohibition>) =>
  findings({
    ...sourceOf(agreement()),
    guardrails: [guardrail({ prohibitions: [{ id: 'g1', ...given }] })],
  })

describe('findings', () => {
  it('are none where every rule matters', () => {
    expect(findings(sourceOf(agreement()))).toEqual([])
  })

  it('name a grant that another one makes redundant', () => {
    const narrow = grant({
      id: 'r2',
      attributes: ['Citizen.birthName.familyName'],
      relations: ['self'],
    })
    expect(findings(sourceOf(agreement({ grants: [grant(), narrow] })))).toEqual([
      'redundant DSA-1/r2 DSA-1/r1',
    ])
  })

  it('name two grants that make each other redundant', () => {
    expect(findings(sourceOf(agreement({ grants: [grant(), grant({ id: 'r2' })] })))).toEqual([
      'redundant DSA-1/r1 DSA-1/r2',
      'redundant DSA-1/r2 DSA-1/r1',
    ])
  })

  it('name a grant of which nothing is left', () => {
    expect(forbidding({ attributes: ['Citizen.birthName'] })).toContain(
      'shadowed DSA-1/r1 GUARD-1/g1',
    )
  })

  it('name a prohibition of what nobody grants', () => {
    expect(forbidding({ attributes: ['Citizen.dateOfBirth'] })).toEqual(['idle GUARD-1/g1'])
    expect(forbidding({ attributes: ['Citizen.birthName'], agencies: ['bank'] })).toEqual([
      'idle GUARD-1/g1',
    ])
  })

  it('name where a grant and a prohibition meet, with a question', () => {
    const guard = guardrail({
      prohibitions: [{ id: 'g1', attributes: ['Citizen.birthName'], relations: ['spouse'] }],
    })
    const found = ruleFindings(compilePolicy({ ...sourceOf(agreement()), guardrails: [guard] }), on)
    expect(found).toMatchObject([{ kind: 'overlap', rule: 'DSA-1/r1', by: ['GUARD-1/g1'] }])
    expect(found[0]?.witness?.ask.relation).toBe('spouse')
  })

  it('name a rule whose conditions contradict each other', () => {
    const contradiction = agreement({
      grants: [grant({ procedures: ['1.002207'] })],
      prohibitions: [
        { id: 'f1', attributes: ['Citizen.birthName'], when: ['minor'], unless: ['minor'] },
      ],
    })
    expect(findings(sourceOf(contradiction))).toEqual(['dead DSA-1/f1'])
  })

  it.each([1, 2, 3])(
    'call redundant what can be left out one at a time, and nothing else, world %i',
    (seed) => {
      const source = syntheticSource({ rules: 40, seed, size: tiny })
      const policy = compilePolicy(source)
      const needless = new Set(
        ruleFindings(policy, '2026-11-21').flatMap(({ kind, rule }) =>
          kind === 'overlap' ? [] : [rule],
        ),
      )
      for (const each of source.agreements) {
        if (each.status !== 'in-force') continue
        for (const row of each.grants) {
          const without = compilePolicy({
            ...source,
            agreements: source.agreements.map((one) =>
              one === each ? { ...one, grants: one.grants.filter((other) => other !== row) } : one,
            ),
          })
          const { verdict } = difference(policy, without, { on: '2026-11-21' })
          expect([row.id, verdict === 'equal']).toEqual([
            row.id,
            needless.has(`${each.id}/${row.id}`),
          ])
        }
      }
    },
  )
})
