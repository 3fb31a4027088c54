import {
  type Address,
  type Dependant,
  type Job,
  randomOf,
  type TaxFacts,
} from '@motlan/registry-kit/country'
import { ageOn, dayOf, yearsAfter } from '../calendar.ts'
import { type ErrorLog, errorRates } from '../errors/error-log.ts'
import type { Numbers } from '../numbers.ts'
import type { Draft } from '../people/draft.ts'
import type { Identity } from '../people/identity.ts'
import type { CountryPlan } from '../plan.ts'
import type { Commune } from '../units/administrative-units.ts'
import { duplicated, taxFactsOf } from './tax.ts'

/** A person before the tax administration. */
export interface TaxCase {
  readonly plan: CountryPlan
  readonly draft: Draft
  readonly identity: Identity
  readonly job: Job | null
  readonly dependants: readonly Dependant[]
  readonly address: Address
  readonly commune: Commune
}

/** On this day every adult's personal ID became a tax code. */
const unified = dayOf('2025-07-01')
/** Everybody above is a taxpayer: 77 of 102 people. */
const taxpayerAge = 17

/** The tax record of a person, from 17 on. */
export function personTaxOf(
  { plan, draft, identity, job, dependants, address, commune }: TaxCase,
  numbers: Numbers,
  log: ErrorLog,
): TaxFacts | null {
  if (ageOn(draft.died ?? plan.day, draft.born) < taxpayerAge) return null
  const subject = identity.citizenId
  const random = randomOf(plan.seed, 'tax', subject)
  const worked = job?.employer !== undefined && job.employer !== null && job.since < '2025-07-01'
  const former =
    worked || (ageOn(plan.day, draft.born) >= 30 && random.chance(12, 100))
      ? numbers.formerTaxCode()
      : null
  const stale =
    draft.died !== null &&
    log.strikes('STATUS_STALE', 'finance', subject, errorRates.STATUS_STALE) !== undefined
  if (stale)
    log.label({
      error: 'STATUS_STALE',
      registry: 'finance',
      subject,
      fact: 'tax.status',
      held: '00',
      truth: '01',
    })
  const status =
    draft.died !== null && !stale
      ? '01'
      : random.chance(975, 1000) || stale
        ? '00'
        : random.chance(6, 10)
          ? '04'
          : '09'
  const facts = taxFactsOf(
    {
      subject,
      name: identity.name.full,
      address,
      commune,
      since: Math.min(sinceWhen(draft, job, former !== null), draft.died ?? plan.day),
      status,
      dependants,
      formerTaxCode: former,
      arrears: [job ? 35 : 8, 25_000_000],
      hasAccount: job?.employer ? 75 : 35,
    },
    log,
    random,
  )
  return duplicated(facts, subject, numbers.formerTaxCode, log)
}

/** With a code of one's own since the first job, at the latest a year before codes were unified; without one since then. */
function sinceWhen({ born }: Draft, job: Job | null, own: boolean): number {
  const began = Math.min(job ? dayOf(job.since) : unified, unified - 400)
  return Math.max(yearsAfter(born, taxpayerAge), own ? began : unified)
}
