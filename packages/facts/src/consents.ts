import { Refusal } from '@motlan/kernel'
import type { ConsentScope } from '@motlan/policy'
import type pg from 'pg'

/** What a citizen has consented to. */
export interface Consent {
  readonly id: string
  readonly scope: string
  readonly agency: string
  /** What the scope said when consent was given. */
  readonly purposes: readonly string[]
  readonly attributes: readonly string[]
  readonly from: Date
  readonly until: Date
  readonly withdrawnAt: Date | null
}

/** Consent about to be given. */
export interface NewConsent {
  readonly citizenId: string
  readonly scope: ConsentScope
  readonly agency: string
  readonly from: Date
  readonly until: Date
  /** The account that gave it. */
  readonly givenBy: string
}

/** Consents, each reached by the citizen who gave it and by nobody else. */
export interface Consents {
  /** Gives it; where the same has been given already, and reaches as far, that is the answer. */
  readonly give: (consent: NewConsent) => Promise<Consent>
  /** Withdraws it from this moment on; what has been withdrawn stays as it is. */
  readonly withdraw: (citizenId: string, id: string, at: Date) => Promise<Consent>
  /** All of a citizen's, the newest first. */
  readonly of: (citizenId: string) => Promise<readonly Consent[]>
}

/** Consents of one citizen that count, or were given within a day. */
const mostConsents = 100

/** The consents of one exchange database. */
export function openConsents(pool: pg.Pool): Consents {
  const asked = async (text: string, values: unknown[]): Promise<readonly Consent[]> =>
    (await pool.query<Consent>(text, values).catch(unreachable)).rows
  return {
    give: (consent) => give(pool, consent).catch(unreachable),
    withdraw: async (citizenId, id, at) => {
      if (!/^[0-9a-f-]{36}$/.test(id)) throw new Refusal('CONSENT_UNKNOWN', 'id')
      const [withdrawn] = await asked(withdrawConsent, [citizenId, id, at])
      const [known] = withdrawn ? [withdrawn] : await asked(oneConsent, [citizenId, id])
      if (!known) throw new Refusal('CONSENT_UNKNOWN', 'id')
      return known
    },
    of: (citizenId) => asked(consentsOf, [citizenId]),
  }
}

async function give(
  pool: pg.Pool,
  { citizenId, scope, agency, from, until, givenBy }: NewConsent,
): Promise<Consent> {
  const { id, purposes, attributes } = scope
  const values = [citizenId, id, agency, purposes, attributes, from, until]
  const client = await pool.connect()
  try {
    await client.query('begin')
    // INVARIANT: of one citizen one is given at a time, so that what is sent twice meets what was sent first.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [citizenId])
    const same = await client.query<Consent>(sameConsent, values)
    const given = same.rows[0] ?? (await add(client, [...values, givenBy]))
    await client.query('commit')
    client.release()
    return given
  } catch (cause) {
    // Whatever was begun ends with the connection.
    client.release(true)
    throw cause
  }
}

async function add(client: pg.PoolClient, values: readonly unknown[]): Promise<Consent> {
  const [citizenId, , , , , from] = values
  const { rowCount } = await client.query(countedConsents, [citizenId, from, mostConsents])
  if (rowCount === mostConsents) {
    throw new Refusal('CONSENTS_FULL', 'giveConsent', { details: { max: mostConsents } })
  }
  const { rows } = await client.query<Consent>(insertConsent, [...values])
  const [given] = rows
  if (!given) throw new Refusal('INTERNAL', 'consent')
  return given
}

/** INVARIANT: what PostgreSQL says about values goes no further. */
function unreachable(cause: unknown): never {
  throw cause instanceof Refusal ? cause : new Refusal('DATABASE_UNREACHABLE', 'facts')
}

const columns = `consent_id as id, scope, agency, purposes, attributes, "from", until, withdrawn_at as "withdrawnAt"`

const insertConsent = `
insert into facts.consent (subject_id, scope, agency, purposes, attributes, "from", until, given_by)
values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${columns}`

// Whoever asks a second time because no answer came names an end that is moments later.
const sameConsent = `
select ${columns} from facts.consent
where subject_id = $1 and scope = $2 and agency = $3 and purposes = $4 and attributes = $5
  and "from" <= $6 and until >= $7::timestamptz - interval '1 minute' and withdrawn_at is null
order by until desc, consent_id limit 1`

const countedConsents = `
select from facts.consent
where subject_id = $1 and (until > $2 and withdrawn_at is null or "from" > $2::timestamptz - interval '1 day')
limit $3`

const withdrawConsent = `
update facts.consent set withdrawn_at = greatest($3, "from")
where subject_id = $1 and consent_id = $2 and withdrawn_at is null returning ${columns}`

const oneConsent = `select ${columns} from facts.consent where subject_id = $1 and consent_id = $2`

const consentsOf = `select ${columns} from facts.consent where subject_id = $1 order by "from" desc, consent_id`
