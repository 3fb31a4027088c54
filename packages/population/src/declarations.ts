import type { Declaration } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { changePermanentResidence } from './declarations/change-permanent-residence.ts'
import { registerBirth } from './declarations/register-birth.ts'
import { registerDeath } from './declarations/register-death.ts'
import { registerMarriage } from './declarations/register-marriage.ts'

/** What can be declared to the population registry. Civil events come first: they move out together one day. */
export const declarations: readonly Declaration<Database>[] = [
  registerBirth,
  registerDeath,
  registerMarriage,
  changePermanentResidence,
]
