import type { Address, Dependant, Job, Random, TaxFacts } from '@motlan/registry-kit/country'
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
  readonly random: Random
}

/** On this day every adult's personal ID became a tax code. */
const unified = dayOf('2025-07-01')
/** Everybody above is a taxpayer: 77 of 102 people. */
const taxpayerAge = 17

/** The tax record of a person, from 17 on. Who died before codes were unified was a taxpayer only with a code of his own. */
export function personTaxOf(
  { plan, draft, identity, job, dependants, address, commune, random }: TaxCase,
  numbers: Numbers,
  log: ErrorLog,
): TaxFacts | null {
  const { born, died } = draft
  if (ageOn(died ?? plan.day, born) < taxpayerAge) return null
  const subject = identity.citizenId
  const diedBefore = died !== null && died < unified
  const worked = job?.employer && job.since < '2025-07-01'
  const own = Boolean(worked) || random.chance(diedBefore ? 75 : 10, 100)
  const former = own ? numbers.formerTaxCode() : null
  if (diedBefore && !own) return null
  const position = random.below(1000)
  const living = position < 975 ? '00' : position < 990 ? '04' : '09'
  const status = died === null ? living : statusOfDead(subject, log)
  const facts = taxFactsOf(
    {
      subject,
      name: identity.name.full,
      address,
      commune,
      since: Math.min(sinceWhen(draft, job, own), died ?? plan.day),
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

/** Closed; in stale records still active. */
function statusOfDead(subject: string, log: ErrorLog): TaxFacts['status'] {
  if (!log.strikes('STATUS_STALE', 'finance', subject, errorRates.STATUS_STALE)) return '01'
  log.label({
    error: 'STATUS_STALE',
    registry: 'finance',
    subject,
    fact: 'tax.status',
    held: '00',
    truth: '01',
  })
  return '00'
}

/** With a code of one's own since the first job, at the latest a year before codes were unified; without one since then. */
function sinceWhen({ born }: Draft, job: Job | null, own: boolean): number {
  const began = Math.min(job ? dayOf(job.since) : unified, unified - 400)
  return Math.max(yearsAfter(born, taxpayerAge), own ? began : unified)
}
