import type { CountryBlock, Rows } from '@motlan/registry-kit/country'
import type { Database } from './database.ts'
import { banRows, roleRows } from './seed/citizen.ts'
import { branchRow, businessRow, dependentUnitRows } from './seed/enterprise.ts'
import { activityRows, changeRows, statusRows } from './seed/history.ts'
import { familyMemberRows, householdBusinessRow } from './seed/household-business.ts'
import {
  authorisedRepresentativeRows,
  beneficialOwnerRows,
  legalRepresentativeRows,
  memberRows,
  shareRows,
} from './seed/people.ts'

/** How a made-up country looks in the tables of the business registry. */
export function seed(block: CountryBlock): Rows<Database> {
  const { householdBusinesses } = block
  // Public units have a tax code and employ people, but nobody registers them as a business.
  const firms = block.firms.filter(({ kind }) => kind !== 'PUBLIC_UNIT')
  const names = new Map(block.persons.map(({ citizenId, name }) => [citizenId, name.full]))
  const roles = roleRows(firms)
  return {
    business: firms.flatMap((firm) => [
      businessRow(firm),
      ...firm.branches.flatMap((branch) => branchRow(firm, branch)),
    ]),
    business_activity: firms.flatMap(activityRows),
    business_change: firms.flatMap(changeRows),
    business_status_period: firms.flatMap(statusRows),
    business_share: firms.flatMap(shareRows),
    business_member: firms.flatMap(memberRows),
    legal_representative: firms.flatMap((firm) => legalRepresentativeRows(firm, names)),
    authorised_representative: firms.flatMap(authorisedRepresentativeRows),
    beneficial_owner: firms.flatMap(beneficialOwnerRows),
    dependent_unit: firms.flatMap(dependentUnitRows),
    household_business: householdBusinesses.map(householdBusinessRow),
    household_business_member: householdBusinesses.flatMap(familyMemberRows),
    citizen_business_role: roles,
    citizen_business_ban: banRows(block, roles),
  }
}
