import { Refusal, type Vocabulary } from '@motlan/kernel'
import { type AnyRegistry, attributesOf } from '@motlan/registry-kit/definition'

/** The attributes of all registries by name. Refuses two registries that claim one attribute, or one GraphQL type. */
export function oneSource(registries: readonly AnyRegistry[]): Vocabulary {
  unique(registries, ({ name }) => [name], 'registry')
  unique(registries, typesOf, 'type')
  unique(registries, (registry) => attributesOf(registry).map(({ name }) => name))
  return new Map(registries.flatMap(attributesOf).map((attribute) => [attribute.name, attribute]))
}

function unique(
  registries: readonly AnyRegistry[],
  claimsOf: (registry: AnyRegistry) => readonly string[],
  kind?: string,
): void {
  const owners = new Map<string, string>()
  for (const registry of registries) {
    for (const claim of claimsOf(registry)) {
      const other = owners.get(claim)
      if (other !== undefined) {
        throw new Refusal('TWO_SOURCES', kind ? `${kind} ${claim}` : claim, {
          reason: `it has two sources: ${other} and ${registry.name}`,
          fix: `remove it from the definition of ${other} or of ${registry.name}`,
          details: { sources: [other, registry.name] },
        })
      }
      owners.set(claim, registry.name)
    }
  }
}

/** The GraphQL types that a registry brings: of its groups, collections and enumerations. Subjects belong to nobody. */
function typesOf({ subjects, enums = {} }: AnyRegistry): readonly string[] {
  const nests = Object.values(subjects).flatMap(({ groups = {}, collections = {} }) => [
    ...Object.values(groups),
    ...Object.values(collections),
  ])
  return [...nests.map(({ type }) => type), ...Object.keys(enums)]
}
