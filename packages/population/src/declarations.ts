import { correctionsOf, type Declaration } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { changePermanentResidence } from './declarations/change-permanent-residence.ts'
import { citizenRules } from './declarations/correction-rules.ts'
import { registerBirth } from './declarations/register-birth.ts'
import { registerDeath } from './declarations/register-death.ts'
import { registerMarriage } from './declarations/register-marriage.ts'
import { population } from './definition.ts'

/** What happens, and has to be told. */
const happenings: readonly Declaration<Database>[] = [
  registerBirth,
  registerDeath,
  registerMarriage,
  changePermanentResidence,
]

/** What can be declared to the population registry. Civil events come first: they move out together one day. */
export const declarations: readonly Declaration<Database>[] = [
  ...happenings,
  ...correctionsOf<Database>()(population, happenings, { Citizen: citizenRules }),
]
