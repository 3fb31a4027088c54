import type { Disclosure, LookUp } from '../src/index.ts'

let made = 0

/** A look-up of one citizen with two attributes, and a number of its own. */
export function lookUp(given: Partial<LookUp> = {}): LookUp {
  made++
  return {
    requestId: `request-${made}`,
    at: new Date('2026-11-21T03:04:05.678Z'),
    agency: 'tax',
    officer: 'officer-7',
    procedure: '1.002207',
    purpose: 'family-deduction',
    case: 'HS-2026.001',
    policy: 'policy-hash',
    disclosures: [disclosure(), disclosure({ attribute: 'Citizen.sex' })],
    withheld: [],
    ...given,
  }
}

export function disclosure(given: Partial<Disclosure> = {}): Disclosure {
  return {
    subject: 'Citizen',
    subjectId: '901204000017',
    attribute: 'Citizen.dateOfBirth',
    relation: 'self',
    agreement: 'tax-population',
    legalBasis: 'law-108-2025',
    ...given,
  }
}
