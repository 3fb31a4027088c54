import { correctionsOf, type Declaration } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { claimUnemploymentBenefit } from './declarations/claim-unemployment-benefit.ts'
import { businessRules, citizenRules } from './declarations/correction-rules.ts'
import { endEntitlements } from './declarations/end-entitlements.ts'
import { enrolHealthInsurance } from './declarations/enrol-health-insurance.ts'
import { issueChildHealthCard } from './declarations/issue-child-health-card.ts'
import { startPension } from './declarations/start-pension.ts'
import { startSocialPension } from './declarations/start-social-pension.ts'
import { insurance } from './definition.ts'

/** What happens, and has to be told. */
const happenings: readonly Declaration<Database>[] = [
  issueChildHealthCard,
  enrolHealthInsurance,
  endEntitlements,
  claimUnemploymentBenefit,
  startPension,
  startSocialPension,
]

/** What can be declared to the insurance registry. */
export const declarations: readonly Declaration<Database>[] = [
  ...happenings,
  ...correctionsOf<Database>()(insurance, happenings, {
    Citizen: citizenRules,
    Business: businessRules,
  }),
]
