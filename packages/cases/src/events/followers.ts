import type { Subject } from '@motlan/kernel'
import type pg from 'pg'
import type { Change } from './change.ts'
import type { Subscriber } from './subscriber.ts'

/** One subscription, as far as changes go. */
interface Follower {
  readonly id: string
  readonly subscriber: Subscriber
  readonly waitsFor: ReadonlySet<string>
}

/** Who follows whom among the subjects of some changes. */
export interface Followers {
  readonly of: (subject: Subject, subjectId: string) => readonly Follower[]
}

/** Everybody who follows one of the subjects that changed, or all subjects. */
export async function followersOf(
  pool: pg.Pool,
  changes: readonly Pick<Change, 'subject' | 'subjectId'>[],
): Promise<Followers> {
  const { rows } = await pool.query<FollowerRow>({
    name: 'followers',
    text: selectFollowers,
    values: [changes.map(({ subject }) => subject), changes.map(({ subjectId }) => subjectId)],
  })
  const everybody: Follower[] = []
  const bySubject = new Map<string, Follower[]>()
  for (const row of rows) {
    const follower = followerFrom(row)
    if (row.subject === null) everybody.push(follower)
    else {
      const key = `${row.subject} ${row.subject_id}`
      bySubject.set(key, [...(bySubject.get(key) ?? []), follower])
    }
  }
  return {
    of: (subject, subjectId) => [...everybody, ...(bySubject.get(`${subject} ${subjectId}`) ?? [])],
  }
}

interface FollowerRow {
  readonly subscription_id: string
  readonly agency: string
  readonly procedure: string | null
  readonly purpose: string
  readonly attributes: readonly string[]
  readonly subject: string | null
  readonly subject_id: string | null
}

function followerFrom(row: FollowerRow): Follower {
  const { subscription_id: id, agency, procedure, purpose, attributes } = row
  return {
    id,
    subscriber: { agency, purpose, ...(procedure !== null && { procedure }) },
    waitsFor: new Set(attributes),
  }
}

const selectFollowers = `
select s.subscription_id, s.agency, s.procedure, s.purpose, s.attributes, null as subject, null as subject_id
from cases.subscription s
where not s.named and s.ended_at is null
union all
select s.subscription_id, s.agency, s.procedure, s.purpose, s.attributes, f.subject, f.subject_id
from (select distinct * from unnest($1::text[], $2::text[]) as c (subject, subject_id)) c
join cases.subscription_subject f using (subject_id, subject)
join cases.subscription s using (subscription_id)
where s.ended_at is null
order by subscription_id`
