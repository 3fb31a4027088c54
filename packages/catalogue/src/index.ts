export { oneSource } from './one-source.ts'
export { type KnownAttribute, registries } from './registries.ts'
export { composeSupergraph, type SubgraphSource, type Supergraph } from './supergraph.ts'
