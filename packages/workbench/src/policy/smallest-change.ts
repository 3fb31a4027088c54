import type { Ask, CompiledPolicy } from '@motlan/policy'

/** One part of a question that would have to be different. */
export type AskChange =
  | { readonly part: 'fact'; readonly fact: string; readonly outcome: boolean }
  | { readonly part: 'relation'; readonly relation: string }
  | { readonly part: 'aim'; readonly procedure?: string; readonly purpose: string }

/**
 * The fewest changes to a question that make the policy permit an attribute: facts before relations before aims, tried
 * out on the policy itself. Undefined where no two changes help: then an agreement would have to change.
 */
export function smallestChange(
  policy: CompiledPolicy,
  ask: Ask,
  attribute: string,
): readonly AskChange[] | undefined {
  const singles = changesOf(policy, ask)
  const permits = (changes: readonly AskChange[]) =>
    policy.decide(changes.reduce(changed, ask)).permitted.has(attribute)
  for (const change of singles) if (permits([change])) return [change]
  for (const [at, first] of singles.entries()) {
    for (const second of singles.slice(at + 1)) {
      if (first.part !== 'fact' && first.part === second.part) continue
      if (impossible(first, second, policy)) continue
      if (permits([first, second])) return [first, second]
    }
  }
  return undefined
}

function changesOf({ space, relations }: CompiledPolicy, ask: Ask): readonly AskChange[] {
  const facts = space.facts.ids.flatMap((fact) =>
    [true, false]
      .filter((outcome) => ask.facts?.[fact] !== outcome)
      .map((outcome): AskChange => ({ part: 'fact', fact, outcome })),
  )
  return [
    ...facts,
    ...relations
      .filter((relation) => relation !== ask.relation)
      .map((relation): AskChange => ({ part: 'relation', relation })),
    ...space.aims
      .filter(({ procedure, purpose }) => procedure !== ask.procedure || purpose !== ask.purpose)
      .map((aim): AskChange => ({ part: 'aim', ...aim })),
  ]
}

/** Facts that the catalogue says never hold together, and both outcomes of one fact. */
function impossible(one: AskChange, other: AskChange, { source }: CompiledPolicy): boolean {
  if (one.part !== 'fact' || other.part !== 'fact') return false
  if (one.fact === other.fact) return true
  const excludes = (a: string, b: string) =>
    source.catalog.facts?.find(({ id }) => id === a)?.excludes?.includes(b) ?? false
  return (
    one.outcome &&
    other.outcome &&
    (excludes(one.fact, other.fact) || excludes(other.fact, one.fact))
  )
}

function changed(ask: Ask, change: AskChange): Ask {
  if (change.part === 'fact') {
    return { ...ask, facts: { ...ask.facts, [change.fact]: change.outcome } }
  }
  if (change.part === 'relation') return { ...ask, relation: change.relation }
  const { procedure: _procedure, ...rest } = ask
  return {
    ...rest,
    purpose: change.purpose,
    ...(change.procedure !== undefined && { procedure: change.procedure }),
  }
}
