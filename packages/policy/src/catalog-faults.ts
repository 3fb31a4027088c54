import type { Vocabulary } from '@motlan/kernel'
import type { Catalog, LegalBasis } from './catalog.ts'
import { factCatalogFaults } from './fact-catalog-faults.ts'
import { type Fault, unknown } from './fault.ts'

/** Everything that is wrong with the catalogue in itself: names given twice, names that lead nowhere, spans that end before they begin. */
export function catalogFaults(catalog: Catalog, vocabulary: Vocabulary): readonly Fault[] {
  const agencies = catalog.agencies.map(({ id }) => id)
  const purposes = catalog.purposes.map(({ id }) => id)
  return [
    ...twice('catalog/agencies.yaml', agencies),
    ...twice('catalog/purposes.yaml', purposes),
    ...twice(
      'catalog/relations.yaml',
      catalog.relations.map(({ id }) => id),
    ),
    ...twice(
      'catalog/procedures.yaml',
      catalog.procedures.map(({ code }) => code),
    ),
    ...twice(
      'catalog/legal-basis.yaml',
      catalog.legalBases.map(({ id }) => id),
    ),
    ...twice('catalog/facts.yaml', catalog.facts?.map(({ id }) => id) ?? []),
    ...twice('catalog/consent-scopes.yaml', catalog.consentScopes?.map(({ id }) => id) ?? []),
    ...twice('catalog/sensitivities.yaml', catalog.sensitivities?.map(({ id }) => id) ?? []),
    ...factCatalogFaults(catalog, vocabulary),
    ...catalog.procedures.flatMap((procedure) => {
      const at = (place: string) => ({
        file: 'catalog/procedures.yaml',
        place: `${procedure.code}.${place}`,
      })
      return [
        ...(purposes.includes(procedure.purpose)
          ? []
          : [
              unknown(at('purpose'), {
                kind: 'purpose',
                given: procedure.purpose,
                known: purposes,
              }),
            ]),
        ...procedure.agencies
          .filter((agency) => !agencies.includes(agency))
          .map((given) => unknown(at('agencies'), { kind: 'agency', given, known: agencies })),
      ]
    }),
    ...catalog.legalBases.filter(endsTooEarly).map(({ id }) => ({
      file: 'catalog/legal-basis.yaml',
      place: id,
      reason: 'it ends before it begins',
      fix: 'give an `until` after `from`: the first day on which it is no longer in force',
    })),
  ]
}

function endsTooEarly({ from, until }: LegalBasis): boolean {
  return until !== undefined && until <= from
}

function twice(file: string, ids: readonly string[]): Fault[] {
  const seen = new Set<string>()
  return ids
    .filter((id) => seen.has(id) || !seen.add(id))
    .map((id) => ({
      file,
      place: id,
      reason: `"${id}" is given twice`,
      fix: 'keep one of the two, or give the other an id of its own',
    }))
}
