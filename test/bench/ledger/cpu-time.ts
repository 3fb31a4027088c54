import { readFileSync } from 'node:fs'
import pg from 'pg'

/** Milliseconds of processor time processes have used, as Linux counts them: what others do on the machine does not matter. */
export function cpuTime(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + ticksOf(pid) * 10, 0)
}

/** Every process of a PostgreSQL, those that write behind included. */
export async function postgresPids(connectionString: string): Promise<readonly number[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity')
  await client.end()
  return rows.map(({ pid }) => pid)
}

function ticksOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return Number(fields[11]) + Number(fields[12])
  } catch {
    return 0
  }
}
