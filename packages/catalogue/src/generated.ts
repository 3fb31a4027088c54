import { existsSync, readFileSync } from 'node:fs'
import { registries } from './registries.ts'
import { renderCatalogue } from './render-catalogue.ts'
import { checkSubgraphs } from './subgraph-check.ts'
import { composeSupergraph, type SubgraphSource } from './supergraph.ts'

/** A file that is generated and committed: where it is in the repository, and what it has to say. */
export interface GeneratedFile {
  readonly path: string
  readonly text: string
}

/** The committed SDL of every registry: what the supergraph is composed from. */
export function committedSubgraphs(): readonly SubgraphSource[] {
  return registries.map(({ name }) => ({
    name,
    url: `registry:${name}`,
    sdl: readFileSync(new URL(`../../${name}/schema.graphql`, import.meta.url), 'utf8'),
    ...committedDeclarations(new URL(`../../${name}/declarations.graphql`, import.meta.url)),
  }))
}

/** A registry need not take any. */
function committedDeclarations(file: URL): Pick<SubgraphSource, 'declarations'> {
  return existsSync(file) ? { declarations: readFileSync(file, 'utf8') } : {}
}

/** What follows from the definitions and the committed SDL of all registries. */
export function generatedFiles(subgraphs: readonly SubgraphSource[]): readonly GeneratedFile[] {
  checkSubgraphs(subgraphs)
  return [
    {
      path: 'packages/catalogue/supergraph.graphql',
      text: `${composeSupergraph(subgraphs).supergraphSdl}\n`,
    },
    { path: 'docs/catalogue.md', text: renderCatalogue(registries) },
  ]
}
