export { type ConsentOptions, consentCompanion } from './consent-companion.ts'
export type { Consent, Consents, NewConsent } from './consents.ts'
export { migrateFacts } from './migrate-facts.ts'
export { type FactsOptions, type OpenFacts, openFacts } from './open-facts.ts'
