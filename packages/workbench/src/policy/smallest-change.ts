import type { Ask, CompiledPolicy, Facts } from '@motlan/policy'

/** One part of a question that would have to be different. */
export type AskChange =
  | { readonly part: 'fact'; readonly fact: string; readonly outcome: boolean }
  | { readonly part: 'relation'; readonly relation: string }
  | { readonly part: 'aim'; readonly procedure?: string; readonly purpose: string }

type PlaceChange = Exclude<AskChange, { part: 'fact' }>

/**
 * The fewest changes to a question that make the policy permit an attribute, tried out on the policy itself: facts
 * before relations before aims. Undefined where no other way of asking on this day, by this agency, is permitted: then
 * an agreement would have to change.
 */
export function smallestChange(
  policy: CompiledPolicy,
  ask: Ask,
  attribute: string,
): readonly AskChange[] | undefined {
  let best: readonly AskChange[] | undefined
  for (const moves of placeChanges(policy, ask)) {
    const room = (best?.length ?? Number.POSITIVE_INFINITY) - moves.length
    if (room < 1) continue
    const moved = moves.reduce(changed, ask)
    const facts = fewestFacts(policy, moved, attribute, room - 1)
    if (facts) best = [...facts, ...moves]
  }
  return best
}

/** Where else one could ask from: nowhere else, another relation, another aim, both. */
function* placeChanges(
  { space, relations }: CompiledPolicy,
  ask: Ask,
): Generator<readonly PlaceChange[]> {
  const others = relations
    .filter((relation) => relation !== ask.relation)
    .map((relation): PlaceChange => ({ part: 'relation', relation }))
  const aims = space.aims
    .filter(({ procedure, purpose }) => procedure !== ask.procedure || purpose !== ask.purpose)
    .map((aim): PlaceChange => ({ part: 'aim', ...aim }))
  yield []
  for (const other of others) yield [other]
  for (const aim of aims) yield [aim]
  for (const other of others) for (const aim of aims) yield [other, aim]
}

/** The fewest facts, at most so many, whose outcome would have to be known or different. */
function fewestFacts(
  policy: CompiledPolicy,
  ask: Ask,
  attribute: string,
  most: number,
): readonly AskChange[] | undefined {
  const { facts: known = {}, ...unknown } = ask
  const { possible, needs } = policy.settle(unknown)
  if (!possible.has(attribute)) return undefined
  const deciding = needs([attribute])
  const permits = (facts: Facts) =>
    policy.decide({ ...unknown, facts: { ...known, ...facts } }).permitted.has(attribute)
  for (let size = 0; size <= Math.min(most, deciding.length); size++) {
    for (const facts of outcomes(deciding, size, known)) {
      if (contradicts({ ...known, ...facts }, policy) || !permits(facts)) continue
      return Object.entries(facts).map(([fact, outcome]) => ({ part: 'fact', fact, outcome }))
    }
  }
  return undefined
}

/** Every way of giving so many of these facts an outcome that they are not known to have. */
function* outcomes(facts: readonly string[], size: number, known: Facts): Generator<Facts> {
  if (size === 0) {
    yield {}
    return
  }
  for (const [at, fact] of facts.entries()) {
    for (const outcome of [true, false]) {
      if (known[fact] === outcome) continue
      for (const rest of outcomes(facts.slice(at + 1), size - 1, known)) {
        yield { [fact]: outcome, ...rest }
      }
    }
  }
}

/** Facts that the catalogue says never hold together. */
function contradicts(facts: Facts, { source }: CompiledPolicy): boolean {
  return (source.catalog.facts ?? []).some(
    ({ id, excludes = [] }) =>
      facts[id] === true && excludes.some((other) => facts[other] === true),
  )
}

function changed(ask: Ask, change: PlaceChange): Ask {
  if (change.part === 'relation') return { ...ask, relation: change.relation }
  const { procedure: _procedure, ...rest } = ask
  return {
    ...rest,
    purpose: change.purpose,
    ...(change.procedure !== undefined && { procedure: change.procedure }),
  }
}
