import type { Firm } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import { statuses } from './enterprise.ts'

/** The edition of the classification that the country's industries are taken from. */
export const classification = 'VSIC 2018'

/** What the enterprise does, the main activity marked. */
export function activityRows({
  businessId,
  industries,
}: Firm): Selectable<Database['business_activity']>[] {
  return industries.map(({ code, name }, index) => ({
    business_id: businessId,
    activity_code: code,
    classification,
    name,
    is_main: index === 0,
  }))
}

/** The registered changes. */
export function changeRows({
  businessId,
  changes,
}: Firm): Selectable<Database['business_change']>[] {
  return changes.map(({ number, on, content }) => ({
    business_id: businessId,
    change_number: number,
    registered_on: on,
    content,
  }))
}

/** The statuses the enterprise has been in. */
export function statusRows({
  businessId,
  statusHistory,
}: Firm): Selectable<Database['business_status_period']>[] {
  return statusHistory.map(({ status, from }, index) => ({
    business_id: businessId,
    starts_on: from,
    status: statuses[status],
    // The first status follows from the registration itself.
    decision_number: index === 0 ? null : `TB-${businessId.slice(-4)}/${from.slice(0, 4)}`,
  }))
}
