import type pg from 'pg'

export const birth = '2.000986'
const applicant = '901000000001'

/** A case that was submitted, as far as burden goes. */
export interface Submitted {
  readonly id: string
  readonly procedure?: string
  readonly agency?: string
  readonly status?: string
  readonly on?: string
  readonly closed?: string
  readonly due?: string
  readonly province?: string
  readonly asked?: readonly string[]
  readonly saved?: readonly (readonly [field: string, attribute: string])[]
}

/** Puts a case into the tables as it is there after it was submitted. */
export async function submitTo(pool: pg.Pool, given: Submitted): Promise<void> {
  const {
    id,
    procedure = birth,
    agency = 'civil-status',
    status = 'RUNNING',
    on = '2026-11-20T02:00:00Z',
  } = given
  const {
    closed = null,
    due = '2026-11-25T10:00:00Z',
    province = '48',
    asked = [],
    saved = [],
  } = given
  await pool.query(
    `insert into cases.case_file (case_id, procedure, agency, applicant, channel, status, opened_at, submitted_at, closed_at)
     values ($1, $2, $3, $4, 'ONLINE', $5, $6, $6, $7)`,
    [id, procedure, agency, applicant, status, on, closed],
  )
  await pool.query('insert into cases.measure values ($1, $2, $3)', [id, province, due])
  for (const field of asked) {
    await pool.query(`insert into cases.declared_answer values ($1, $2, '"x"', $3)`, [
      id,
      field,
      on,
    ])
  }
  for (const [field, attribute] of saved) {
    await pool.query(`insert into cases.saved_answer values ($1, $2, $3, 'population', $4)`, [
      id,
      field,
      attribute,
      on,
    ])
  }
}
