import type { Plot, PlotChange, Random } from '@motlan/registry-kit/country'
import { ageOn, type Day, dateText, yearOf } from '../calendar.ts'
import { digits } from '../numbers.ts'
import type { Draft } from '../people/draft.ts'
import type { PlotDraft } from './plot-draft.ts'
import type { LandContext } from './plot-facts.ts'

/** How a parcel came to its users. */
export interface History {
  readonly origin: Plot['origin']
  /** Since when they use it. */
  readonly since: Day
  readonly changes: readonly PlotChange[]
}

interface Acquired {
  readonly plot: PlotDraft
  readonly area: number
  readonly price: number
  readonly since: Day
  readonly dossier: string
}

/** Half of the parcels were recognised or allotted, the others bought, given or inherited. */
export function historyOf(
  { plot, area, price, since, dossier }: Acquired,
  context: LandContext,
  random: Random,
): History {
  const { users } = plot
  const to =
    users.kind === 'ORGANISATION'
      ? [users.firm.businessId]
      : users.people.map(({ number }) => context.identities[number]?.citizenId ?? '')
  const number = (day: Day) => `${digits(random.between(1, 99_999), 5)}.${dossier}.${yearOf(day)}`
  const first = (day: Day, after: string): PlotChange => ({
    reason: 'FIRST_CERTIFICATE',
    on: dateText(day),
    dossier: number(day),
    before: null,
    after,
    from: [],
    to: [],
    tax: null,
  })
  if (users.kind === 'ORGANISATION') {
    const origin = random.chance(7, 10) ? 'LEASED' : 'ALLOCATED_WITH_FEE'
    return { origin, since, changes: [{ ...first(since, 'Cấp giấy chứng nhận lần đầu'), to }] }
  }
  const recognised = random.chance(52, 100)
  if (recognised) {
    const origin = random.chance(8, 10) ? 'RECOGNISED' : 'ALLOCATED_WITHOUT_FEE'
    return { origin, since, changes: [{ ...first(since, 'Cấp giấy chứng nhận lần đầu'), to }] }
  }
  const before = since - random.between(400, 6000)
  const parents = users.people
    .flatMap(({ mother, father }) => [father, mother])
    .filter((parent) => parent !== null)
  const parent = parents.find(
    (one) => ageOn(before, one.born) >= 18 && (one.died === null || one.died >= since),
  )
  const family = parent !== undefined && random.chance(6, 10)
  const dead = parents.find(
    (one) => one.died !== null && one.died < context.plan.day - 60 && ageOn(before, one.born) >= 18,
  )
  const reason = family ? 'GIFT' : dead ? 'INHERITANCE' : 'TRANSFER'
  const on = reason === 'INHERITANCE' && dead?.died ? dead.died + 30 : since
  const giver = family
    ? parent
    : reason === 'INHERITANCE'
      ? dead
      : sellerOf(users.people, since, before, context.adults, random)
  const from = giver ? [context.identities[giver.number]?.citizenId ?? ''] : []
  const words = { GIFT: 'Tặng cho', INHERITANCE: 'Thừa kế', TRANSFER: 'Chuyển nhượng' }[reason]
  const change: PlotChange = {
    reason,
    on: dateText(on),
    dossier: number(on),
    before: 'Người sử dụng đất cũ',
    after: `${words} quyền sử dụng ${area} m²`,
    from,
    to,
    tax: taxOf(reason, area * price, on, random),
  }
  return {
    origin: reason === 'INHERITANCE' ? 'INHERITED' : 'TRANSFERRED',
    since: on,
    changes: [
      { ...first(Math.min(before, on - 1), 'Cấp giấy chứng nhận lần đầu'), to: from },
      change,
    ],
  }
}

/** Somebody of the block who was of age when the parcel was first registered, and lived when it was sold. */
function sellerOf(
  buyers: readonly Draft[],
  on: Day,
  before: Day,
  adults: readonly Draft[],
  random: Random,
): Draft | undefined {
  const seller = random.pick(adults)
  return !buyers.includes(seller) &&
    ageOn(before, seller.born) >= 18 &&
    (seller.died === null || seller.died > on)
    ? seller
    : undefined
}

/** Income tax of 2 % and registration fee of 0.5 %, whole đồng; nothing between parents and children. */
function taxOf(
  reason: 'GIFT' | 'INHERITANCE' | 'TRANSFER',
  price: number,
  on: Day,
  random: Random,
): PlotChange['tax'] {
  const free = reason !== 'TRANSFER'
  return {
    price,
    incomeTax: free ? 0 : Math.floor(price / 50),
    registrationFee: free ? 0 : Math.floor(price / 200),
    exemption: free ? 'Chuyển quyền giữa cha mẹ và con' : null,
    paidOn: free ? null : dateText(on - random.between(1, 12)),
  }
}
