/** Made-up policies for tests and benches: nothing of them is about a country. */
export { type CatalogSize, countrySize } from './synthetic/synthetic-catalog.ts'
export { type SyntheticOptions, syntheticSource } from './synthetic/synthetic-source.ts'
