import type { Policy } from '@motlan/policy'

/** One attribute an agency may know of whomever its procedure is about. */
export interface Granted {
  readonly agency: string
  readonly procedure: string
  readonly attribute: string
  readonly agreement: string
}

/** Everything agreements permit on a day, each agency and attribute once. */
export function grantsOf(policy: Policy, at: Date): readonly Granted[] {
  const on = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
  const found = new Map<string, Granted>()
  for (const agency of policy.agencies.keys()) {
    for (const { code: procedure, purpose } of policy.procedures.values()) {
      for (const relation of ['self', ...policy.relations]) {
        const { permitted } = policy.decide({ agency, procedure, purpose, relation, on })
        for (const [attribute, { agreement }] of permitted) {
          const key = `${agency} ${attribute}`
          if (!found.has(key)) found.set(key, { agency, procedure, attribute, agreement })
        }
      }
    }
  }
  return [...found.values()]
}
