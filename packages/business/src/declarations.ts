import { correctionsOf, type Declaration } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { changeBusinessRegistration } from './declarations/change-business-registration.ts'
import { businessRules, householdRules } from './declarations/correction-rules.ts'
import { endBusinessRoles } from './declarations/end-business-roles.ts'
import { registerBusiness } from './declarations/register-business.ts'
import { registerHouseholdBusiness } from './declarations/register-household-business.ts'
import { business } from './definition.ts'

/** What happens, and has to be told. */
const happenings: readonly Declaration<Database>[] = [
  registerBusiness,
  registerHouseholdBusiness,
  changeBusinessRegistration,
  endBusinessRoles,
]

/** What can be declared to the business registry. */
export const declarations: readonly Declaration<Database>[] = [
  ...happenings,
  ...correctionsOf<Database>()(business, happenings, {
    Business: businessRules,
    Citizen: householdRules,
  }),
]
