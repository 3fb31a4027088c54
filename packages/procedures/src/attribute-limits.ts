import { type Bilingual, type NotationName, notations } from '@motlan/kernel'

/** What a registry demands of the value of an attribute beyond its type. */
export interface AttributeLimit {
  readonly rule: 'pattern' | 'range'
  readonly fits: (value: unknown) => boolean
  readonly reason: Bilingual
}

const positive = between(
  1,
  Number.MAX_SAFE_INTEGER,
  'Phải lớn hơn 0',
  'This has to be more than nothing',
)

/** The rules of the registries' own declarations, by attribute: what a form takes, the registry takes. */
export const attributeLimits: ReadonlyMap<string, AttributeLimit> = new Map([
  ['Citizen.benefitAccount.number', written('accountNumber')],
  ['Citizen.bankAccounts.accountNumber', written('accountNumber')],
  ['Citizen.healthInsuranceCards.primaryCareFacilityCode', written('facilityCode')],
  ['Business.activities.code', written('activityCode')],
  ['Business.mainActivityCode', written('activityCode')],
  ['Citizen.householdBusiness.activityCode', written('activityCode')],
  ['Business.taxInformation.fiscalYearStart', written('monthDay')],
  ['Business.charterCapital', positive],
  ['Business.members.contribution', positive],
  [
    'Parcel.landUsers.share',
    between(0.01, 100, 'Từ 0,01 đến 100 phần trăm', 'From 0.01 to 100 per cent'),
  ],
])

function written(as: NotationName): AttributeLimit {
  const { pattern, says: reason } = notations[as]
  return { rule: 'pattern', fits: (value) => pattern.test(String(value)), reason }
}

function between(least: number, most: number, vi: string, en: string): AttributeLimit {
  const fits = (value: unknown) => Number(value) >= least && Number(value) <= most
  return { rule: 'range', fits, reason: { vi, en } }
}
