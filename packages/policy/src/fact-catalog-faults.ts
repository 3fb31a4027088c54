import type { Vocabulary } from '@motlan/kernel'
import { attributeFaults } from './attribute-faults.ts'
import type { Catalog, ConsentScope, Fact } from './catalog.ts'
import { circumstanceFaults } from './circumstance-faults.ts'
import { type At, type Fault, unknown } from './fault.ts'
import { factsOf } from './space.ts'

/** Everything that is wrong with the catalogued facts, consent scopes and sensitivity classes. */
export function factCatalogFaults(catalog: Catalog, vocabulary: Vocabulary): readonly Fault[] {
  const { facts = [], consentScopes = [], sensitivities = [] } = catalog
  const bases = catalog.legalBases.map(({ id }) => id)
  return [
    ...facts.flatMap((fact) => faultsOfFact(fact, catalog, vocabulary)),
    ...consentScopes.flatMap((scope) => faultsOfScope(scope, catalog, vocabulary)),
    ...sensitivities.flatMap(({ id, legalBasis }) =>
      legalBasis === undefined || bases.includes(legalBasis)
        ? []
        : [
            unknown(
              { file: 'catalog/sensitivities.yaml', place: `${id}.legalBasis` },
              { kind: 'legal basis', given: legalBasis, known: bases },
            ),
          ],
    ),
  ]
}

function faultsOfFact(
  { id, tier, registry, excludes = [] }: Fact,
  catalog: Catalog,
  vocabulary: Vocabulary,
): readonly Fault[] {
  const at: At = (place) => ({ file: 'catalog/facts.yaml', place: `${id}.${place}` })
  const registries = new Set([...vocabulary.values()].map(({ source }) => source))
  const known = factsOf(catalog).filter((each) => each !== id)
  return [
    ...(registry === undefined || registries.has(registry)
      ? []
      : [unknown(at('registry'), { kind: 'registry', given: registry, known: registries })]),
    ...(tier === 'subject' && registry === undefined
      ? [
          {
            ...at('registry'),
            reason: 'a fact about the subject is known to one registry',
            fix: 'name the registry that knows it',
          },
        ]
      : []),
    ...excludes
      .filter((other) => !known.includes(other))
      .map((given) => unknown(at('excludes'), { kind: 'other fact', given, known })),
  ]
}

function faultsOfScope(
  scope: ConsentScope,
  catalog: Catalog,
  vocabulary: Vocabulary,
): readonly Fault[] {
  const at: At = (place) => ({
    file: 'catalog/consent-scopes.yaml',
    place: `${scope.id}.${place}`,
  })
  const { agencies, purposes } = scope
  return [
    ...attributeFaults(scope.attributes, at, undefined, vocabulary),
    ...circumstanceFaults({ agencies, purposes }, at, catalog),
  ]
}
