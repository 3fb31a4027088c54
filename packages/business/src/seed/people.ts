import type { Contributor, Firm } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'

// What a share of a public or private company is issued at.
const parValue = 10_000

/** The ordinary shares of a joint stock company. */
export function shareRows({ businessId, shares }: Firm): Selectable<Database['business_share']>[] {
  if (shares === null) return []
  return [{ business_id: businessId, share_class: 'COMMON', quantity: shares, par_value: parValue }]
}

/** Owners, members, founding shareholders, members of the co-operative. */
export function memberRows(firm: Firm): Selectable<Database['business_member']>[] {
  return firm.contributors.map((contributor, index) => ({
    business_id: firm.businessId,
    ordinal: index + 1,
    kind: memberKind(firm, contributor),
    citizen_id: contributor.citizenId,
    member_business_id: contributor.businessId,
    contribution: contributor.contribution,
    ratio: contributor.ratio / 100,
    contributed_on: contributor.on,
  }))
}

/** The legal representatives, with the name and title that are published. */
export function legalRepresentativeRows(
  { businessId, representatives, registeredOn }: Firm,
  names: ReadonlyMap<string, string>,
): Selectable<Database['legal_representative']>[] {
  return representatives.map(({ citizenId, title }, index) => ({
    business_id: businessId,
    ordinal: index + 1,
    citizen_id: citizenId,
    registered_name: names.get(citizenId) ?? null,
    title,
    starts_on: registeredOn,
  }))
}

/** Who speaks for the members that are organisations. */
export function authorisedRepresentativeRows({
  businessId,
  authorisedRepresentatives,
  contributors,
}: Firm): Selectable<Database['authorised_representative']>[] {
  return authorisedRepresentatives.map(({ citizenId, represents }, index) => {
    const represented = contributors.find((contributor) => contributor.businessId === represents)
    return {
      business_id: businessId,
      ordinal: index + 1,
      citizen_id: citizenId,
      represented_business_id: represents,
      ratio: represented ? represented.ratio / 100 : null,
      starts_on: represented?.on ?? null,
    }
  })
}

/** Who in the end controls the enterprise. */
export function beneficialOwnerRows({
  businessId,
  beneficialOwners,
  registeredOn,
}: Firm): Selectable<Database['beneficial_owner']>[] {
  return beneficialOwners.map(({ citizenId, ratio, control }, index) => ({
    business_id: businessId,
    ordinal: index + 1,
    citizen_id: citizenId,
    ratio: ratio / 100,
    control: controls[control],
    starts_on: registeredOn,
  }))
}

const controls = {
  CAPITAL: 'OWNERSHIP',
  VOTES: 'VOTING_RIGHTS',
  APPOINTMENT: 'OTHER_CONTROL',
} as const satisfies Record<Firm['beneficialOwners'][number]['control'], string>

function memberKind({ kind }: Firm, { role }: Contributor): string {
  return kind === 'CO_OPERATIVE' ? 'COOPERATIVE_MEMBER' : role
}
