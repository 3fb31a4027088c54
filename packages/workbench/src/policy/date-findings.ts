import type { LoadedAgreements } from '@motlan/agreements'
import type { LegalBasis, LegalText, Validity } from '@motlan/policy'
import type { Finding } from './finding.ts'
import type { Show } from './places-in-texts.ts'

/** What the calendar has against agreements and guardrails, seen from a day. */
export function dateFindings(
  { agreements, guardrails, catalog }: LoadedAgreements,
  show: Show,
  on: string,
): readonly Finding[] {
  return [...agreements, ...guardrails]
    .filter(({ status }) => status === 'in-force')
    .flatMap((text) => {
      const bases = catalog.legalBases.filter(({ id }) => text.legalBasis.includes(id))
      const at = (severity: Finding['severity'], kind: string, place: string, value?: string) => ({
        ...{ severity, kind, file: text.file },
        ...show(text.file, place, value),
      })
      const { until } = text.validity
      if (until !== undefined && until <= on) {
        return [
          {
            ...at('warning', 'expired', 'status'),
            reason: `it says "in-force", but it ended before ${until}`,
            fix: 'write status: expired, or extend its validity',
          },
        ]
      }
      return [
        ...(text.reviewBy < on
          ? [
              {
                ...at('warning', 'review-overdue', 'reviewBy'),
                reason: `its review was due by ${text.reviewBy}`,
                fix: 'review it, and give the next date',
              },
            ]
          : []),
        ...basisFindings(text, bases, on, at),
      ]
    })
}

type At = (
  severity: Finding['severity'],
  kind: string,
  place: string,
  value?: string,
) => Omit<Finding, 'reason' | 'fix'>

function basisFindings(
  { validity, legalBasis }: LegalText,
  bases: readonly LegalBasis[],
  on: string,
  at: At,
): readonly Finding[] {
  const bare = firstDayWithout(validity, bases)
  const gone = bases.filter(
    ({ id, until }) => until !== undefined && until <= on && legalBasis.includes(id),
  )
  return [
    ...(bare === undefined
      ? []
      : [
          {
            ...at('error', 'no-basis', 'legalBasis'),
            reason: `from ${bare} on none of its legal bases is in force, though it is`,
            fix: 'name a basis in force from that day on, or end the validity there',
          },
        ]),
    ...gone.map(({ id, until }) => ({
      ...at('warning', 'basis-ended', 'legalBasis', id),
      reason: `the legal basis "${id}" is not in force since ${until}`,
      fix: 'remove it, or name what took its place',
    })),
  ]
}

/** The first day of a validity on which no basis is in force; undefined where there is none. */
function firstDayWithout(validity: Validity, bases: readonly LegalBasis[]): string | undefined {
  const within = (day: string, { from, until }: Validity) =>
    from <= day && (until === undefined || day < until)
  const turns = bases.flatMap(({ until }) => until ?? [])
  return [validity.from, ...turns]
    .toSorted()
    .find((day) => within(day, validity) && !bases.some((basis) => within(day, basis)))
}
