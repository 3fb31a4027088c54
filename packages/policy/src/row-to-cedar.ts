import type { Vocabulary } from '@motlan/kernel'
import type { AgreementGrant, Circumstances, Prohibition } from './agreement.ts'
import { groupBelow, groupOfClass, groupOfRegistry } from './attribute-groups.ts'
import { prohibitedAmong } from './attributes-meant.ts'
import {
  allOf,
  type CedarExpression,
  type CedarPolicy,
  type CedarScope,
  factHolds,
  isOneOf,
  not,
} from './cedar-json.ts'

/** A grant of an agreement between these two, in Cedar. */
export function grantToCedar(
  grant: AgreementGrant,
  { provider, consumer }: { readonly provider: string; readonly consumer: string },
  vocabulary: Vocabulary,
): CedarPolicy {
  return policy('permit', consumer, actionsOf(grant.attributes, provider, vocabulary), [
    ...namedIn(grant),
    ...(grant.require ?? []).map(factHolds),
  ])
}

/** A prohibition in Cedar: of an agreement between two, or of a guardrail for everybody. */
export function prohibitionToCedar(
  prohibition: Prohibition,
  parties: { readonly provider: string; readonly consumer: string } | undefined,
  vocabulary: Vocabulary,
): CedarPolicy {
  const { attributes, sensitivities, when = [], except = [], unless = [] } = prohibition
  return policy(
    'forbid',
    parties?.consumer,
    forbiddenActions(attributes, sensitivities, parties?.provider, vocabulary),
    [
      ...namedIn(prohibition),
      ...when.map(factHolds),
      ...except.flatMap((each) => {
        const excepted = allOf(namedIn(each))
        return excepted ? [not(excepted)] : []
      }),
      ...unless.map((fact) => not(factHolds(fact))),
    ],
  )
}

function policy(
  effect: 'permit' | 'forbid',
  agency: string | undefined,
  actions: readonly string[],
  conditions: readonly CedarExpression[],
): CedarPolicy {
  const body = allOf(conditions)
  return {
    effect,
    principal:
      agency === undefined ? { op: 'All' } : { op: '==', entity: { type: 'Agency', id: agency } },
    action: actionScope(actions),
    resource: { op: 'All' },
    conditions: body ? [{ kind: 'when', body }] : [],
  }
}

function actionScope(actions: readonly string[]): CedarScope {
  const entities = actions.map((id) => ({ type: 'Action', id }))
  const [only] = entities
  return entities.length === 1 && only ? { op: 'in', entity: only } : { op: 'in', entities }
}

function namedIn({
  agencies,
  purposes,
  procedures,
  relations,
}: Circumstances): readonly CedarExpression[] {
  return [
    ...(agencies ? [isOneOf('agency', agencies)] : []),
    ...(purposes ? [isOneOf('purpose', purposes)] : []),
    ...(procedures ? [isOneOf('procedure', procedures)] : []),
    ...(relations ? [isOneOf('relation', relations)] : []),
  ]
}

/** An attribute stays one action; a group or wildcard becomes one action group, of the provider where there is one. */
function actionsOf(
  names: readonly string[],
  provider: string | undefined,
  vocabulary: Vocabulary,
): readonly string[] {
  const actions = names.map((name) => {
    if (vocabulary.has(name)) return name
    const stem = name.replace(/\.\*$/, '')
    return provider === undefined ? groupBelow(stem) : groupOfRegistry(provider, stem)
  })
  return [...new Set(actions)]
}

/** A class is a group of every registry; where an agreement names it, only what its provider holds is meant. */
function forbiddenActions(
  names: readonly string[] | undefined,
  classes: readonly string[] | undefined,
  provider: string | undefined,
  vocabulary: Vocabulary,
): readonly string[] {
  if (!classes) return actionsOf(names ?? [], provider, vocabulary)
  if (!names && provider === undefined) return classes.map(groupOfClass)
  return prohibitedAmong(names, classes, provider, vocabulary)
}
