import type { Attribute, Subject, Vocabulary } from '@motlan/kernel'
import type {
  Agreement,
  AgreementGrant,
  Catalog,
  ConsentScope,
  Fact,
  Guardrail,
  PolicySource,
} from '../src/index.ts'

const title = (text: string) => ({ vi: text, en: text })

/** Two registries and six attributes: enough for groups, wildcards and a registry that reaches too far. */
export const vocabulary: Vocabulary = new Map(
  [
    attribute('Citizen.dateOfBirth', 'population'),
    attribute('Citizen.birthName.familyName', 'population'),
    attribute('Citizen.birthName.givenName', 'population'),
    attribute('Citizen.birthNames', 'population'),
    attribute('Citizen.taxArrears', 'finance', 'sensitive'),
    attribute('Business.taxArrears', 'finance'),
  ].map((each) => [each.name, each]),
)

export const fact: Fact = {
  id: 'open-case',
  title: title('open case'),
  meaning: title('there is an open case'),
  tier: 'request',
  resolver: 'openCase',
  maxAge: '0s',
}

export const scope: ConsentScope = {
  id: 'income',
  title: title('income'),
  meaning: title('the name and the income'),
  agencies: ['tax'],
  purposes: ['deduction'],
  attributes: ['Citizen.birthName'],
  maxPeriod: '30d',
}

export const catalog: Catalog = {
  facts: [
    fact,
    { ...fact, id: 'court-order' },
    {
      ...fact,
      id: 'minor',
      tier: 'subject',
      registry: 'population',
      evidence: [{ attribute: 'Citizen.dateOfBirth', is: ['2020-01-01'] }],
    },
  ],
  consentScopes: [scope],
  agencies: [
    { id: 'tax', title: title('tax') },
    { id: 'bank', title: title('bank') },
  ],
  purposes: [
    { id: 'deduction', title: title('deduction') },
    { id: 'lending', title: title('lending') },
  ],
  procedures: [
    { code: '1.002207', purpose: 'deduction', title: title('dependant'), agencies: ['tax'] },
    { code: '1.000001', purpose: 'lending', title: title('loan'), agencies: ['bank', 'tax'] },
  ],
  relations: ['self', 'spouse', 'owner'].map((id) => ({ id, title: title(id) })),
  legalBases: [
    {
      id: 'old',
      law: '1',
      article: '2',
      title: title('old'),
      from: '2025-01-01',
      until: '2026-07-01',
    },
    { id: 'new', law: '2', article: '3', title: title('new'), from: '2026-07-01' },
  ],
}

/** An agreement by which tax may know the name of a person and their spouse for a deduction. */
export function agreement(given: Partial<Agreement> = {}): Agreement {
  return {
    id: 'DSA-1',
    file: 'agreements/tax-population.dsa.yaml',
    title: title('tax reads population'),
    provider: 'population',
    consumer: 'tax',
    legalBasis: ['old', 'new'],
    owner: title('policy unit'),
    status: 'in-force',
    validity: { from: '2026-01-01', until: '2027-01-01' },
    reviewBy: '2026-12-01',
    grants: [grant()],
    ...given,
  }
}

export function grant(given: Partial<AgreementGrant> = {}): AgreementGrant {
  return {
    id: 'r1',
    attributes: ['Citizen.birthName'],
    procedures: ['1.002207'],
    relations: ['self', 'spouse'],
    ...given,
  }
}

/** A guardrail that forbids everything, for a test to narrow. */
export function guardrail(given: Partial<Guardrail> = {}): Guardrail {
  return {
    id: 'GUARD-1',
    file: 'guardrails/guard.dsa.yaml',
    title: title('nobody'),
    legalBasis: ['old', 'new'],
    owner: title('policy unit'),
    status: 'in-force',
    validity: { from: '2026-01-01' },
    reviewBy: '2026-12-01',
    prohibitions: [{ id: 'g1', attributes: ['Citizen.*'] }],
    ...given,
  }
}

export function sourceOf(...agreements: readonly Agreement[]): PolicySource {
  return { agreements, catalog, vocabulary }
}

function attribute(
  name: string,
  source: string,
  sensitivity: Attribute['sensitivity'] = 'basic',
): Attribute {
  return {
    name,
    source,
    subject: name.split('.')[0] as Subject, // The names above begin with a subject.
    type: 'String',
    sensitivity,
    meaning: title(name),
  }
}
