import { join } from 'node:path'
import type { Catalog } from '@motlan/policy'
import { readYaml } from './read-yaml.ts'
import { catalogFiles } from './schema.ts'

/** Reads the eight files of the catalogue; the first thing wrong is refused with file, line and column. */
export async function loadCatalog(folder: string): Promise<Catalog> {
  const [
    agencies,
    purposes,
    procedures,
    relations,
    legalBases,
    facts,
    consentScopes,
    sensitivities,
  ] = await Promise.all([
    readYaml(join(folder, 'agencies.yaml'), catalogFiles.agencies),
    readYaml(join(folder, 'purposes.yaml'), catalogFiles.purposes),
    readYaml(join(folder, 'procedures.yaml'), catalogFiles.procedures),
    readYaml(join(folder, 'relations.yaml'), catalogFiles.relations),
    readYaml(join(folder, 'legal-basis.yaml'), catalogFiles.legalBases),
    readYaml(join(folder, 'facts.yaml'), catalogFiles.facts),
    readYaml(join(folder, 'consent-scopes.yaml'), catalogFiles.consentScopes),
    readYaml(join(folder, 'sensitivities.yaml'), catalogFiles.sensitivities),
  ])
  return {
    agencies,
    purposes,
    procedures,
    relations,
    legalBases,
    facts,
    consentScopes,
    sensitivities,
  }
}
