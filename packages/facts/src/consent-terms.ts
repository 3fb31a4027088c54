import { didYouMean, Refusal } from '@motlan/kernel'
import type { ConsentScope } from '@motlan/policy'

/** What a citizen says when giving consent. */
export interface ConsentOffer {
  readonly scope: string
  readonly agency: string
  /** The first day on which it does not count any more; the longest the scope allows where it is absent. */
  readonly until?: string | undefined
}

/** What was offered, held against the catalogue of scopes. */
export interface ConsentTerms {
  readonly scope: ConsentScope
  readonly agency: string
  readonly from: Date
  readonly until: Date
}

/** Refuses consent that no agreement could make use of, and consent for longer than its scope allows. */
export function consentTerms(
  { scope: named, agency, until: day }: ConsentOffer,
  scopes: ReadonlyMap<string, ConsentScope>,
  from: Date,
): ConsentTerms {
  const scope = scopes.get(named)
  if (!scope) throw unknown('scope', named, scopes.keys())
  if (!scope.agencies.includes(agency)) throw unknown('agency', agency, scope.agencies)
  const latest = new Date(from.getTime() + periodOf(scope))
  const until = day === undefined ? latest : beginOf(day)
  if (until <= from) throw invalid('until', 'consent would be over before it begins')
  if (until > latest) {
    throw invalid('until', `consent to ${scope.id} lasts ${scope.maxPeriod} at most`)
  }
  return { scope, agency, from, until }
}

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

function periodOf({ maxPeriod }: ConsentScope): number {
  const [, count = '0', unit = 's'] = /^(\d+)([smhd])$/.exec(maxPeriod) ?? []
  return Number(count) * (units[unit] ?? 0)
}

/** Midnight in Việt Nam. */
function beginOf(day: string): Date {
  const begin = new Date(`${day}T00:00:00+07:00`)
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(begin.getTime())) return begin
  throw invalid('until', 'a day is written as 2026-12-31')
}

function unknown(what: string, given: string, known: Iterable<string>): Refusal {
  const all = [...known]
  const meant = didYouMean(given, all)
  return new Refusal('CONSENT_INVALID', what, {
    reason: `nobody can consent to this ${what}`,
    fix: meant === undefined ? `it is one of ${all.join(', ')}` : `did you mean ${meant}?`,
  })
}

function invalid(subject: string, reason: string): Refusal {
  return new Refusal('CONSENT_INVALID', subject, { reason })
}
