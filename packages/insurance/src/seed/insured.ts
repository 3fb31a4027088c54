import type { Address, InsuranceFacts, Person } from '@motlan/registry-kit/country'
import { type Contribution, inSentence, monthNumber } from '@motlan/registry-kit/country'

/** Somebody whom social insurance knows. */
export type Insured = Person & { readonly insurance: InsuranceFacts }

/** The last day anything can have happened to somebody. */
export function lastDay({ death }: Person, today: string): string {
  return death?.diedOn ?? today
}

/** The social insurance office of a province. */
export function officeOf({ province }: Address): string {
  return `Bảo hiểm xã hội ${inSentence(province)}`
}

/** The employment service centre of a province. */
export function serviceCentreOf({ province }: Address): string {
  return `Trung tâm Dịch vụ việc làm ${inSentence(province)}`
}

/** How many months a contribution covers up to a day, the first and the last one included. */
export function monthsOf({ from, until }: Contribution, day: string): number {
  return Math.max(0, monthNumber(until ?? day) - monthNumber(from) + 1)
}
