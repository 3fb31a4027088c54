import fc from 'fast-check'
import type { Recorded } from './holds.ts'

/** The moment that is asked about. */
export const at = new Date('2026-11-21T09:00:00Z')

/** What the scope covers that is asked about. */
export const attributes = ['Citizen.incomeStatements', 'Citizen.employer']

const citizen = fc.constantFrom('901085000001', '901187000002')
/** An agency that asks, or another. */
export const agency = fc.constantFrom('bank', 'tax')
const aim = fc.constantFrom('1.002207', 'lending', 'audit')
/** Around the moment that is asked about, and exactly at it. */
const moment = fc
  .constantFrom(-26, -24, -2, -1, 0, 1, 2)
  .map((hours) => new Date(at.getTime() + hours * 3_600_000))
const perhaps = fc.option(moment, { nil: null })
const now = fc
  .tuple(fc.constantFrom(-2, -1, 0), fc.constantFrom(1, 2))
  .map((hours) => hours.map((each) => new Date(at.getTime() + each * 3_600_000)))
const span = fc.oneof(
  now,
  fc.tuple(moment, moment).filter(([from, until]) => from < until),
)
const rows = (row: fc.Arbitrary<Record<string, unknown>>) => fc.array(row, { maxLength: 3 })
const named = fc.uuid().map((id) => id.slice(0, 36))

/** Rows of every table, some of which count for the question. */
export const recorded: fc.Arbitrary<Recorded> = fc
  .record({
    case_file: rows(
      fc.record({ case_id: named, procedure: aim, agency, opened_at: moment, closed_at: perhaps }),
    ),
    consent: rows(
      fc
        .record({
          span,
          subject_id: citizen,
          agency,
          withdrawn_at: perhaps,
          scope: fc.constantFrom('income', 'land'),
          purposes: fc.subarray(['lending', 'audit']),
          attributes: fc.subarray([...attributes, 'Citizen.email']),
        })
        .map(({ span: [from, until], withdrawn_at, ...row }) => ({
          ...row,
          from,
          until,
          given_by: 'account',
          withdrawn_at: withdrawn_at && withdrawn_at < from ? from : withdrawn_at,
        })),
    ),
    court_order: rows(
      fc
        .record({
          span,
          order_id: named,
          subject_id: citizen,
          agency,
          revoked_at: perhaps,
          subject: fc.constantFrom('Citizen', 'Business'),
        })
        .map(({ span: [from, until], ...row }) => ({ ...row, from, until, court: 'court' })),
    ),
    emergency: rows(
      fc.record({
        subject_id: citizen,
        agency,
        recorded_at: moment,
        ended_at: perhaps,
        recorded_by: fc.constant('desk'),
      }),
    ),
    guardian_act: rows(
      fc
        .record({ span, subject_id: citizen, agency, aim, withdrawn_at: perhaps })
        .map(({ span: [from, until], ...row }) => ({
          ...row,
          from,
          until,
          guardian_id: '901090000099',
          ward_agrees: true,
          ward_under_seven: false,
        })),
    ),
    protection: rows(
      fc
        .record({
          span,
          decision_id: named,
          subject_id: citizen,
          lifted_at: perhaps,
          open: fc.boolean(),
        })
        .map(({ span: [from, until], open, ...row }) => ({
          ...row,
          from,
          until: open ? null : until,
          decided_by: 'police',
        })),
    ),
    of: fc.array(fc.tuple(citizen, fc.constantFrom('Citizen', 'Business')), {
      minLength: 3,
      maxLength: 3,
    }),
  })
  .map(({ of, ...all }) => ({
    ...all,
    case_subject: all.case_file.map(({ case_id }, index) => ({
      case_id,
      role: 'applicant',
      subject: of[index]?.[1],
      subject_id: of[index]?.[0],
    })),
  }))
