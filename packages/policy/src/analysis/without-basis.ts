import type { LegalText } from '../agreement.ts'
import type { LegalBasis } from '../catalog.ts'
import { overlap } from '../in-force.ts'
import type { PolicySource } from '../policy-source.ts'

/**
 * The same texts after a legal basis has been repealed: from that day on nothing stands on it. A text that would only
 * have begun afterwards, and stands on nothing else, is gone.
 */
export function withoutBasis(source: PolicySource, basis: string, from: string): PolicySource {
  const { agreements, guardrails = [], catalog } = source
  const legalBases = catalog.legalBases.map((each) =>
    each.id === basis ? ended(each, from) : each,
  )
  const stands = ({ legalBasis, validity }: LegalText) =>
    legalBases.some((each) => legalBasis.includes(each.id) && overlap(each, validity))
  return {
    ...source,
    agreements: agreements.filter(stands),
    guardrails: guardrails.filter(stands),
    catalog: { ...catalog, legalBases },
  }
}

/** A basis is in force on one day at least: one that is repealed before it begins is moved out of everybody's way. */
function ended(basis: LegalBasis, from: string): LegalBasis {
  if (basis.until !== undefined && basis.until <= from) return basis
  return from > basis.from
    ? { ...basis, until: from }
    : { ...basis, from: '0001-01-01', until: '0001-01-02' }
}
