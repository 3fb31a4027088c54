export { makeBlock } from './block.ts'
export {
  type CountryOptions,
  type CountryPlan,
  defaultCitizens,
  defaultToday,
  planCountry,
} from './plan.ts'
