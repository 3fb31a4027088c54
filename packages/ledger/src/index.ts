export type { Disclosure, Ledger, LookUp, Withholding } from './disclosure.ts'
