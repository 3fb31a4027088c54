import type { CompiledPolicy } from '@motlan/policy'
import type { Finding } from './finding.ts'
import { overBroad } from './over-broad.ts'
import type { Show } from './places-in-texts.ts'
import type { ReadOperation } from './sufficiency.ts'

/** Grants wider than any procedure they name needs. */
export function overBroadFindings(
  policy: CompiledPolicy,
  operations: readonly ReadOperation[],
  show: Show,
): readonly Finding[] {
  return overBroad(policy, operations).map(({ file, grant, attributes, relations, left }) => {
    const what = [...attributes, ...relations.map((relation) => `the relation ${relation}`)]
    const told =
      what.length > 4
        ? `${what.slice(0, 4).join(', ')} and ${what.length - 4} more`
        : what.join(', ')
    return {
      ...{ severity: 'warning', kind: 'over-broad', file },
      ...show(file, `grants.${grant}`),
      reason: `no procedure it names needs ${told}`,
      fix:
        left.attributes.length === 0
          ? 'delete the row'
          : 'make it narrower: pnpm -s motlan policy needs --patch writes the patch',
    }
  })
}
