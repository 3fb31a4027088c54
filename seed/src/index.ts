export { makeBlock } from './block.ts'
export {
  type BuildOptions,
  buildCountry,
  type CountrySummary,
  type Progress,
} from './load/build-country.ts'
export { type CountryMark, readMark } from './load/country-mark.ts'
export {
  type CountryOptions,
  type CountryPlan,
  defaultCitizens,
  defaultToday,
  planCountry,
} from './plan.ts'
