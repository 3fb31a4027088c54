import type { Bilingual } from '@motlan/kernel'
import { groupOfRegistry } from '../attribute-groups.ts'
import type { CedarExpression, CedarPolicy, CedarScope } from '../cedar-json.ts'
import { allOf } from '../cedar-json.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import { conjunctsOf } from '../condition.ts'
import type { Rule } from '../rule.ts'

/** A plausible mistake in one rule. */
export interface Mutant {
  readonly rule: string
  readonly kind: MutantKind
  /** The rule with the mistake in it; undefined where the mistake is that it is missing. */
  readonly cedar: CedarPolicy | undefined
}

export const mutantKinds = {
  'rule-deleted': { vi: 'thiếu cả dòng', en: 'the whole row is missing' },
  'effect-flipped': {
    vi: 'cho phép thành cấm hoặc ngược lại',
    en: 'it permits instead of forbidding, or the other way round',
  },
  'agency-widened': { vi: 'áp dụng cho mọi cơ quan', en: 'it is for every agency' },
  'attribute-widened': {
    vi: 'thuộc tính mở rộng ra cả nhóm',
    en: 'an attribute has become its whole group',
  },
  'attribute-dropped': { vi: 'thiếu một thuộc tính', en: 'one attribute is missing' },
  'condition-dropped': { vi: 'thiếu một điều kiện', en: 'one condition is missing' },
  'condition-negated': { vi: 'một điều kiện bị đảo ngược', en: 'one condition is turned round' },
  'value-dropped': {
    vi: 'thiếu một giá trị trong danh sách',
    en: 'one value of a list is missing',
  },
} as const satisfies Record<string, Bilingual>

export type MutantKind = keyof typeof mutantKinds

/** Every plausible mistake in one rule. */
export function mutantsOf(rule: Rule, policy: CompiledPolicy): readonly Mutant[] {
  const { id, cedar } = rule
  const mutant = (kind: MutantKind, changed: Partial<CedarPolicy>): Mutant => ({
    rule: id,
    kind,
    cedar: { ...cedar, ...changed },
  })
  const effect = cedar.effect === 'permit' ? 'forbid' : 'permit'
  return [
    { rule: id, kind: 'rule-deleted', cedar: undefined },
    mutant('effect-flipped', { effect }),
    ...(cedar.principal.op === 'All'
      ? []
      : [mutant('agency-widened', { principal: { op: 'All' } })]),
    ...actionMutants(cedar.action, policy).map(({ kind, action }) => mutant(kind, { action })),
    ...conditionMutants(cedar).map(({ kind, conditions }) => mutant(kind, { conditions })),
  ]
}

function actionMutants(
  { entity, entities = entity ? [entity] : [] }: CedarScope,
  { source }: CompiledPolicy,
): readonly { readonly kind: MutantKind; readonly action: CedarScope }[] {
  const [first, ...others] = entities
  const widened = entities.flatMap(({ type, id }, index) => {
    const attribute = source.vocabulary.get(id)
    if (!attribute) return []
    const stem = id.slice(0, id.lastIndexOf('.'))
    return [entities.with(index, { type, id: groupOfRegistry(attribute.source, stem) })]
  })
  const [wide] = widened
  return [
    ...(wide ? [{ kind: 'attribute-widened' as const, action: { op: 'in', entities: wide } }] : []),
    ...(first && others.length > 0
      ? [{ kind: 'attribute-dropped' as const, action: { op: 'in', entities: others } }]
      : []),
  ]
}

function conditionMutants({ conditions }: CedarPolicy): readonly {
  readonly kind: MutantKind
  readonly conditions: CedarPolicy['conditions']
}[] {
  const all = conditions.flatMap(({ kind, body }) =>
    kind === 'when' ? conjunctsOf(body) : [{ '!': { arg: body } }],
  )
  const clause = (bodies: readonly CedarExpression[]): CedarPolicy['conditions'] => {
    const body = allOf(bodies)
    return body ? [{ kind: 'when', body }] : []
  }
  return all.flatMap((condition, index) => [
    { kind: 'condition-dropped' as const, conditions: clause(all.toSpliced(index, 1)) },
    { kind: 'condition-negated' as const, conditions: clause(all.with(index, negated(condition))) },
    ...shortened(condition).map((shorter) => ({
      kind: 'value-dropped' as const,
      conditions: clause(all.with(index, shorter)),
    })),
  ])
}

function negated(condition: CedarExpression): CedarExpression {
  const inner = condition['!'] as { readonly arg: CedarExpression } | undefined // Checked when the rule was compiled.
  return inner?.arg ?? { '!': { arg: condition } }
}

/** The condition with each value of its list left out in turn. */
function shortened(condition: CedarExpression): readonly CedarExpression[] {
  const contains = condition.contains as
    | { readonly left: { readonly Set?: readonly unknown[] }; readonly right: unknown }
    | undefined // As above.
  const values = contains?.left.Set ?? []
  if (values.length < 2) return []
  return values.map((_, index) => ({
    contains: { left: { Set: values.toSpliced(index, 1) }, right: contains?.right },
  }))
}
