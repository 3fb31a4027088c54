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
  { id, registry, evidence = [], excludes = [] }: Fact,
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
    ...((registry === undefined) === (evidence.length === 0)
      ? []
      : [
          {
            ...at('evidence'),
            reason: 'a registry knows a fact by attributes of its own, the exchange by none',
            fix: 'name the registry and the attributes that tell, or neither',
          },
        ]),
    ...evidence.flatMap(({ attribute }, index) => {
      const known = vocabulary.get(attribute)
      const place = at(`evidence[${index}].attribute`)
      if (!known) {
        const all = vocabulary.keys()
        return [unknown(place, { kind: 'attribute', given: attribute, known: all })]
      }
      if (registry === undefined || known.source === registry) return []
      return [
        {
          ...place,
          reason: `${attribute} is known to the registry ${known.source}`,
          fix: `name an attribute of ${registry}`,
        },
      ]
    }),
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
