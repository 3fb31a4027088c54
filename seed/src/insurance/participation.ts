import { type Job, randomOf } from '@motlan/registry-kit/country'
import { ageOn } from '../calendar.ts'
import type { Draft } from '../people/draft.ts'
import { shuffled } from '../people/hamlets.ts'
import { type CountryPlan, quotaOf } from '../plan.ts'
import { retirement, type Working } from './career.ts'

/** Counts per 102,000 people (domain.md 7.1). */
const outOf = 102_000
const voluntary = 3000
const pensioners = 3350
const jobLosses = 760
/** Of a thousand employees those insured against unemployment: 16,300 of 17,700. */
const unemploymentInsured = 921

/** How somebody takes part in social insurance; most people do not. */
export interface Participation {
  readonly kind: Working['kind'] | 'NONE'
  readonly unemployment: boolean
  /** Lost a job within the last year. */
  readonly lostJob: boolean
}

const none: Participation = { kind: 'NONE', unemployment: false, lostJob: false }

/** The participation of the people of a block, by number. */
export function participationOf(
  plan: CountryPlan,
  block: number,
  drafts: readonly Draft[],
  jobs: readonly (Job | null)[],
): Participation[] {
  const random = randomOf(plan.seed, 'participation', block)
  const list: Participation[] = drafts.map(() => none)
  let debt = random.below(1000)
  for (const { number } of drafts) {
    if (!jobs[number]?.employer) continue
    debt += unemploymentInsured
    list[number] = { kind: 'EMPLOYEE', unemployment: debt >= 1000, lostJob: false }
    if (debt >= 1000) debt -= 1000
  }
  const others = shuffled(
    drafts.filter(({ number }) => list[number] === none),
    random,
  )
  const age = ({ born, died }: Draft) => ageOn(died ?? plan.day, born)
  assign(
    pensioners,
    (draft) =>
      draft.died === null && age(draft) > retirement[draft.sex] && !jobs[draft.number]?.employer,
    { ...none, kind: 'PENSIONER' },
  )
  assign(
    voluntary,
    (draft) =>
      draft.died === null && age(draft) >= 22 && age(draft) < 60 && jobs[draft.number] !== null,
    { ...none, kind: 'VOLUNTARY' },
  )
  assign(
    jobLosses,
    (draft) =>
      draft.died === null && age(draft) >= 22 && age(draft) < 58 && jobs[draft.number] === null,
    { kind: 'FORMER', unemployment: false, lostJob: true },
  )
  for (const draft of others) {
    if (list[draft.number] !== none || age(draft) < 24) continue
    const retired = draft.died !== null && age(draft) > 62
    if (retired ? random.chance(25, 100) : age(draft) < 62 && random.chance(18, 100))
      list[draft.number] = { ...none, kind: retired ? 'PENSIONER' : 'FORMER' }
  }
  return list

  function assign(
    count: number,
    suits: (draft: Draft) => boolean,
    participation: Participation,
  ): void {
    const { from, to } = quotaOf(plan, block, count, outOf)
    let left = to - from
    for (const draft of others) {
      if (left === 0) return
      if (list[draft.number] !== none || !suits(draft)) continue
      list[draft.number] = participation
      left--
    }
  }
}
