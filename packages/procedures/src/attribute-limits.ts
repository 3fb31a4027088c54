import type { Bilingual } from '@motlan/kernel'

/** What a registry demands of the value of an attribute beyond its type. */
export interface AttributeLimit {
  readonly rule: 'pattern' | 'range'
  readonly fits: (value: unknown) => boolean
  readonly reason: Bilingual
}

const account = written(
  /^[0-9]{6,19}$/,
  'Số tài khoản có 6 đến 19 chữ số',
  'An account has 6 to 19 digits',
)
const activity = written(
  /^[0-9]{5}$/,
  'Mã ngành VSIC có 5 chữ số',
  'The code of an activity has 5 digits',
)
const positive = between(
  1,
  Number.MAX_SAFE_INTEGER,
  'Phải lớn hơn 0',
  'This has to be more than nothing',
)

/** The rules of the registries' own declarations, by attribute: what a form takes, the registry takes. */
export const attributeLimits: ReadonlyMap<string, AttributeLimit> = new Map([
  ['Citizen.benefitAccount.number', account],
  ['Citizen.bankAccounts.accountNumber', account],
  [
    'Citizen.healthInsuranceCards.primaryCareFacilityCode',
    written(
      /^[0-9A-Z]{5}$/,
      'Mã cơ sở khám bệnh có 5 chữ số hoặc chữ in hoa',
      'The code of a facility has 5 digits or capital letters',
    ),
  ],
  ['Business.activities.code', activity],
  ['Business.mainActivityCode', activity],
  ['Citizen.householdBusiness.activityCode', activity],
  [
    'Business.taxInformation.fiscalYearStart',
    written(
      /^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/,
      'Viết tháng-ngày: 01-01',
      'It is written month-day: 01-01',
    ),
  ],
  ['Business.charterCapital', positive],
  ['Business.members.contribution', positive],
  [
    'Parcel.landUsers.share',
    between(0.01, 100, 'Từ 0,01 đến 100 phần trăm', 'From 0.01 to 100 per cent'),
  ],
])

function written(pattern: RegExp, vi: string, en: string): AttributeLimit {
  return { rule: 'pattern', fits: (value) => pattern.test(String(value)), reason: { vi, en } }
}

function between(least: number, most: number, vi: string, en: string): AttributeLimit {
  const fits = (value: unknown) => Number(value) >= least && Number(value) <= most
  return { rule: 'range', fits, reason: { vi, en } }
}
