import { registryNames, tableInvariants } from '@motlan/seed'
import type { Sql } from '../../cases/databases.ts'

/** Of whom something does not hold, by registry and rule; the made-up country breaks some rules on purpose. */
export type Broken = Readonly<Record<string, ReadonlySet<string>>>

/** Holds every invariant of the country against the tables of all registries. */
export async function brokenInvariants(sql: Sql, today: string): Promise<Broken> {
  const rules = tableInvariants(today)
  const found: [string, ReadonlySet<string>][] = []
  for (const registry of registryNames) {
    for (const [says, query] of Object.entries(rules[registry])) {
      const rows = await sql<Readonly<Record<string, string>>>(registry, query)
      const subjects = rows.flatMap((row) => Object.values(row))
      found.push([`${registry}: ${says}`, new Set(subjects)])
    }
  }
  return Object.fromEntries(found)
}

/** What is broken now and was not before, as the number of subjects by rule. */
export function brokenAnew(before: Broken, after: Broken): Readonly<Record<string, number>> {
  const anew = Object.entries(after).map(([rule, subjects]) => {
    const known = before[rule] ?? new Set()
    return [rule, [...subjects].filter((subject) => !known.has(subject)).length] as const
  })
  return Object.fromEntries(anew.filter(([, count]) => count > 0))
}
