import type { Declaration } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { changeBusinessRegistration } from './declarations/change-business-registration.ts'
import { endBusinessRoles } from './declarations/end-business-roles.ts'
import { registerBusiness } from './declarations/register-business.ts'
import { registerHouseholdBusiness } from './declarations/register-household-business.ts'

/** What can be declared to the business registry. */
export const declarations: readonly Declaration<Database>[] = [
  registerBusiness,
  registerHouseholdBusiness,
  changeBusinessRegistration,
  endBusinessRoles,
]
