import { randomOf } from '@motlan/registry-kit/country'
import type { CountryPlan } from '../plan.ts'
import { couplesOf } from './couples.ts'
import type { Draft, Hamlet, Wedding } from './draft.ts'
import { hamletsOf } from './hamlets.ts'
import { moveIn } from './households.ts'
import { parentsOf } from './parents.ts'
import { poolOf } from './pool.ts'
import { dateWeddings } from './weddings.ts'

/** The people of a block, who they are related to, and where they live. */
export interface Cast {
  readonly hamlets: readonly Hamlet[]
  readonly drafts: readonly Draft[]
  readonly weddings: readonly Wedding[]
}

/** Makes the people of a block: ages first, then couples, parents, and homes. */
export function populationOf(plan: CountryPlan, block: number): Cast {
  const random = randomOf(plan.seed, 'people', block)
  const hamlets = hamletsOf(plan, block, random)
  const drafts = poolOf(plan, hamlets, random)
  const weddings = couplesOf(drafts, random)
  parentsOf(drafts, plan.day, random)
  dateWeddings(weddings, plan.day, random)
  moveIn(drafts, hamlets, plan.day, random)
  return { hamlets, drafts, weddings }
}
