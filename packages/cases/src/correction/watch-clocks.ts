import type { Desk } from '../desk.ts'

/** Milliseconds between two looks at the clocks. */
const pause = 60_000

/** Looks at the clocks of all requests for correction from now on; what it returns ends that. */
export function watchClocks(desk: Desk): () => void {
  // A look that fails is made again.
  const look = () => {
    tellOverdue(desk).catch(() => undefined)
  }
  look()
  const timer = setInterval(look, pause)
  return () => clearInterval(timer)
}

/** Says in the log, once for each, that a registry has let the time to correct its record run out; never about whom. */
export async function tellOverdue({
  db,
  clock,
  log,
}: Pick<Desk, 'db' | 'clock' | 'log'>): Promise<void> {
  const at = clock()
  const overdue = await db
    .updateTable('cases.correction')
    .where('state', 'in', ['OPEN', 'CORRECTING'])
    .where('correct_by', '<', at)
    .where('overdue_told_at', 'is', null)
    .set({ overdue_told_at: at })
    .returning(['correction_id', 'case_id', 'registry', 'attribute', 'correct_by'])
    .execute()
  for (const { correction_id, case_id, registry, attribute, correct_by } of overdue) {
    const told = { correction: correction_id, case: case_id, registry, attribute }
    log.warn({ ...told, due: correct_by.toISOString() }, 'correction overdue')
  }
}
