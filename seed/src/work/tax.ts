import type { Address, Dependant, Random, TaxFacts } from '@motlan/registry-kit/country'
import { type Day, dateText } from '../calendar.ts'
import { type ErrorLog, errorRates } from '../errors/error-log.ts'
import { recordedAddress, recordedName } from '../errors/recorded-text.ts'
import { banks } from '../institutions.ts'
import { digits } from '../numbers.ts'
import type { Commune } from '../units/administrative-units.ts'
import { shortName } from '../units/provinces.ts'

/** Who is registered with the tax administration. */
export interface Taxpayer {
  readonly subject: string
  readonly name: string
  readonly address: Address
  readonly commune: Commune
  readonly since: Day
  readonly status: TaxFacts['status']
  readonly dependants: readonly Dependant[]
  readonly formerTaxCode: string | null
  /** Share of taxpayers of this kind that owe something, per thousand, and the most they owe. */
  readonly arrears: readonly [perThousand: number, most: number]
  readonly hasAccount: number
}

/** What the tax administration wrote down about a taxpayer. */
export function taxFactsOf(taxpayer: Taxpayer, log: ErrorLog, random: Random): TaxFacts {
  const {
    subject,
    name,
    address,
    commune,
    since,
    status,
    dependants,
    formerTaxCode,
    arrears,
    hasAccount,
  } = taxpayer
  const copy = { registry: 'finance', subject } as const
  return {
    status,
    since: dateText(since),
    office: taxOffice(commune),
    recordedName: recordedName(log, { ...copy, fact: 'tax.recordedName' }, name),
    recordedAddress: recordedAddress(
      log,
      { ...copy, fact: 'tax.recordedAddress' },
      address,
      commune,
    ),
    formerTaxCode,
    duplicateTaxCode: null,
    dependants,
    arrears: random.chance(arrears[0], 1000)
      ? random.between(1, Math.floor(arrears[1] / 10_000)) * 10_000
      : 0,
    bankAccount: random.chance(hasAccount, 100) ? accountOf(random) : null,
  }
}

/** The office that manages the taxpayers of a commune. */
export function taxOffice({ place, province }: Commune): string {
  return `Thuế cơ sở ${(Number(place.code) % 8) + 1} ${province.name.startsWith('Tỉnh') ? 'tỉnh' : 'thành phố'} ${shortName(province.name)}`
}

/** A made-up account at a made-up bank; no bank uses numbers that begin with 990. */
export function accountOf(random: Random): { readonly bank: string; readonly number: string } {
  return { bank: random.pick(banks).name, number: `990${digits(random.below(1_000_000_000), 9)}` }
}

/** A second record of one person under a code of its own. */
export function duplicated(
  facts: TaxFacts,
  subject: string,
  code: () => string,
  log: ErrorLog,
): TaxFacts {
  if (!log.strikes('DUPLICATE_PERSON', 'finance', subject, errorRates.DUPLICATE_PERSON))
    return facts
  const duplicateTaxCode = code()
  log.label({
    error: 'DUPLICATE_PERSON',
    registry: 'finance',
    subject,
    fact: 'tax.duplicateTaxCode',
    held: duplicateTaxCode,
    truth: null,
  })
  return { ...facts, duplicateTaxCode }
}
