export type { Attesting } from './attest/attestor.ts'
export {
  openWitness,
  type Witnessed,
  type WitnessOptions,
  type WitnessReply,
  witnessKey,
} from './attest/witness.ts'
export type {
  AskedSubject,
  DecidedText,
  DisclosedLine,
  Disclosure,
  DisclosureGroup,
  Ledger,
  LookUp,
  Withholding,
} from './disclosure.ts'
export { type ExportOptions, exportLedger } from './export/export-ledger.ts'
export type { ExportLine } from './export/export-line.ts'
export type { LedgerLimits } from './group-commit.ts'
export { type Imported, importLedger } from './import/import-ledger.ts'
export { migrateLedger } from './migrate-ledger.ts'
export { defaultLimits, type LedgerOptions, type OpenLedger, openLedger } from './open-ledger.ts'
export { openProofs, type Proofs } from './open-proofs.ts'
export { type OwnProof, openTrace, type Trace, type TraceOptions } from './open-trace.ts'
export type { OperateOptions } from './operate/append-control.ts'
export { eraseSubject } from './operate/erase.ts'
export { keptMonths, type RemovedRange, removeMonth } from './operate/remove-month.ts'
export { renewLedger } from './operate/renew.ts'
export { type LedgerStats, ledgerStats } from './operate/stats.ts'
export { type EntryProof, faultInProof } from './prove/entry-proof.ts'
export type { EntryPlace } from './prove/prove-entry.ts'
export type { Opening, RevealAsk, Revealed } from './prove/reveal.ts'
export { csvText } from './report/csv.ts'
export {
  type DecidedOperations,
  type OperationsAbout,
  openDecisions,
  type RecordedDecisions,
} from './report/recorded-decisions.ts'
export { neverUsed, openReports, type ReportSpan, type Reports } from './report/reports.ts'
export { type LedgerKeys, temporaryLedgerKeys } from './secrecy/ledger-keys.ts'
export type {
  TraceAsk,
  TracedLine,
  TracedRefusal,
  TraceEntry,
  TracePage,
} from './trace/trace-entry.ts'
export { type Fault, type Finding, findingText } from './verify/finding.ts'
export type { CheckedLog } from './verify/log-check.ts'
export { type Verdict, type VerifyOptions, verifyExport } from './verify/verify-export.ts'
