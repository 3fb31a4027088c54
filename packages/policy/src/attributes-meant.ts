import type { Vocabulary } from '@motlan/kernel'

/**
 * The attributes a name in an agreement stands for: the attribute itself, a group or collection (`Citizen.birthName`),
 * or everything below a name (`Citizen.birthName.*`, `Citizen.*`). Only attributes of the provider are meant, so that
 * `Citizen.*` can never reach into another registry; without a provider, as in a guardrail, those of every registry.
 * Empty where the name means nothing.
 */
export function attributesMeant(
  name: string,
  provider: string | undefined,
  vocabulary: Vocabulary,
): readonly string[] {
  const provided = (source: string) => provider === undefined || source === provider
  const attribute = vocabulary.get(name)
  if (attribute) return provided(attribute.source) ? [name] : []
  const wildcard = name.endsWith('.*')
  const stem = wildcard ? name.slice(0, -2) : name
  // A subject alone is no group: whoever means all of a citizen says so with a star.
  if (!wildcard && !stem.includes('.')) return []
  return [...vocabulary.values()]
    .filter((each) => provided(each.source) && each.name.startsWith(`${stem}.`))
    .map((each) => each.name)
}

/** The attributes that a prohibition means by names, by classes of sensitivity, or by both together: all of the provider where there is one. */
export function prohibitedAmong(
  names: readonly string[] | undefined,
  classes: readonly string[] | undefined,
  provider: string | undefined,
  vocabulary: Vocabulary,
): readonly string[] {
  const named = names?.flatMap((name) => attributesMeant(name, provider, vocabulary))
  const held = [...vocabulary.values()].filter(
    ({ source }) => provider === undefined || source === provider,
  )
  return [...new Set(named ?? held.map(({ name }) => name))].filter(
    (name) => classes?.includes(vocabulary.get(name)?.sensitivity ?? '') ?? true,
  )
}

/** Everything that may stand in an agreement of this provider, or in a guardrail, for a suggestion after a misspelling. */
export function namesKnown(
  provider: string | undefined,
  vocabulary: Vocabulary,
): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { name, source } of vocabulary.values()) {
    if (provider !== undefined && source !== provider) continue
    names.add(name)
    const steps = name.split('.')
    if (steps.length > 2) names.add(steps.slice(0, -1).join('.'))
    names.add(`${steps[0]}.*`)
  }
  return names
}
