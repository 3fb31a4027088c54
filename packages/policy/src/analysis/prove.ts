import { Refusal } from '@motlan/kernel'
import type { CompiledPolicy } from '../compile-policy.ts'
import { epochsOf } from './epochs.ts'
import type { Proof, Property } from './property.ts'
import { alwaysRefuted } from './prove-always.ts'
import { basisRefuted } from './prove-basis.ts'
import { monotoneRefuted } from './prove-monotone.ts'
import { neverRefuted, onlyRefuted } from './prove-never.ts'
import { newAccess } from './prove-no-new-access.ts'
import { togetherRefuted } from './prove-together.ts'
import type { Search } from './search.ts'

/** What a proof may need besides the policy itself. */
export interface ProveOptions {
  /** One day; every day on which anything is in force where it is left out. */
  readonly on?: string
  /** The version that a `no-new-access-since` names; undefined where there is none of that name. */
  readonly version?: (name: string) => CompiledPolicy | undefined
}

/** Holds a property against every question that can be asked: it holds, or one of them refutes it. */
export function prove(
  policy: CompiledPolicy,
  property: Property,
  options: ProveOptions = {},
): Proof {
  const { counterexample, cells } = searched(policy, property, options)
  return counterexample
    ? { property, holds: false, counterexample, cells }
    : { property, holds: true, cells }
}

function searched(
  policy: CompiledPolicy,
  property: Property,
  { on, version }: ProveOptions,
): Search {
  const where = `properties: ${property.id}`
  if (property.kind === 'basis-in-force') return basisRefuted(policy)
  if (property.kind === 'no-new-access-since')
    return newAccess(policy, property, version, where, on)
  let cells = 0
  if (property.kind === 'always' && on === undefined && property.during === undefined) {
    throw new Refusal('AGREEMENT_INVALID', where, {
      reason: 'nothing is always permitted on days before any agreement',
      fix: 'name the days it is about: `during: { from: 2026-01-01 }`',
    })
  }
  for (const epoch of epochsOf(policy, { on, during: property.during })) {
    const found = inEpoch()
    cells += found.cells
    if (found.counterexample) return { counterexample: found.counterexample, cells }

    function inEpoch(): Search {
      switch (property.kind) {
        case 'never':
          return neverRefuted(policy, epoch, property.never, where)
        case 'only':
          return onlyRefuted(policy, epoch, property, where)
        case 'always':
          return alwaysRefuted(policy, epoch, property.always, where)
        case 'never-together':
          return togetherRefuted(policy, epoch, property, where)
        case 'monotone':
          return monotoneRefuted(policy, epoch, property, where)
        default:
          return { cells: 0 }
      }
    }
  }
  return { cells }
}
