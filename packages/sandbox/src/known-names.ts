import { didYouMean, Refusal } from '@motlan/kernel'
import type { Policy } from '@motlan/policy'
import type { CastCitizen } from './cast.ts'

/** Refuses an agency that the catalogue of agencies does not have. */
export function demandAgency({ agencies }: Pick<Policy, 'agencies'>, agency: string): void {
  if (agencies.has(agency)) return
  const meant = didYouMean(agency, agencies.keys())
  throw new Refusal('AGENCY_UNKNOWN', agency || 'agency', {
    fix: meant ? `did you mean ${meant}?` : `the agencies are ${[...agencies.keys()].join(', ')}`,
  })
}

/** Refuses a procedure that the catalogue of procedures does not have. */
export function demandProcedure({ procedures }: Pick<Policy, 'procedures'>, code: string): void {
  if (procedures.has(code)) return
  const meant = didYouMean(code, procedures.keys())
  throw new Refusal('PROCEDURE_UNKNOWN', code || 'procedure', {
    fix: meant
      ? `did you mean ${meant}?`
      : `the procedures are ${[...procedures.keys()].join(', ')}`,
  })
}

/** Finds a citizen of the cast, and refuses a name that the cast does not have. */
export function demandCitizen(citizens: readonly CastCitizen[], key: string): CastCitizen {
  const found = citizens.find((each) => each.key === key)
  if (found) return found
  const keys = citizens.map((each) => each.key)
  const meant = didYouMean(key, keys)
  throw new Refusal('IDENTIFIER_INVALID', 'citizen', {
    reason: 'the cast has no citizen of this name',
    fix: meant ? `did you mean ${meant}?` : `the citizens are ${keys.join(', ')}`,
  })
}
