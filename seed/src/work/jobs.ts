import { type Job, type Random, randomOf } from '@motlan/registry-kit/country'
import { ageOn, type Day, dateText, yearsAfter } from '../calendar.ts'
import type { Draft, Home } from '../people/draft.ts'
import { shuffled } from '../people/hamlets.ts'
import { type CountryPlan, quotaOf } from '../plan.ts'
import type { FirmDraft, ShopDraft } from './firm-draft.ts'
import { salaryOf, titleOf } from './salary.ts'

/** Counts per 102,000 people (domain.md 7.1). */
const outOf = 102_000
const insuredEmployees = 17_700
const publicServants = 3_500
const shops = 5_200

/** Employed per thousand by five-year age band, 15-19 to 75-79: half of all people. */
const employed = [160, 590, 805, 845, 855, 860, 850, 825, 750, 555, 370, 200, 70]

/** Who works where, by number of the draft; and who runs a household business. */
export interface Work {
  readonly jobs: readonly (Job | null)[]
  readonly shops: readonly ShopDraft[]
}

/** Gives half of the people work: founders in their firms, then public servants, employees, shop owners, farmers and the self-employed. */
export function workOf(
  plan: CountryPlan,
  block: number,
  drafts: readonly Draft[],
  firms: readonly FirmDraft[],
): Work {
  const random = randomOf(plan.seed, 'jobs', block)
  const jobs: (Job | null)[] = drafts.map(() => null)
  const shopList: ShopDraft[] = []
  const quota = (count: number) => {
    const { from, to } = quotaOf(plan, block, count, outOf)
    return to - from
  }
  let insured = quota(insuredEmployees)
  const hire = (draft: Draft, firm: FirmDraft, title?: string) => {
    jobs[draft.number] = jobAt(plan.day, draft, firm, random, title)
    insured--
  }
  for (const firm of firms) {
    const [first] = firm.founders
    if (firm.status === 'ACTIVE' && first)
      hire(first, firm, firm.kind === 'PUBLIC_UNIT' ? 'Thủ trưởng đơn vị' : 'Giám đốc')
  }
  const waiting = shuffled(
    workersOf(plan.day, drafts, random).filter(({ number }) => !jobs[number]),
    random,
  )
  const next = (suits: (age: number) => boolean): Draft | undefined => {
    const index = waiting.findIndex(({ born }) => suits(ageOn(plan.day, born)))
    return index < 0 ? undefined : waiting.splice(index, 1)[0]
  }
  fill(
    firms.filter(({ kind }) => kind === 'PUBLIC_UNIT'),
    Math.min(insured, quota(publicServants)),
    (age) => age >= 23 && age < 60,
  )
  fill(
    firms.filter(({ kind, size }) => kind !== 'PUBLIC_UNIT' && size > 0),
    insured,
    (age) => age >= 18 && age < 60,
  )
  const owners = quota(shops)
  for (let count = 0; count < owners; count++) {
    const owner = next((age) => age >= 22)
    if (!owner?.home) break
    const registeredOn = startOf(plan.day, owner, 22, 20, random)
    shopList.push({ owner, home: owner.home, registeredOn })
    jobs[owner.number] = {
      kind: 'HOUSEHOLD_BUSINESS',
      employer: null,
      title: 'Chủ hộ kinh doanh',
      since: dateText(registeredOn),
      salary: salaryOf('SHOP', 0, random),
    }
  }
  for (const draft of waiting) jobs[draft.number] = informalJob(plan.day, draft, random)
  return { jobs, shops: shopList }

  function fill(
    places: readonly FirmDraft[],
    count: number,
    suits: (age: number) => boolean,
  ): void {
    const seats = shuffled(
      places.flatMap((firm) => Array.from({ length: firm.size }, () => firm)),
      random,
    )
    // Who finds no seat works where there are many: small firms stay small.
    const large = seats.filter(({ size }) => size > 10)
    const spare = large.length > 0 ? large : seats
    for (let index = 0; index < count; index++) {
      const firm = seats[index] ?? spare[index % spare.length]
      const draft = firm && next(suits)
      if (!firm || !draft) return
      hire(draft, firm)
    }
  }
}

/** The employed, as many of every age as in the country. */
function workersOf(today: Day, drafts: readonly Draft[], random: Random): Draft[] {
  let debt = random.below(1000)
  return drafts.filter(({ born, died }) => {
    const share = employed[Math.floor(ageOn(today, born) / 5) - 3]
    if (died !== null || share === undefined) return false
    debt += share
    if (debt < 1000) return false
    debt -= 1000
    return true
  })
}

function jobAt(today: Day, draft: Draft, firm: FirmDraft, random: Random, title?: string): Job {
  const since = Math.max(firm.registeredOn, startOf(today, draft, 18, 12, random))
  const years = ageOn(today, draft.born) - 20
  const leads = title !== undefined
  return {
    kind: firm.kind === 'PUBLIC_UNIT' ? 'PUBLIC_SERVANT' : 'EMPLOYEE',
    employer: firm.businessId,
    title: title ?? titleOf(firm, random),
    since: dateText(since),
    salary: salaryOf(
      leads
        ? 'HEAD'
        : firm.kind === 'PUBLIC_UNIT'
          ? 'PUBLIC'
          : firm.owner === 'PEOPLE'
            ? 'FIRM'
            : 'LARGE',
      years,
      random,
    ),
  }
}

function informalJob(today: Day, draft: Draft, random: Random): Job {
  const home = draft.home as Home
  const farms = random.chance(home.commune.kind === 'WARD' ? 12 : 58, 100)
  return {
    kind: farms ? 'FARMER' : 'SELF_EMPLOYED',
    employer: null,
    title: farms
      ? 'Nông dân'
      : random.pick([
          'Buôn bán nhỏ',
          'Thợ xây',
          'Tài xế công nghệ',
          'Lao động tự do',
          'Phụ việc cửa hàng',
          'Thợ may',
        ]),
    since: dateText(startOf(today, draft, 16, 25, random)),
    salary: salaryOf(farms ? 'FARM' : 'SELF', 0, random),
  }
}

/** A day in the last `years`, not before an age. */
function startOf(today: Day, { born }: Draft, age: number, years: number, random: Random): Day {
  const earliest = Math.max(Math.min(yearsAfter(born, age), today - 30), today - years * 365)
  return earliest + random.below(Math.max(1, today - earliest - 15))
}
