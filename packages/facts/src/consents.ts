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
  readonly give: (consent: NewConsent) => Promise<Consent>
  /** Withdraws it from this moment on; what has been withdrawn stays as it is. */
  readonly withdraw: (citizenId: string, id: string, at: Date) => Promise<Consent>
  /** All of a citizen's, the newest first. */
  readonly of: (citizenId: string) => Promise<readonly Consent[]>
}

/** The consents of one exchange database. */
export function openConsents(pool: pg.Pool): Consents {
  const asked = async (text: string, values: unknown[]): Promise<readonly Consent[]> =>
    (await pool.query<Consent>(text, values).catch(unreachable)).rows
  return {
    give: async ({ citizenId, scope, agency, from, until, givenBy }) => {
      const { id, purposes, attributes } = scope
      const values = [citizenId, id, agency, purposes, attributes, from, until, givenBy]
      const [given] = await asked(insertConsent, values)
      if (!given) throw new Refusal('INTERNAL', 'consent')
      return given
    },
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

/** INVARIANT: what PostgreSQL says about values goes no further. */
function unreachable(): never {
  throw new Refusal('DATABASE_UNREACHABLE', 'facts')
}

const columns = `consent_id as id, scope, agency, purposes, attributes, "from", until, withdrawn_at as "withdrawnAt"`

const insertConsent = `
insert into facts.consent (subject_id, scope, agency, purposes, attributes, "from", until, given_by)
values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${columns}`

const withdrawConsent = `
update facts.consent set withdrawn_at = greatest($3, "from")
where subject_id = $1 and consent_id = $2 and withdrawn_at is null returning ${columns}`

const oneConsent = `select ${columns} from facts.consent where subject_id = $1 and consent_id = $2`

const consentsOf = `select ${columns} from facts.consent where subject_id = $1 order by "from" desc, consent_id`
