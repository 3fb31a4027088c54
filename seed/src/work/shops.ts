import { type HouseholdBusiness, randomOf } from '@motlan/registry-kit/country'
import { ageOn, dateText } from '../calendar.ts'
import { digits } from '../numbers.ts'
import type { Dwelling } from '../people/dwellings.ts'
import type { ShopDraft } from './firm-draft.ts'
import type { FirmContext } from './firm-facts.ts'
import { tradeOf } from './industries.ts'
import { taxFactsOf } from './tax.ts'

/** The facts of a household business; `number` is its place among those of the country. */
export function shopFacts(
  { owner, home, registeredOn }: ShopDraft,
  number: number,
  dwellings: ReadonlyMap<number, Dwelling>,
  { plan, identities, log }: FirmContext,
): HouseholdBusiness {
  const identity = identities[owner.number]
  const citizenId = identity?.citizenId ?? ''
  const random = randomOf(plan.seed, 'shop', citizenId)
  const [industry, sign] = tradeOf(random)
  const name =
    `${sign} ${identity?.name.given ?? ''} ${random.pick(['', 'Phát', 'Mai', 'Hưng', 'Bình', 'Lộc'])}`.trim()
  const dwelling = dwellings.get(home.number)
  const address = dwelling?.address
  if (!address) throw new TypeError('a shop without a home')
  const helpers = home.members
    .filter(
      (member) => member !== owner && ageOn(plan.day, member.born) >= 18 && random.chance(1, 3),
    )
    .slice(0, 3)
  const spouse = owner.spouse
  return {
    owner: citizenId,
    registrationNumber: `${home.commune.province.code}H8${digits(number + 1, 7)}`,
    name: `Hộ kinh doanh ${name}`,
    address,
    registeredOn: dateText(registeredOn),
    status: 'ACTIVE',
    industries: [industry],
    capital: random.between(2, 60) * 10_000_000,
    familyMembers: helpers.map((member) => ({
      citizenId: identities[member.number]?.citizenId ?? '',
      relation:
        member === spouse
          ? 'Vợ, chồng'
          : owner.children.includes(member)
            ? 'Con'
            : 'Người trong hộ',
    })),
    employees: random.chance(7, 10) ? 0 : random.between(1, 6),
    turnover: random.between(8, 240) * 10_000_000,
    tax: taxFactsOf(
      {
        subject: citizenId,
        fact: 'householdBusiness.tax',
        name: `Hộ kinh doanh ${name}`,
        address,
        commune: home.commune,
        since: registeredOn,
        status: random.chance(97, 100) ? '00' : '04',
        dependants: [],
        formerTaxCode: null,
        arrears: [60, 40_000_000],
        hasAccount: 55,
      },
      log,
      random,
    ),
  }
}
