import { registries } from '@motlan/catalogue'
import { type Companion, type TraceCompanionOptions, traceCompanion } from '@motlan/gateway'
import type { InsideDoor } from './inside-door.ts'

/** The companion in which people see who looked them up; who represents whom it asks as the trace desk. */
export function peopleSee(
  { ask }: Pick<InsideDoor, 'ask'>,
  options: Omit<TraceCompanionOptions, 'ask' | 'registries'>,
): Companion {
  const desk = { agency: 'trace-desk', officer: 'trace-desk', purpose: 'trace-access' }
  return traceCompanion({
    ...options,
    registries: new Map(registries.map(({ name, title }) => [name, title])),
    ask: (question) => ask({ ...desk, ...question }),
  })
}
