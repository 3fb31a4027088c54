import type { LegalBasis, Validity } from './catalog.ts'

/** Whether a half-open span of days holds on a day. ISO dates compare as text. */
export function inForce({ from, until }: Validity, on: string): boolean {
  return from <= on && (until === undefined || on < until)
}

/** The basis an agreement is cited with on a day: the first it names that is in force. */
export function basisOn(bases: readonly LegalBasis[], on: string): LegalBasis | undefined {
  return bases.find((basis) => inForce(basis, on))
}

/** Whether two spans share at least one day. */
export function overlap(one: Validity, other: Validity): boolean {
  const startsBeforeEnd = (a: Validity, b: Validity) => b.until === undefined || a.from < b.until
  return startsBeforeEnd(one, other) && startsBeforeEnd(other, one)
}

/** The days on which anything starts or stops, so that between two of them every decision is the same. */
export function turnsOf(validities: readonly Validity[]): readonly string[] {
  return [
    ...new Set(
      validities.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until])),
    ),
  ].sort()
}

const aDay = /^\d{4}-\d{2}-\d{2}$/

/** Turns a day into the first day of its span; before the first turn, and for what is no day, it is the empty text. */
export function epochAmong(turns: readonly string[]): (on: string) => string {
  let asked = ''
  let start = ''
  return (on) => {
    if (on !== asked) {
      asked = on
      start = (aDay.test(on) && turns.findLast((turn) => turn <= on)) || ''
    }
    return start
  }
}
