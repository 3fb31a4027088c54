import type { Vocabulary } from '@motlan/kernel'
import { attributesMeant, namesKnown } from './attributes-meant.ts'
import { type At, type Fault, suggestion } from './fault.ts'

/** The faults of names that mean nothing, or something that the provider does not hold. Without a provider, as in a guardrail, every registry is meant. */
export function attributeFaults(
  names: readonly string[],
  at: At,
  provider: string | undefined,
  vocabulary: Vocabulary,
): readonly Fault[] {
  return names
    .filter((name) => attributesMeant(name, provider, vocabulary).length === 0)
    .map((name) => ({ ...at('attributes'), ...attributeFault(name, provider, vocabulary) }))
}

function attributeFault(
  name: string,
  provider: string | undefined,
  vocabulary: Vocabulary,
): Pick<Fault, 'reason' | 'fix'> {
  const elsewhere = vocabulary.get(name)
  if (elsewhere) {
    return {
      reason: `"${name}" is held by the registry ${elsewhere.source}, not by ${provider}`,
      fix: `move it to an agreement whose provider is ${elsewhere.source}`,
    }
  }
  return {
    reason: `"${name}" is no attribute of ${provider === undefined ? 'any registry' : `the registry ${provider}`}`,
    fix: suggestion(
      name,
      namesKnown(provider, vocabulary),
      `see docs/catalogue.md for the attributes of ${provider ?? 'each registry'}`,
    ),
  }
}
