import { registryNames } from '@motlan/sandbox/home'
import type { Sql } from '../../cases/databases.ts'

/** Every effect of every submitted case, against what the registries have carried out. */
export interface ToldOnce {
  readonly submitted: number
  readonly done: number
  readonly effects: number
  /** Of effects that are done, those that their registry has not carried out, and the other way round. */
  readonly missing: number
  readonly strange: number
  /** Why cases stopped, with how many did. */
  readonly stopped: Readonly<Record<string, number>>
}

/** Holds the exchange against the registries. */
export async function toldOnce(sql: Sql): Promise<ToldOnce> {
  const cases = await sql<{ status: string; count: number }>(
    'exchange',
    'select status, count(*)::int as count from cases.case_file where submitted_at is not null group by 1',
  )
  const effects = await sql<{ declaration_id: string; state: string; reason: string | null }>(
    'exchange',
    `select declaration_id, state, mutation || ': ' || (last_error ->> 'message') as reason from cases.effect`,
  )
  const carriedOut = new Set<string>()
  for (const registry of registryNames) {
    const told = await sql<{ declaration_id: string }>(
      registry,
      'select declaration_id from declaration.declared',
    )
    for (const { declaration_id } of told) carriedOut.add(declaration_id)
  }
  const done = new Set(
    effects.flatMap(({ declaration_id, state }) => (state === 'DONE' ? [declaration_id] : [])),
  )
  const stopped = effects.filter(({ state }) => state === 'REFUSED' || state === 'DEAD')
  const reasons = Object.groupBy(stopped, ({ reason, state }) => `${state} ${reason}`)
  return {
    submitted: cases.reduce((sum, { count }) => sum + count, 0),
    done: cases.find(({ status }) => status === 'DONE')?.count ?? 0,
    effects: effects.length,
    missing: [...done].filter((id) => !carriedOut.has(id)).length,
    strange: [...carriedOut].filter((id) => !done.has(id)).length,
    stopped: Object.fromEntries(
      Object.entries(reasons).map(([reason, all = []]) => [reason, all.length]),
    ),
  }
}
