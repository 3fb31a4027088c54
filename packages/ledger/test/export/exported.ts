import { setTimeout as pause } from 'node:timers/promises'
import { type ExportOptions, exportLedger } from '../../src/export/export-ledger.ts'
import { type LookUp, openLedger } from '../../src/index.ts'
import type { Exchange } from '../exchange.ts'
import { disclosure, lookUp } from '../look-up.ts'

/** The lines of an export, as text. */
export async function exported(
  exchange: Exchange,
  options: Partial<ExportOptions> = {},
): Promise<string[]> {
  const at = new Date('2026-11-21T04:00:00Z')
  const lines: string[] = []
  for await (const line of exportLedger(exchange.app, { texts: true, at, ...options })) {
    lines.push(JSON.stringify(line))
  }
  return lines
}

/** Look-ups of several people by several officers, some of them refused. */
function variedLookUps(count: number): readonly LookUp[] {
  return Array.from({ length: count }, (_, index) =>
    lookUp({
      officer: `officer-${index % 3}`,
      disclosures: Array.from({ length: index % 4 }, (_none, person) => [
        disclosure({ subjectId: `90120400${1000 + ((index + person) % 40)}`, value: index }),
        disclosure({
          subjectId: `90120400${1000 + ((index + person) % 40)}`,
          attribute: 'Citizen.sex',
          value: 'FEMALE',
        }),
      ]).flat(),
      ...(index % 4 === 0 && {
        withheld: [{ attribute: 'Citizen.religion', relation: 'self', code: 'ATTRIBUTE_WITHHELD' }],
      }),
    }),
  )
}

/** Writes look-ups through several gateways, one after the other and side by side, with a checkpoint every few commits. */
export async function written(exchange: Exchange, rounds: readonly number[]): Promise<void> {
  const open = () =>
    openLedger({ connection: exchange.app, keys: exchange.keys, limits: { checkpoint: 5 } })
  const [one, other] = [open(), open()]
  for (const count of rounds) {
    await Promise.all(
      variedLookUps(count).map((each, index) => (index % 5 === 0 ? other : one).append(each)),
    )
    await pause(30)
  }
  await one.close()
  await other.close()
}
