import type { FactQuestion } from '@motlan/gateway'
import type { Subject } from '@motlan/kernel'

/** A row as the tables have it. */
type Row = Readonly<Record<string, unknown>>

/** Everything that is recorded. */
export interface Recorded {
  readonly case_file: readonly Row[]
  readonly case_subject: readonly Row[]
  readonly consent: readonly Row[]
  readonly court_order: readonly Row[]
  readonly emergency: readonly Row[]
  readonly guardian_act: readonly Row[]
  readonly protection: readonly Row[]
}

const day = 86_400_000

/** Whether a fact holds of one subject, said once more in plain words: the conditions in SQL are held against it. */
export function holds(
  fact: string,
  { subject, subjectId }: { readonly subject: Subject; readonly subjectId: string },
  question: Omit<FactQuestion, 'facts' | 'subjects'>,
  all: Recorded,
): boolean {
  const { agency, purpose, procedures, at, consentScopes } = question
  const isCitizen = subject === 'Citizen'
  const isHere = (row: Row) => row.subject_id === subjectId && row.agency === agency
  const isNow = (row: Row, ended: string) =>
    begun(row.from, at) && !over(row.until, at) && !over(row[ended], at)
  switch (fact) {
    case 'open-case':
      return all.case_subject.some(
        (one) =>
          one.subject === subject &&
          one.subject_id === subjectId &&
          all.case_file.some(
            (file) =>
              file.case_id === one.case_id &&
              file.agency === agency &&
              procedures.includes(String(file.procedure)) &&
              (question.case === undefined || question.case === file.case_id) &&
              begun(file.opened_at, at) &&
              !over(file.closed_at, at),
          ),
      )
    case 'court-order':
      return all.court_order.some(
        (row) => row.subject === subject && isHere(row) && isNow(row, 'revoked_at'),
      )
    case 'emergency':
      return all.emergency.some((row) => {
        const began = row.recorded_at instanceof Date ? row.recorded_at.getTime() : 0
        const isYoung = at.getTime() < began + day
        return (
          isCitizen &&
          isHere(row) &&
          begun(row.recorded_at, at) &&
          isYoung &&
          !over(row.ended_at, at)
        )
      })
    case 'guardian-acts':
      return all.guardian_act.some(
        (row) =>
          isCitizen &&
          isHere(row) &&
          procedures.includes(String(row.aim)) &&
          isNow(row, 'withdrawn_at'),
      )
    case 'protected-person':
      return all.protection.some(
        (row) => isCitizen && row.subject_id === subjectId && isNow(row, 'lifted_at'),
      )
    default: {
      const scope = consentScopes.get(fact.replace('consent.', ''))
      return all.consent.some(
        (row) =>
          isCitizen &&
          isHere(row) &&
          row.scope === scope?.id &&
          textsIn(row.purposes).includes(purpose) &&
          scope?.attributes.every((each) => textsIn(row.attributes).includes(each)) &&
          isNow(row, 'withdrawn_at'),
      )
    }
  }
}

function begun(from: unknown, at: Date): boolean {
  return from instanceof Date && from <= at
}

/** What has no end is never over. */
function over(until: unknown, at: Date): boolean {
  return until instanceof Date && until <= at
}

function textsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
