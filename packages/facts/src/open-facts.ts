import type { FactQuestion, FactSource } from '@motlan/gateway'
import type { Facts } from '@motlan/policy'
import pg from 'pg'
import { type Consents, openConsents } from './consents.ts'
import { factStatement } from './fact-statement.ts'

/** The facts that one exchange database keeps. */
export interface OpenFacts {
  readonly source: FactSource
  readonly consents: Consents
  readonly close: () => Promise<void>
}

export interface FactsOptions {
  /** The exchange, with the role of a gateway. */
  readonly connection: pg.ClientConfig
  /** Connections at most. */
  readonly connections?: number
  /** Milliseconds a statement may take. */
  readonly timeout?: number
}

/** Opens them. Nothing is connected before the first question, and a connection that breaks is made again. */
export function openFacts({
  connection,
  connections = 4,
  timeout = 2_000,
}: FactsOptions): OpenFacts {
  const pool = new pg.Pool({
    ...connection,
    max: connections,
    connectionTimeoutMillis: timeout,
    statement_timeout: timeout,
    application_name: 'motlan facts',
  })
  // A connection that breaks while nobody uses it: the pool makes another.
  pool.on('error', () => undefined)
  const consents = openConsents(pool)
  return { consents, source: factSource(pool), close: () => pool.end() }
}

/** One round trip for all facts and subjects of a question. */
function factSource(pool: pg.Pool): FactSource {
  async function asked(question: FactQuestion): Promise<readonly Facts[]> {
    const { facts, ...statement } = factStatement(question)
    if (facts.length === 0) return []
    const { rows } = await pool.query<Readonly<Record<string, unknown>>>(statement)
    return rows.map((row) =>
      Object.fromEntries(
        facts.flatMap(({ id }, index) => {
          const outcome = row[`f${index}`]
          return typeof outcome === 'boolean' ? [[id, outcome] as const] : []
        }),
      ),
    )
  }

  return {
    find: async (question) => {
      try {
        return await asked(question)
      } catch (cause) {
        if (!hasNoCases(cause)) throw cause
        const facts = question.facts.filter(({ resolver }) => resolver !== 'openCase')
        return asked({ ...question, facts })
      }
    },
  }
}

/** An exchange on which nobody handles cases has no tables of them: no case is open there, as far as anybody knows. */
function hasNoCases(cause: unknown): boolean {
  return cause instanceof pg.DatabaseError && /^(42P01|3F000|42501)$/.test(cause.code ?? '')
}
