import type { Dependant, Job } from '@motlan/registry-kit/country'
import { type Random, randomOf } from '@motlan/registry-kit/country'
import { ageOn, type Day, dayOf, monthText, yearsAfter } from '../calendar.ts'
import type { Draft } from '../people/draft.ts'
import type { Identity } from '../people/identity.ts'
import type { CountryPlan } from '../plan.ts'

/** Who supports whom in the tax registry, by number of the taxpayer. Nobody is claimed twice. */
export function dependantsOf(
  plan: CountryPlan,
  block: number,
  drafts: readonly Draft[],
  jobs: readonly (Job | null)[],
  identities: readonly Identity[],
): Map<number, Dependant[]> {
  const random = randomOf(plan.seed, 'dependants', block)
  const claimed = new Set<number>()
  const list = new Map<number, Dependant[]>()
  for (const draft of drafts) {
    const job = jobs[draft.number]
    if (!job?.employer || draft.died !== null || job.salary < 9_000_000 || !random.chance(7, 10))
      continue
    const dependants = supported(plan, draft, jobs).filter(
      ({ person }) => !claimed.has(person.number) && random.chance(8, 10),
    )
    if (dependants.length === 0) continue
    for (const { person } of dependants) claimed.add(person.number)
    list.set(
      draft.number,
      dependants.map(({ person, relation }) =>
        dependantOf(person, relation, job, identities, random, plan.day),
      ),
    )
  }
  return list
}

interface Supported {
  readonly person: Draft
  readonly relation: Dependant['relation']
}

/** Minor children, and parents past working age without work. */
function supported({ day }: CountryPlan, draft: Draft, jobs: readonly (Job | null)[]): Supported[] {
  const children = draft.children.filter(({ born, died }) => died === null && ageOn(day, born) < 18)
  const parents = [draft.mother, draft.father].filter(
    (parent) =>
      parent !== null &&
      parent.died === null &&
      ageOn(day, parent.born) >= 60 &&
      !jobs[parent.number],
  )
  return [
    ...children.map((person) => ({ person, relation: 'CHILD' }) as const),
    ...parents
      .filter((person) => person !== null)
      .map((person) => ({ person, relation: 'PARENT' }) as const),
  ]
}

function dependantOf(
  person: Draft,
  relation: Dependant['relation'],
  job: Job,
  identities: readonly Identity[],
  random: Random,
  today: Day,
): Dependant {
  const since = Math.max(
    dayOf(job.since),
    relation === 'CHILD' ? person.born : yearsAfter(person.born, 60),
    today - 3600,
  )
  return {
    citizenId: identities[person.number]?.citizenId ?? '',
    relation,
    from: monthText(Math.min(today, since + random.below(120))),
    until: null,
  }
}
