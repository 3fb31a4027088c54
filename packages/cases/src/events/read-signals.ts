import { Refusal, type Subject } from '@motlan/kernel'
import type pg from 'pg'
import type { Rights } from './rights.ts'
import type { SignalKeys } from './signal-keys.ts'

/** Something has changed about somebody, in a form that says it to its subscriber alone. */
export interface Signal {
  readonly id: string
  readonly cursor: string
  /** When the registry recorded the change, as RFC 3339 writes it. */
  readonly at: string
  readonly pseudonym: string
  readonly subscription: string
  /** For which procedure or purpose to ask. */
  readonly procedure?: string
  readonly purpose: string
}

/** Some signals that follow each other. */
export interface SignalPage {
  readonly signals: readonly Signal[]
  /** Where to go on: behind everything that was looked at. */
  readonly cursor?: string
  readonly hasMore: boolean
}

/** Whose signals, and from where on. */
export interface SignalsAsked {
  readonly agency: string
  /** The procedures and purposes its token counts for; all where it is absent. */
  readonly procedures?: readonly string[] | undefined
  readonly after?: string | undefined
  readonly first: number
}

/** What reading signals takes. */
export interface SignalParts {
  readonly pool: pg.Pool
  readonly keys: SignalKeys
  /** The rights of everybody at this moment. */
  readonly rights: () => Rights
}

/** Signals looked at for one page at most, so that a long stretch of what may not be told keeps nobody waiting. */
const lookedAt = 2_000

/** Signals decided at a time: for each there may be facts to look up. */
const together = 100

/**
 * The next signals of an agency that it may have under the policy in force now; refused where some of those that followed
 * the place are no longer kept.
 */
export async function readSignals(
  { agency, procedures, after, first }: SignalsAsked,
  { pool, keys, rights: rightsNow }: SignalParts,
): Promise<SignalPage> {
  const rights = rightsNow()
  const signals: Signal[] = []
  let reached = after === undefined ? 0 : keys.position(agency, after)
  let looked = 0
  let hasMore = true
  while (hasMore && signals.length < first && looked < lookedAt) {
    const { rows } = await pool.query<SignalRow>({
      name: 'signals',
      text: selectSignals,
      values: [agency, reached, procedures ?? null, together + 1],
    })
    const told = await Promise.all(rows.slice(0, together).map((row) => isPermitted(row, rights)))
    let seen = 0
    for (const [index, isTold] of told.entries()) {
      const row = rows[index]
      if (!row || signals.length === first) break
      seen += 1
      reached = Number(row.position)
      if (isTold) signals.push(signalFrom(row, keys))
    }
    looked += seen
    hasMore = seen < rows.length
  }
  if (after !== undefined) {
    // Asked last: what was removed while signals were read is missing from them.
    await demandKept(pool, [agency, keys.position(agency, after), procedures ?? null])
  }
  return { signals, ...(reached > 0 && { cursor: keys.cursor(agency, reached) }), hasMore }
}

async function demandKept(pool: pg.Pool, values: readonly unknown[]): Promise<void> {
  const { rowCount } = await pool.query({ name: 'kept', text: selectRemoved, values: [...values] })
  if (rowCount === 0) return
  throw new Refusal('SIGNALS_REMOVED', 'after')
}

interface SignalRow {
  readonly position: string
  readonly signal_id: string
  readonly subscription_id: string
  readonly agency: string
  readonly procedure: string | null
  readonly purpose: string
  readonly pseudonym: string
  readonly attributes: readonly string[]
  readonly at: Date
  readonly subject: Subject
  readonly subject_id: string
}

async function isPermitted(row: SignalRow, rights: Rights): Promise<boolean> {
  const { agency, purpose, procedure, subject, subject_id: subjectId, attributes } = row
  const subscriber = { agency, purpose, ...(procedure !== null && { procedure }) }
  return (await rights.permitted({ subscriber, subject, subjectId, attributes })).size > 0
}

function signalFrom(row: SignalRow, keys: SignalKeys): Signal {
  const { signal_id: id, subscription_id: subscription, at, pseudonym, procedure, purpose } = row
  return {
    id,
    cursor: keys.cursor(row.agency, Number(row.position)),
    at: at.toISOString(),
    pseudonym,
    subscription,
    purpose,
    ...(procedure !== null && { procedure }),
  }
}

const selectSignals = `
select g.position, g.signal_id, g.subscription_id, g.agency, s.procedure, s.purpose, g.pseudonym, g.attributes,
       c.at, c.subject, c.subject_id
from cases.signal g
join cases.subscription s using (subscription_id)
join cases.change c on c.registry = g.registry and c.seq = g.seq
where g.agency = $1 and g.position > $2 and s.ended_at is null
  and ($3::text[] is null or s.procedure = any($3))
order by g.position
limit $4`

const selectRemoved = `
select from cases.subscription
where agency = $1 and removed_until > $2 and ended_at is null and ($3::text[] is null or procedure = any($3))
limit 1`
