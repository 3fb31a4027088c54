import { Refusal, type Subject, type Vocabulary } from '@motlan/kernel'
import type pg from 'pg'
import type { Rights } from './rights.ts'
import type { SignalKeys } from './signal-keys.ts'
import type { Subscriber } from './subscriber.ts'
import { attributesMeant } from './wanted.ts'

/** Somebody or something that is followed. */
export interface FollowedSubject {
  readonly subject: Subject
  readonly subjectId: string
}

/** What an agency wants to be told. */
export interface SubscriptionAsked {
  readonly subscriber: Subscriber
  readonly officer: string
  /** Attributes, groups and wildcards, as agreements name them. */
  readonly attributes: readonly string[]
  /** Everybody, where it is absent. */
  readonly subjects?: readonly FollowedSubject[] | undefined
}

/** A subscription as its agency sees it. */
export interface Subscription {
  readonly id: string
  readonly attributes: readonly string[]
  readonly procedure?: string
  readonly purpose: string
  /** As RFC 3339 writes it. */
  readonly since: string
  /** How many subjects are followed by name; absent where all are. */
  readonly subjects?: number
}

/** What subscribing takes. */
export interface SubscriptionParts {
  readonly pool: pg.Pool
  readonly keys: SignalKeys
  readonly rights: () => Rights
  readonly vocabulary: Vocabulary
}

/** Subjects named in one subscription at most, and subscriptions of one agency at a time: every change meets all of them. */
const mostSubjects = 1_000
const mostSubscriptions = 500

/**
 * Subscribes, and tells the pseudonym of each subject that was named, in their order. An attribute that no facts could
 * ever open to the subscriber is refused with its name; a group is reduced to what they could.
 */
export async function subscribe(
  { subscriber, officer, attributes: names, subjects }: SubscriptionAsked,
  { pool, keys, rights, vocabulary }: SubscriptionParts,
): Promise<Subscription & { readonly pseudonyms: readonly string[] }> {
  if (subjects && subjects.length > mostSubjects) {
    throw new Refusal('TOO_MANY_IDS', 'subscribeToChanges.subjects', {
      details: { given: subjects.length, max: mostSubjects },
    })
  }
  const attributes = knowable(names, subscriber, rights(), vocabulary)
  await demandRoom(pool, subscriber.agency)
  const { rows } = await pool.query<SubscriptionRow>({
    name: 'subscribe',
    text: insertSubscription,
    values: [
      subscriber.agency,
      officer,
      subscriber.procedure ?? null,
      subscriber.purpose,
      attributes,
      subjects !== undefined,
      subjects?.map(({ subject }) => subject) ?? [],
      subjects?.map(({ subjectId }) => subjectId) ?? [],
    ],
  })
  const [row] = rows
  if (!row) throw new Refusal('INTERNAL', 'subscription')
  const pseudonyms = subjects?.map(({ subject, subjectId }) =>
    keys.pseudonym(subscriber, subject, subjectId),
  )
  return { ...subscriptionFrom(row), pseudonyms: pseudonyms ?? [] }
}

/** Whose subscriptions, as far as a token goes. */
interface Holder {
  readonly agency: string
  /** The procedures its token counts for; all and purposes where it is absent. */
  readonly procedures?: readonly string[] | undefined
}

/** The subscriptions of an agency that have not ended, oldest first. */
export async function subscriptionsOf(
  pool: pg.Pool,
  { agency, procedures }: Holder,
): Promise<readonly Subscription[]> {
  const { rows } = await pool.query<SubscriptionRow>(
    `${selectSubscription('cases.subscription')} where ${isHeld} order by created_at, subscription_id`,
    [agency, procedures ?? null],
  )
  return rows.map(subscriptionFrom)
}

/** Ends a subscription: nothing of it is told any more. */
export async function endSubscription(
  pool: pg.Pool,
  { agency, procedures }: Holder,
  id: string,
): Promise<Subscription> {
  const { rows } = await pool.query<SubscriptionRow>(
    `with ended as (
       update cases.subscription set ended_at = clock_timestamp()
       where ${isHeld} and subscription_id::text = $3
       returning *
     ) ${selectSubscription('ended')}`,
    [agency, procedures ?? null, id],
  )
  const [row] = rows
  if (row) return subscriptionFrom(row)
  throw new Refusal('VARIABLES_INVALID', 'endSubscription.id', {
    reason: 'this agency has no such subscription',
    fix: 'ask changeSubscriptions for those it has',
  })
}

async function demandRoom(pool: pg.Pool, agency: string): Promise<void> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from cases.subscription where agency = $1 and ended_at is null',
    [agency],
  )
  if ((rows[0]?.count ?? 0) < mostSubscriptions) return
  throw new Refusal('SUBSCRIPTIONS_FULL', 'subscribeToChanges', {
    reason: 'this agency follows as much as one agency can',
    fix: 'end subscriptions that nobody needs any more: changeSubscriptions names them',
    details: { max: mostSubscriptions },
  })
}

function knowable(
  names: readonly string[],
  subscriber: Subscriber,
  rights: Rights,
  vocabulary: Vocabulary,
): readonly string[] {
  const wanted = names.map((name) => {
    const meant = attributesMeant([name], vocabulary.keys())
    if (meant.size === 0) {
      throw new Refusal('VARIABLES_INVALID', 'subscribeToChanges.attributes', {
        reason: `no registry has an attribute ${name}`,
        fix: 'name attributes or groups of the catalogue, such as Citizen.permanentResidence',
      })
    }
    const open = [...meant].filter((attribute) => rights.possible(subscriber, attribute))
    if (open.length > 0) return open
    const { agency, procedure, purpose } = subscriber
    const aim = procedure === undefined ? `purpose ${purpose}` : `procedure ${procedure}`
    throw new Refusal('ATTRIBUTE_WITHHELD', name, {
      reason: `no agreement of agency ${agency} covers it for ${aim}`,
      fix: 'ask myAccess what may be known, or propose a data-sharing agreement',
    })
  })
  if (wanted.length > 0) return [...new Set(wanted.flat())].sort()
  throw new Refusal('VARIABLES_INVALID', 'subscribeToChanges.attributes', {
    reason: 'no attribute is named',
    fix: 'name the attributes whose changes matter for the procedure',
  })
}

interface SubscriptionRow {
  readonly subscription_id: string
  readonly procedure: string | null
  readonly purpose: string
  readonly attributes: readonly string[]
  readonly named: boolean
  readonly created_at: Date
  readonly subjects: string
}

function subscriptionFrom(row: SubscriptionRow): Subscription {
  return {
    id: row.subscription_id,
    attributes: row.attributes,
    purpose: row.purpose,
    since: row.created_at.toISOString(),
    ...(row.procedure !== null && { procedure: row.procedure }),
    ...(row.named && { subjects: Number(row.subjects) }),
  }
}

const isHeld = 'agency = $1 and ended_at is null and ($2::text[] is null or procedure = any($2))'

const selectSubscription = (table: string) => `
select s.*, (select count(*) from cases.subscription_subject f where f.subscription_id = s.subscription_id) as subjects
from ${table} s`

const insertSubscription = `
with s as (
  insert into cases.subscription (agency, officer, procedure, purpose, attributes, named)
  values ($1, $2, $3, $4, $5, $6)
  returning *
), followed as (
  insert into cases.subscription_subject (subscription_id, subject, subject_id)
  select distinct s.subscription_id, subject, subject_id
  from s, unnest($7::text[], $8::text[]) as f (subject, subject_id)
  returning 1
)
select s.*, (select count(*) from followed) as subjects from s`
