export { makeBlock } from './block.ts'
export { errorRates, type Rate } from './errors/error-log.ts'
export type { Counts } from './load/batch.ts'
export {
  type BuildOptions,
  buildCountry,
  type CountrySummary,
  type Progress,
} from './load/build-country.ts'
export { builtCountry } from './load/built-country.ts'
export type { CountryMark } from './load/country-mark.ts'
export { type ProgressView, progressView } from './load/progress-bar.ts'
export { type RegistryName, registryNames } from './load/registry-seeds.ts'
export { castOf, type Persona, personas } from './personas/cast.ts'
export { personaBlock } from './personas/persona-block.ts'
export {
  builtInPersonas,
  type PersonaSource,
  personasAt,
  readPersonas,
} from './personas/read-personas.ts'
export {
  type CountryOptions,
  type CountryPlan,
  defaultCitizens,
  defaultToday,
  planCountry,
} from './plan.ts'
export { tableInvariants } from './table-invariants.ts'
export {
  type AdministrativeUnits,
  administrativeUnits,
  type Commune,
} from './units/administrative-units.ts'
