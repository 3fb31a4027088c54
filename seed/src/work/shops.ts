import { Refusal } from '@motlan/kernel'
import { type HouseholdBusiness, randomOf, type TaxFacts } from '@motlan/registry-kit/country'
import { ageOn, dateText } from '../calendar.ts'
import { digits } from '../numbers.ts'
import type { Dwelling } from '../people/dwellings.ts'
import type { ShopDraft } from './firm-draft.ts'
import type { FirmContext } from './firm-facts.ts'
import { tradeOf } from './industries.ts'

/** The facts of a household business; `number` is its place among those of the country, `tax` its owner's tax record: the two are one taxpayer. */
export function shopFacts(
  { owner, home, registeredOn }: ShopDraft,
  { number, tax }: { readonly number: number; readonly tax: TaxFacts },
  dwellings: ReadonlyMap<number, Dwelling>,
  { plan, identities }: FirmContext,
): HouseholdBusiness {
  const identity = identities[owner.number]
  const citizenId = identity?.citizenId ?? ''
  const random = randomOf(plan.seed, 'shop', citizenId)
  const [industry, sign] = tradeOf(random)
  const name =
    `${sign} ${identity?.name.given ?? ''} ${random.pick(['', 'Phát', 'Mai', 'Hưng', 'Bình', 'Lộc'])}`.trim()
  const dwelling = dwellings.get(home.number)
  const address = dwelling?.address
  if (!address)
    throw new Refusal('INTERNAL', 'household business', { reason: 'its owner has no home' })
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
    tax,
  }
}
