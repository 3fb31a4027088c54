import type { CompiledPolicy } from '@motlan/policy'
import type { Proof, ProveOptions } from '@motlan/policy/analysis'
import { openSolver } from '@motlan/policy/solver'

/** The properties, by id, about which the second engine says something else than the first. */
export async function disagreements(
  proofs: readonly Proof[],
  policy: CompiledPolicy,
  { version }: Pick<ProveOptions, 'version'>,
  tick: (done: number, of: number) => void,
): Promise<readonly string[]> {
  const found: string[] = []
  const solver = await openSolver()
  try {
    for (const [index, { property, holds }] of proofs.entries()) {
      tick(index, proofs.length)
      const solved = await solver.prove(policy, property, version ? { version } : {})
      if (solved.holds !== holds) found.push(property.id)
    }
  } finally {
    await solver.close()
  }
  tick(1, 1)
  return found
}
