import { describe, expect, it } from 'vitest'
import {
  type Agreement,
  agreementFaults,
  type PolicySource,
  type Prohibition,
} from '../src/index.ts'
import { agreement, catalog, fact, grant, guardrail, scope, sourceOf } from './example.ts'

const guarded = (given: Partial<Prohibition>) => ({
  ...sourceOf(agreement()),
  guardrails: [guardrail({ prohibitions: [{ id: 'g1', ...given }] })],
})

describe('faults of the new parts', () => {
  const faultsOf = (source: PolicySource) =>
    agreementFaults(source).map(({ place, reason, fix }) => `${place}: ${reason} | ${fix}`)
  const inAgreement = (given: Partial<Agreement>) => faultsOf(sourceOf(agreement(given)))

  it.each<[string, readonly string[], RegExp]>([
    [
      'fact',
      inAgreement({ grants: [grant({ require: ['open-csae'] })] }),
      /grants\.r1\.require: "open-csae" is not a known fact \| did you mean "open-case"\?/,
    ],
    [
      'consent',
      inAgreement({ grants: [grant({ require: ['consent.icnome'] })] }),
      /did you mean "consent.income"\?/,
    ],
    [
      'class',
      faultsOf(guarded({ sensitivities: ['basik'] })),
      /"basik" is not a known sensitivity class/,
    ],
    [
      'agency',
      faultsOf(guarded({ attributes: ['Citizen.*'], agencies: ['taxx'] })),
      /prohibitions\.g1\.agencies.*did you mean "tax"/,
    ],
    [
      'exception',
      faultsOf(guarded({ attributes: ['Citizen.*'], except: [{ purposes: ['lendig'] }] })),
      /except\[0\]\.purposes.*did you mean "lending"/,
    ],
    [
      'attribute',
      faultsOf(guarded({ attributes: ['Citizen.dateOfBrith'] })),
      /did you mean "Citizen.dateOfBirth"/,
    ],
    [
      'exception of everybody',
      faultsOf(guarded({ attributes: ['Citizen.*'], except: [{}] })),
      /excepts everybody/,
    ],
    ['prohibition of nothing', faultsOf(guarded({})), /neither attributes nor sensitivity classes/],
    [
      'prohibition of no attribute',
      faultsOf(guarded({ attributes: ['Citizen.dateOfBirth'], sensitivities: ['sensitive'] })),
      /no attribute it names is sensitive/,
    ],
    [
      'prohibition of a class that its provider does not hold',
      inAgreement({ prohibitions: [{ id: 'f1', sensitivities: ['sensitive'] }] }),
      /f1\.sensitivities: no attribute of population is sensitive/,
    ],
    [
      'two rows of one id',
      inAgreement({ prohibitions: [{ id: 'r1', attributes: ['Citizen.*'] }] }),
      /two rows have the id "r1"/,
    ],
    [
      'agency in an agreement',
      inAgreement({ prohibitions: [{ id: 'f1', attributes: ['Citizen.*'], agencies: ['tax'] }] }),
      /about its consumer, tax/,
    ],
    [
      'consent too narrow',
      inAgreement({
        grants: [grant({ require: ['consent.income'], attributes: ['Citizen.dateOfBirth'] })],
      }),
      /does not cover Citizen.dateOfBirth/,
    ],
    [
      'consent for another purpose',
      inAgreement({
        consumer: 'bank',
        grants: [grant({ procedures: ['1.000001'], require: ['consent.income'] })],
      }),
      /does not cover the agency bank/,
    ],
  ])('name a wrong %s', (_what, found, expected) => {
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(expected)]))
  })

  it.each<[string, Partial<typeof catalog>, RegExp]>([
    [
      'a fact that a registry knows nobody says by what',
      { facts: [{ ...fact, registry: 'population' }] },
      /by attributes of its own/,
    ],
    [
      'a fact that no registry knows although an attribute tells',
      { facts: [{ ...fact, evidence: [{ attribute: 'Citizen.dateOfBirth', is: ['x'] }] }] },
      /by attributes of its own/,
    ],
    [
      'a fact told by an unknown attribute',
      {
        facts: [
          {
            ...fact,
            registry: 'population',
            evidence: [{ attribute: 'Citizen.born', is: [true] }],
          },
        ],
      },
      /not a known attribute/,
    ],
    [
      'a fact told by an attribute of another registry',
      {
        facts: [
          {
            ...fact,
            registry: 'finance',
            evidence: [{ attribute: 'Citizen.dateOfBirth', is: ['x'] }],
          },
        ],
      },
      /known to the registry population/,
    ],
    [
      'a fact of an unknown registry',
      { facts: [{ ...fact, registry: 'finace' }] },
      /did you mean "finance"/,
    ],
    [
      'a fact that excludes an unknown one',
      { facts: [{ ...fact, excludes: ['minro'] }] },
      /not a known other fact/,
    ],
    [
      'a consent scope of an unknown agency',
      { consentScopes: [{ ...scope, agencies: ['taxx'] }] },
      /did you mean "tax"/,
    ],
    ['a fact given twice', { facts: [fact, fact] }, /"open-case" is given twice/],
  ])('name %s', (_what, given, expected) => {
    expect(faultsOf({ ...sourceOf(), catalog: { ...catalog, ...given } })).toEqual(
      expect.arrayContaining([expect.stringMatching(expected)]),
    )
  })
})
