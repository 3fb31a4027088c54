import pg from 'pg'

/** Whether the exchange database would take a record. */
export interface ExchangeProbe {
  readonly probe: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Asks the exchange database with the role that records; throws where it would not take one. */
export function exchangeProbe(appUrl: string): ExchangeProbe {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: 1,
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
    application_name: 'motlan readiness',
  })
  // What breaks while nothing is asked is told by the next question.
  pool.on('error', () => {})
  return {
    probe: async () => {
      const { rows } = await pool.query<{ may: boolean }>(
        `select has_table_privilege('look_up', 'insert') and not pg_is_in_recovery() as may`,
      )
      if (!rows[0]?.may) throw new Error('the role that records may not insert')
    },
    close: () => pool.end(),
  }
}
