import type { Vocabulary } from '@motlan/kernel'
import { oneOf } from '../analysis/chance.ts'
import type { Catalog } from '../catalog.ts'
import { type CedarExpression, type CedarPolicy, factHolds, isOneOf, not } from '../cedar-json.ts'
import { range, syntheticRelations } from './synthetic-catalog.ts'

/** A row in Cedar, as text and as Cedar reads it. */
export interface RawRow {
  readonly text: string
  readonly cedar: CedarPolicy
}

/** Rows with nested conditions, as only Cedar can say them: `(a && !b) || c`. */
export function syntheticRows(
  { provider, consumer }: { readonly provider: string; readonly consumer: string },
  { catalog, vocabulary }: { readonly catalog: Catalog; readonly vocabulary: Vocabulary },
  chance: () => number,
): readonly RawRow[] {
  const held = [...vocabulary.values()].filter(({ source }) => source === provider)
  return range(2, (index) => {
    const permit = chance() < 0.7
    const named = [oneOf(held, chance), oneOf(held, chance)]
    const cedar: CedarPolicy = {
      effect: permit ? 'permit' : 'forbid',
      principal: { op: '==', entity: { type: 'Agency', id: consumer } },
      action: { op: 'in', entities: named.map(({ name }) => ({ type: 'Action', id: name })) },
      resource: { op: 'All' },
      conditions: [
        ...(permit ? [{ kind: 'when', body: reach(catalog, chance) }] : []),
        { kind: chance() < 0.7 ? 'when' : 'unless', body: tree(catalog, chance, 3) },
      ],
      annotations: { id: `c${index}` },
    }
    return { text: `@id("c${index}") ${cedar.effect} …`, cedar }
  })
}

/** What every grant must name: relations and purposes. */
function reach({ purposes }: Catalog, chance: () => number): CedarExpression {
  return {
    '&&': {
      left: isOneOf('relation', [oneOf(syntheticRelations, chance)]),
      right: isOneOf('purpose', [oneOf(purposes, chance).id, oneOf(purposes, chance).id]),
    },
  }
}

function tree(catalog: Catalog, chance: () => number, depth: number): CedarExpression {
  const kind = depth === 0 ? 1 : chance()
  if (kind < 0.3) return joined('&&')
  if (kind < 0.6) return joined('||')
  if (kind < 0.75) return not(tree(catalog, chance, depth - 1))
  return leaf(catalog, chance)

  function joined(operator: '&&' | '||'): CedarExpression {
    return {
      [operator]: {
        left: tree(catalog, chance, depth - 1),
        right: tree(catalog, chance, depth - 1),
      },
    }
  }
}

function leaf(
  { facts = [], purposes, procedures }: Catalog,
  chance: () => number,
): CedarExpression {
  const kind = chance()
  if (kind < 0.5 && facts.length > 0) return factHolds(oneOf(facts, chance).id)
  if (kind < 0.7) return isOneOf('purpose', [oneOf(purposes, chance).id])
  if (kind < 0.85 && procedures.length > 0) {
    return isOneOf('procedure', [oneOf(procedures, chance).code, oneOf(procedures, chance).code])
  }
  return isOneOf('relation', [oneOf(syntheticRelations, chance)])
}
