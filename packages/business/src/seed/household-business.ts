import type { HouseholdBusiness } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import { classification } from './history.ts'

/** The household business of its owner. */
export function householdBusinessRow(
  shop: HouseholdBusiness,
): Selectable<Database['household_business']> {
  return {
    citizen_id: shop.owner,
    name: shop.name,
    registration_number: shop.registrationNumber,
    registered_on: shop.registeredOn,
    status: shop.status === 'CLOSED' ? 'TERMINATED' : shop.status,
    location_address: shop.address.text,
    location_admin_unit_code: shop.address.code,
    location_admin_unit_version: shop.address.version,
    capital: shop.capital,
    activity_code: shop.industries[0]?.code ?? null,
    activity_classification: shop.industries[0] ? classification : null,
    starts_on: shop.registeredOn,
    employees: shop.employees,
  }
}

/** The members of the family who registered with the owner. */
export function familyMemberRows({
  owner,
  familyMembers,
}: HouseholdBusiness): Selectable<Database['household_business_member']>[] {
  return familyMembers.map(({ citizenId, relation }) => ({
    citizen_id: owner,
    member_id: citizenId,
    relation: relations[relation] ?? 'OTHER',
  }))
}

/** The country says it in words, as on the form. */
const relations: Readonly<Record<string, string | undefined>> = {
  'Vợ, chồng': 'SPOUSE',
  Con: 'CHILD',
  'Cha, mẹ': 'PARENT',
  'Anh, chị, em': 'SIBLING',
}
