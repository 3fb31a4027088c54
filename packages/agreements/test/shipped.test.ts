import { accessMatrix, agreementFaults, agreementStatuses, compilePolicy } from '@motlan/policy'
import { describe, expect, it } from 'vitest'
import { loadAgreements, loadSuites } from '../src/index.ts'
import { needs } from './needs.ts'
import { attributesBelow, vocabulary } from './vocabulary.ts'

const loaded = await loadAgreements()
const { agreements, guardrails, catalog } = loaded
const policy = compilePolicy({ ...loaded, vocabulary })
const on = '2026-11-21'
const cells = accessMatrix(policy, vocabulary, on)

describe('the shipped agreements', () => {
  it('name nothing that does not exist', () => {
    expect(agreementFaults({ ...loaded, vocabulary })).toEqual([])
  })

  it('serve every agency but statistics, and every procedure', () => {
    const served = new Set(cells.map(({ agency }) => agency))
    const idle = catalog.agencies.map(({ id }) => id).filter((id) => !served.has(id))
    expect(catalog.agencies.length).toBeGreaterThanOrEqual(12)
    expect(idle).toEqual(['statistics'])
    const used = new Set(cells.map(({ procedure }) => procedure))
    expect(catalog.procedures.filter(({ code }) => !used.has(code))).toEqual([])
  })

  it('stand on a legal basis on every day of their validity', () => {
    const turns = catalog.legalBases.flatMap(({ from, until }) => [from, until ?? from])
    for (const { id, validity, legalBasis } of [...agreements, ...guardrails]) {
      const bases = catalog.legalBases.filter((basis) => legalBasis.includes(basis.id))
      const days = [validity.from, ...turns].filter(
        (day) => day >= validity.from && day < (validity.until ?? '9999'),
      )
      const without = days.filter(
        (day) => !bases.some(({ from, until = '9999' }) => from <= day && day < until),
      )
      expect([id, without]).toEqual([id, []])
    }
  })

  it('are a body of law: enough of them, in every status, each with a day of review', () => {
    const inForce = agreements.filter(({ status }) => status === 'in-force')
    expect(inForce.length).toBeGreaterThanOrEqual(40)
    expect(guardrails.length).toBeGreaterThanOrEqual(15)
    expect(new Set(agreements.map(({ status }) => status)).size).toBe(agreementStatuses.length)
    for (const { id, status, validity, reviewBy } of [...agreements, ...guardrails]) {
      const dates = [validity.from, reviewBy, validity.until ?? '9999'].sort()
      expect([id, dates[0], dates[2]]).toEqual([id, validity.from, validity.until ?? '9999'])
      expect([id, status === 'in-force' && reviewBy <= on]).toEqual([id, false])
    }
  })

  it('are tested, each in a suite of its name', async () => {
    const suites = new Set((await loadSuites()).map(({ suite }) => suite))
    const untested = [...agreements, ...guardrails].filter(({ id }) => !suites.has(id))
    expect(untested.map(({ file }) => file)).toEqual([])
  })

  it('depend on every catalogued fact and consent, or nobody would look it up', () => {
    const read = new Set(policy.facts)
    const named = [
      ...(catalog.facts ?? []).map(({ id }) => id),
      ...(catalog.consentScopes ?? []).map(({ id }) => `consent.${id}`),
    ]
    expect(named.filter((fact) => !read.has(fact))).toEqual([])
  })

  it('grant only what a query can reach: every relation has a way from the subject of the case', () => {
    const lost = cells.filter(({ agency, procedure, purpose, relation }) => {
      if (relation === 'self') return false
      const before = relation.includes('.') ? relation.replace(/\.[^.]+$/, '') : 'self'
      const step = relation.split('.').at(-1)
      return !cells.some(
        (cell) =>
          cell.agency === agency &&
          cell.procedure === procedure &&
          cell.purpose === purpose &&
          cell.relation === before &&
          vocabulary.get(cell.attribute)?.relation === step,
      )
    })
    const where = lost.map(
      (cell) => `${cell.agency} ${cell.procedure ?? cell.purpose} ${cell.relation}`,
    )
    expect([...new Set(where)]).toEqual([])
  })

  it('know the relations of the definitions, and no others', () => {
    const used = new Set([...vocabulary.values()].flatMap(({ relation }) => relation ?? []))
    expect(catalog.relations.map(({ id }) => id).sort()).toEqual(['self', ...used].sort())
  })
})

describe('every field of a form that a registry answers', () => {
  it.each(needs)('$procedure, field $fields: $agency may know it of $relation', (need) => {
    const { agency, procedure, relation } = need
    const purpose = policy.procedures.get(procedure)?.purpose ?? ''
    const { permitted } = policy.decide({ agency, procedure, purpose, relation, on })
    for (const name of need.attributes) {
      const attributes = attributesBelow(name)
      expect([name, attributes.length > 0]).toEqual([name, true])
      expect([name, attributes.filter((each) => !permitted.has(each))]).toEqual([name, []])
    }
  })
})

describe('sensitive attributes', () => {
  it('reach only the agencies whose form asks for them', () => {
    const sensitive = cells.filter(
      ({ attribute }) => vocabulary.get(attribute)?.sensitivity === 'sensitive',
    )
    const groups = sensitive.map(
      ({ attribute, agency, procedure, purpose }) =>
        `${attribute.split('.').slice(0, 2).join('.')} ${agency} ${procedure ?? purpose}`,
    )
    expect([...new Set(groups)].sort()).toEqual([
      'Citizen.bankAccounts social-insurance 1.014177',
      'Citizen.benefitAccount social-affairs 1.014028',
      'Citizen.benefitAccount social-insurance 1.001521',
      'Citizen.benefitAccount social-insurance 1.014177',
      'Citizen.businessBans business-office 2.001199',
      'Citizen.businessBans business-office 2.001583',
      'Citizen.businessBans business-office 2.002043',
      'Citizen.ethnicity civil-status 1.000656',
      'Citizen.ethnicity civil-status 1.000894',
      'Citizen.ethnicity civil-status 1.014177',
      'Citizen.ethnicity civil-status 2.000986',
      'Citizen.ethnicity civil-status 2.001023',
      'Citizen.ethnicity health-facility birth-notification',
    ])
  })

  it('are no part of the canary', () => {
    const canary = cells.filter(({ agency }) => agency === 'motlan-health')
    const registries = new Set(canary.map(({ attribute }) => vocabulary.get(attribute)?.source))
    expect([...registries].sort()).toEqual([
      'business',
      'finance',
      'insurance',
      'land',
      'population',
    ])
    expect(canary.map(({ attribute }) => vocabulary.get(attribute)?.sensitivity)).not.toContain(
      'sensitive',
    )
    expect(canary.map(({ attribute }) => vocabulary.get(attribute)?.sensitivity)).not.toContain(
      'restricted',
    )
  })
})
