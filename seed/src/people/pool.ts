import type { Random } from '@motlan/registry-kit/country'
import { dayOf } from '../calendar.ts'
import type { CountryPlan } from '../plan.ts'
import type { Draft, Hamlet } from './draft.ts'
import { ageAt, deadOf, maritalStatusAt, shareOfMen } from './pyramid.ts'

/** The population database began on this day: who died before has no record. */
const databaseSince = dayOf('2021-07-01')
/** Deaths a year per thousand living (domain.md 7.1). */
const deathsPerThousand = 5.9

/** The people of a block before they know each other: age, sex and marital status as in the country. The living of a hamlet come first. */
export function poolOf(plan: CountryPlan, hamlets: readonly Hamlet[], random: Random): Draft[] {
  const drafts: Draft[] = []
  const people = hamlets.reduce((sum, hamlet) => sum + peopleOf(hamlet), 0)
  for (const [index, hamlet] of hamlets.entries()) {
    const count = peopleOf(hamlet)
    // Each hamlet has its own share of every age: the positions of the hamlets interleave.
    const ages = Array.from({ length: count }, (_, step) => {
      const position =
        ((step + (index + random.below(1024) / 1024) / hamlets.length) / count) * 1000
      return ageAt(position, random)
    })
    living(plan, hamlet, ages, random, drafts)
  }
  const years = Math.max(0, plan.day - databaseSince) / 365.2425
  const dead = Math.floor((people * deathsPerThousand * years) / 1000 + random.below(1000) / 1000)
  for (let count = 0; count < dead; count++)
    drafts.push(deceased(plan, hamlets, years, random, drafts.length))
  return drafts
}

function living(
  plan: CountryPlan,
  hamlet: Hamlet,
  ages: readonly number[],
  random: Random,
  drafts: Draft[],
): void {
  // Errors of rounding are carried on to the next older person, so that shares come out exactly.
  let men = random.next()
  const statusDebt = { MALE: random.below(1000), FEMALE: random.below(1000) }
  for (const age of ages) {
    men += shareOfMen(age)
    const male = men >= 4294967296
    if (male) men -= 4294967296
    const sex = male ? 'MALE' : 'FEMALE'
    // Steps of the golden section: among neighbours in age every status gets its share.
    statusDebt[sex] = (statusDebt[sex] + 618) % 1000
    const marital = maritalStatusAt(sex, age, statusDebt[sex])
    const born = plan.day - age
    drafts.push(blank(drafts.length, hamlet, { sex, born, died: null, marital }))
  }
}

function deceased(
  plan: CountryPlan,
  hamlets: readonly Hamlet[],
  years: number,
  random: Random,
  number: number,
): Draft {
  const { sex, age } = deadOf(random)
  const died = plan.day - random.below(Math.floor(years * 365.2425))
  const marital = maritalStatusAt(sex, age, random.below(1000))
  return blank(number, random.pick(hamlets), { sex, born: died - age, died, marital })
}

/** A person without relatives. */
export function blank(
  number: number,
  hamlet: Hamlet,
  facts: Pick<Draft, 'sex' | 'born' | 'died' | 'marital'>,
): Draft {
  return {
    number,
    hamlet,
    ...facts,
    spouse: null,
    wedding: null,
    formerWedding: null,
    mother: null,
    father: null,
    children: [],
    guardian: null,
    home: null,
  }
}

function peopleOf({ homes }: Hamlet): number {
  return homes.reduce((sum, { size }) => sum + size, 0)
}
