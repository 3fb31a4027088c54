export { type BurdenDimension, type BurdenRow, burdenDimensions } from './burden/burden-row.ts'
export { flatBurden } from './burden/flat-burden.ts'
export { type BurdenOptions, type OpenBurden, openBurden } from './burden/open-burden.ts'
export type { CaseStatus, Effect } from './case-file.ts'
export type { CaseLog } from './case-log.ts'
export type { CaseCompanion } from './companion/case-companion.ts'
export type { Ask, CaseQuestion, Declaration, Declare } from './desk.ts'
export type { Patience } from './effects/advance-effects.ts'
export type { Change, ChangeSource } from './events/change.ts'
export { type Listening, listen } from './events/listen.ts'
export { type Events, type EventsOptions, openEvents } from './events/open-events.ts'
export type { FactsAbout } from './events/rights.ts'
export { migrateCases } from './migrate-cases.ts'
export { type Cases, type CasesOptions, openCases } from './open-cases.ts'
export {
  type CaseFilter,
  type CaseRegister,
  type ListedCase,
  openRegister,
  type ShownCase,
} from './register/open-register.ts'
export type { CaseBearer } from './sight.ts'
