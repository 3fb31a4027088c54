import type { Random } from '@motlan/registry-kit/country'
import { type Day, yearsAfter } from '../calendar.ts'
import type { Draft, Wedding } from './draft.ts'

/** The ages from which the law lets women and men marry. */
const marriageable = { MALE: 20, FEMALE: 18 } as const

/** Dates every wedding: before the first child where the law allowed, otherwise in the usual years of life. */
export function dateWeddings(weddings: readonly Wedding[], today: Day, random: Random): void {
  for (const wedding of weddings) {
    const earliest = Math.max(allowedOn(wedding.husband), allowedOn(wedding.wife))
    const latest = Math.min(wedding.husband.died ?? today, wedding.wife.died ?? today, today) - 1
    const first = firstChild(wedding)
    // Without children: some time in the first ten years that it was allowed, the early ones less likely.
    const years = Math.min(latest - earliest, 3650)
    const wished =
      first === undefined
        ? earliest + Math.max(random.below(Math.max(1, years)), random.below(Math.max(1, years)))
        : first - random.between(240, 1000)
    wedding.on = Math.min(Math.max(wished, earliest), latest)
    if (wedding.ended?.reason === 'DIVORCE') {
      const since = Math.max(wedding.on, lastChild(wedding) ?? wedding.on)
      wedding.ended = { reason: 'DIVORCE', on: since + random.below(Math.max(1, today - since)) }
    }
  }
}

function allowedOn({ born, sex }: Draft): Day {
  return yearsAfter(born, marriageable[sex])
}

function firstChild({ wife, husband }: Wedding): Day | undefined {
  const days = wife.children.filter(({ father }) => father === husband).map(({ born }) => born)
  return days.length === 0 ? undefined : Math.min(...days)
}

function lastChild({ wife, husband }: Wedding): Day | undefined {
  const days = wife.children.filter(({ father }) => father === husband).map(({ born }) => born)
  return days.length === 0 ? undefined : Math.max(...days)
}
