import type { Benefit, InsuranceFacts, Job, Random } from '@motlan/registry-kit/country'
import { ageOn, type Day, dateText, monthText, yearsAfter } from '../calendar.ts'
import { type ErrorLog, errorRates } from '../errors/error-log.ts'
import { recordedName } from '../errors/recorded-text.ts'
import type { Numbers } from '../numbers.ts'
import type { Draft } from '../people/draft.ts'
import type { Dwelling } from '../people/dwellings.ts'
import type { Identity } from '../people/identity.ts'
import type { CountryPlan } from '../plan.ts'
import type { Commune } from '../units/administrative-units.ts'
import { accountOf } from '../work/tax.ts'
import { benefit, jobLossOf, pensionOf, socialPensionOf } from './benefits.ts'
import { careerOf, retirement } from './career.ts'
import { cardOf, groupOf } from './health-card.ts'
import { mismatched } from './mismatch.ts'
import type { Participation } from './participation.ts'

/** Whose insurance. */
export interface InsuranceCase {
  readonly plan: CountryPlan
  readonly draft: Draft
  readonly identity: Identity
  readonly job: Job | null
  readonly participation: Participation
  readonly dwelling: Dwelling | undefined
  readonly commune: Commune
  readonly random: Random
}

/** What social security holds of a person; nothing of those who are neither insured nor ever paid. */
export function insuranceFactsOf(
  given: InsuranceCase,
  numbers: Numbers,
  log: ErrorLog,
): InsuranceFacts | null {
  const { plan, draft, identity, job, participation, dwelling, commune, random } = given
  const until = draft.died ?? plan.day
  const retiredOn = participation.kind === 'PENSIONER' ? retirementOf(draft, until, random) : null
  const insured = {
    born: draft.born,
    until,
    job,
    pensioner: retiredOn !== null,
    poverty: dwelling?.poverty ?? null,
    commune,
  }
  const group = groupOf({ ...insured, number: '' }, random)
  if (group === null && participation.kind === 'NONE') return null
  const number = numbers.insuranceNumber()
  const subject = identity.citizenId
  const contributions =
    participation.kind === 'NONE'
      ? []
      : careerOf(
          {
            born: draft.born,
            until,
            kind: participation.kind,
            job,
            place: commune.province.name,
            unemployment: participation.unemployment,
            lostJob: participation.lostJob,
            retiredOn,
          },
          random,
        )
  const person = { name: identity.name.full, dateOfBirth: dateText(draft.born), sex: draft.sex }
  const recorded = mismatched(log, subject, person)
  const struck = log.strikes('DUPLICATE_PERSON', 'insurance', subject, errorRates.DUPLICATE_PERSON)
  const duplicateNumber = struck ? numbers.insuranceNumber() : null
  if (duplicateNumber)
    log.label({
      error: 'DUPLICATE_PERSON',
      registry: 'insurance',
      subject,
      fact: 'insurance.duplicateNumber',
      held: duplicateNumber,
      truth: null,
    })
  const card = group === null ? null : cardOf({ ...insured, number }, group, random)
  const benefits = benefitsOf(given, contributions, retiredOn, random)
  const facts: InsuranceFacts = {
    number,
    recordedName:
      recorded.name === person.name
        ? recordedName(
            log,
            { registry: 'insurance', subject, fact: 'insurance.recordedName' },
            person.name,
          )
        : recorded.name,
    recordedDateOfBirth: recorded.dateOfBirth,
    recordedSex: recorded.sex,
    duplicateNumber,
    participation:
      draft.died !== null
        ? 'NONE'
        : participation.kind === 'EMPLOYEE'
          ? 'COMPULSORY'
          : participation.kind === 'VOLUNTARY'
            ? 'VOLUNTARY'
            : 'NONE',
    contributions,
    unemploymentInsured: participation.unemployment,
    jobLoss: participation.lostJob ? jobLossOf(contributions, plan.day, random) : null,
    card,
    benefits,
    bankAccount: random.chance(retiredOn !== null ? 80 : 30, 100) ? accountOf(random) : null,
  }
  return draft.died === null ? facts : closed(facts, draft.died, subject, log)
}

/** Some time since the age of retirement, not before the database of contributions began. */
function retirementOf({ born, sex }: Draft, until: Day, random: Random): Day {
  const earliest = yearsAfter(born, retirement[sex])
  return Math.min(earliest + random.below(900), until - 60)
}

function benefitsOf(
  { plan, draft, participation }: InsuranceCase,
  contributions: InsuranceFacts['contributions'],
  retiredOn: Day | null,
  random: Random,
): Benefit[] {
  const list: Benefit[] = []
  const until = draft.died ?? plan.day
  const last = contributions.at(-1)
  if (retiredOn !== null) list.push(pensionOf(contributions, retiredOn, draft.died, random))
  else if (ageOn(until, draft.born) >= 75 && random.chance(92, 100)) {
    const since = Math.max(yearsAfter(draft.born, 75), plan.day - 507)
    list.push(socialPensionOf(Math.min(since, until), draft.died, random))
  }
  if (
    participation.kind === 'FORMER' &&
    !participation.lostJob &&
    last?.until &&
    random.chance(45, 100)
  ) {
    list.push(
      benefit(
        'ONE_OFF',
        until - random.between(1, 60),
        until,
        Math.floor(last.salaryBase / 1000) * 3000,
        random,
      ),
    )
  }
  const baby =
    draft.sex === 'FEMALE' && participation.kind === 'EMPLOYEE'
      ? draft.children.find(({ born }) => born > plan.day - 180)
      : undefined
  if (baby && last)
    list.push(benefit('MATERNITY', baby.born, baby.born + 182, last.salaryBase, random))
  else if (participation.kind === 'EMPLOYEE' && last && random.chance(3, 100)) {
    const from = plan.day - random.between(20, 300)
    list.push(
      benefit(
        'SICKNESS',
        from,
        from + random.between(2, 20),
        Math.floor((last.salaryBase * 3) / 4 / 1000) * 1000,
        random,
      ),
    )
  }
  return list
}

/** Ends card and pension of somebody who died; in stale records they go on. */
function closed(facts: InsuranceFacts, died: Day, subject: string, log: ErrorLog): InsuranceFacts {
  const day = dateText(died)
  const running = facts.card !== null || facts.benefits.length > 0
  if (running && log.strikes('STATUS_STALE', 'insurance', subject, errorRates.STATUS_STALE)) {
    const fact = facts.card !== null ? 'insurance.card.until' : 'insurance.benefits.0.until'
    log.label({
      error: 'STATUS_STALE',
      registry: 'insurance',
      subject,
      fact,
      held: facts.card?.until ?? null,
      truth: day,
    })
    return {
      ...facts,
      benefits: facts.benefits.map((one) => ({
        ...one,
        until: one.until === day ? null : one.until,
      })),
    }
  }
  const month = monthText(died)
  return {
    ...facts,
    card: facts.card && (facts.card.until < day ? facts.card : { ...facts.card, until: day }),
    contributions: facts.contributions.map((one) =>
      one.until !== null && one.until <= month ? one : { ...one, until: month },
    ),
  }
}
