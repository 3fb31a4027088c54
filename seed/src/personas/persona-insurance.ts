import type {
  Benefit,
  Contribution,
  HealthCard,
  InsuranceFacts,
} from '@motlan/registry-kit/country'
import { randomOf } from '@motlan/registry-kit/country'
import { ageOn, dateText, dayOf } from '../calendar.ts'
import { cardOf, type Insured } from '../insurance/health-card.ts'
import { digits } from '../numbers.ts'
import type { CountryPlan } from '../plan.ts'
import type { Commune } from '../units/administrative-units.ts'
import { accountOf } from '../work/tax.ts'
import type { PersonaCast } from './persona-cast.ts'
import type { PersonaPerson } from './persona-shapes.ts'

type Given = Exclude<PersonaPerson['insurance'], false | undefined>

/** The insurance of a persona: what the file says, and what follows from age, job and household where it says nothing. */
export function personaInsurance(
  plan: CountryPlan,
  person: PersonaPerson,
  number: number,
  cast: PersonaCast,
  firms: ReadonlyMap<string, string>,
): InsuranceFacts | null {
  if (person.insurance === false) return null
  const given = person.insurance
  const job = cast.jobs[number] ?? null
  const draft = cast.drafts[number]
  const commune = draft?.hamlet.commune as Commune
  const until = draft?.died ?? plan.day
  const dwelling = cast.dwellings.get(draft?.home?.number ?? -1)
  const random = randomOf(plan.seed, 'persona', person.id)
  const benefits = (given?.benefits ?? []).map(
    (one, index): Benefit => ({
      kind: one.kind,
      number: `${one.kind.slice(0, 2)}${person.id.slice(-3)}${digits(index + 1, 3)}/${one.from.slice(0, 4)}`,
      from: one.from,
      until: one.until ?? null,
      amount: one.amount,
    }),
  )
  const insured: Insured = {
    born: dayOf(person.born),
    until,
    job,
    pensioner: benefits.some(({ kind }) => kind === 'PENSION'),
    poverty: dwelling?.poverty ?? null,
    commune,
    number: given?.number ?? `980000${digits(500 + number, 4)}`,
  }
  const participating = job?.employer ? 'COMPULSORY' : given?.voluntary ? 'VOLUNTARY' : 'NONE'
  const alive = person.died === undefined
  const card = cardOf(insured, given?.group ?? groupFor(insured), random)
  return {
    number: insured.number,
    recordedName: person.name,
    recordedDateOfBirth: person.born,
    recordedSex: person.sex,
    duplicateNumber: null,
    participation: alive ? participating : 'NONE',
    contributions: [
      ...past(given, commune, firms),
      ...(alive && job?.employer ? [open(job.since, job, commune)] : []),
    ],
    unemploymentInsured: alive && participating === 'COMPULSORY',
    jobLoss: given?.jobLoss
      ? { contractEndedOn: given.jobLoss.contractEndedOn, decision: null }
      : null,
    card: alive ? card : { ...card, until: dateText(until) },
    benefits,
    bankAccount: given?.bankAccount ? accountOf(random) : null,
  }
}

/** Without a word in the file: by age, employer, pension, poverty; everybody else with the household. */
function groupFor({ born, until, job, pensioner, poverty }: Insured): HealthCard['group'] {
  const age = ageOn(until, born)
  if (age < 6) return 'TE'
  if (job?.employer) return job.kind === 'PUBLIC_SERVANT' ? 'HC' : 'DN'
  if (pensioner) return 'HT'
  if (poverty !== null) return poverty === 'POOR' ? 'HN' : 'CN'
  return age < 18 ? 'HS' : 'GD'
}

function past(
  given: Given | undefined,
  commune: Commune,
  firms: ReadonlyMap<string, string>,
): Contribution[] {
  return (given?.contributions ?? []).map(
    ({ from, until, employer, salaryBase, title, hazardous, unemployment }) => ({
      from,
      until,
      kind: 'COMPULSORY',
      employer: firms.get(employer ?? '') ?? null,
      salaryBase,
      title,
      place: commune.province.name,
      hazardous,
      unemployment,
    }),
  )
}

function open(
  since: string,
  job: { readonly employer: string | null; readonly salary: number; readonly title: string },
  commune: Commune,
): Contribution {
  return {
    from: since.slice(0, 7),
    until: null,
    kind: 'COMPULSORY',
    employer: job.employer,
    salaryBase: job.salary,
    title: job.title,
    place: commune.province.name,
    hazardous: false,
    unemployment: true,
  }
}
