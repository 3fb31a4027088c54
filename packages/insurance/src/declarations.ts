import type { Declaration } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { claimUnemploymentBenefit } from './declarations/claim-unemployment-benefit.ts'
import { endEntitlements } from './declarations/end-entitlements.ts'
import { enrolHealthInsurance } from './declarations/enrol-health-insurance.ts'
import { issueChildHealthCard } from './declarations/issue-child-health-card.ts'
import { startPension } from './declarations/start-pension.ts'
import { startSocialPension } from './declarations/start-social-pension.ts'

/** What can be declared to the insurance registry. */
export const declarations: readonly Declaration<Database>[] = [
  issueChildHealthCard,
  enrolHealthInsurance,
  endEntitlements,
  claimUnemploymentBenefit,
  startPension,
  startSocialPension,
]
