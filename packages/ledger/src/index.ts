export type { Disclosure, Ledger, LookUp, Withholding } from './disclosure.ts'
export type { LedgerLimits } from './group-commit.ts'
export { migrateLedger } from './migrate-ledger.ts'
export { defaultLimits, type LedgerOptions, openLedger } from './open-ledger.ts'
