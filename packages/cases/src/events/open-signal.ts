import { Refusal, type Subject, subjectKeys } from '@motlan/kernel'
import type { Ledger } from '@motlan/ledger'
import type pg from 'pg'
import type { RightAsked, Rights } from './rights.ts'
import type { FollowedSubject } from './subscriptions.ts'

/** Who opens which signal. */
export interface OpeningAsked {
  readonly requestId: string
  readonly agency: string
  readonly officer: string
  /** The procedures its token counts for; all and purposes where it is absent. */
  readonly procedures?: readonly string[] | undefined
  readonly id: string
}

/** Whom a signal is about, and which attributes changed that the subscriber may know. */
export interface OpenedSignal extends FollowedSubject {
  readonly attributes: readonly string[]
}

/** What opening takes. */
export interface OpeningParts {
  readonly pool: pg.Pool
  readonly rights: () => Rights
  readonly record: Ledger['append']
  readonly clock: () => Date
}

/**
 * Tells whom a signal is about, if the policy in force now lets its subscriber know what has changed of that subject.
 * INVARIANT: told or refused, it is in the ledger before it leaves, like a look-up.
 */
export async function openSignal(
  { requestId, agency, officer, procedures, id }: OpeningAsked,
  { pool, rights: rightsNow, record, clock }: OpeningParts,
): Promise<OpenedSignal> {
  const asked = await signalOf(pool, { agency, id, procedures })
  const rights = rightsNow()
  const { permitted, decided } = await rights.decided(asked, 'openSignal')
  const { subscriber, subject, subjectId, attributes } = asked
  const lookUp = {
    ...subscriber,
    requestId,
    officer,
    at: clock(),
    policy: rights.policy,
    decided,

    asked: `openSignal ${id}`,
  }
  const [grounds] = permitted.values()
  if (!grounds) {
    await record({
      ...lookUp,
      disclosures: [],
      withheld: attributes.map((attribute) => ({
        attribute,
        relation: 'self',
        code: 'ATTRIBUTE_WITHHELD',
      })),
      refused: 'ATTRIBUTE_WITHHELD',
      about: [{ subject, subjectId }],
    })
    throw withheld(asked)
  }
  await record({
    ...lookUp,
    disclosures: [
      {
        subject,
        subjectId,
        attribute: `${subject}.${subjectKeys[subject]}`,
        relation: 'self',
        ...grounds,
        value: subjectId,
      },
    ],
    withheld: [],
  })
  return { subject, subjectId, attributes: [...permitted.keys()] }
}

interface OpeningRow {
  readonly procedure: string | null
  readonly purpose: string
  readonly attributes: readonly string[]
  readonly subject: Subject
  readonly subject_id: string
}

async function signalOf(
  pool: pg.Pool,
  { agency, id, procedures }: Pick<OpeningAsked, 'agency' | 'id' | 'procedures'>,
): Promise<RightAsked> {
  const { rows } = await pool.query<OpeningRow>({
    name: 'signal',
    text: selectSignal,
    values: [agency, id, procedures ?? null],
  })
  const [row] = rows
  if (!row) {
    throw new Refusal('VARIABLES_INVALID', 'openSignal.id', {
      reason: 'this agency has no such signal',
      fix: 'hand back the id of a signal as changes gives it',
    })
  }
  const { procedure, purpose, attributes, subject, subject_id: subjectId } = row
  const subscriber = { agency, purpose, ...(procedure !== null && { procedure }) }
  return { subscriber, subject, subjectId, attributes }
}

const selectSignal = `
select s.procedure, s.purpose, g.attributes, c.subject, c.subject_id
from cases.signal g
join cases.subscription s using (subscription_id)
join cases.change c on c.registry = g.registry and c.seq = g.seq
where g.agency = $1 and g.signal_id = $2 and s.ended_at is null and ($3::text[] is null or s.procedure = any($3))`

function withheld({ subscriber, attributes }: RightAsked): Refusal {
  const { agency, procedure, purpose } = subscriber
  const aim = procedure === undefined ? `purpose ${purpose}` : `procedure ${procedure}`
  return new Refusal('ATTRIBUTE_WITHHELD', attributes[0] ?? 'openSignal.id', {
    reason: `no agreement of agency ${agency} covers it for ${aim}`,
  })
}
