export { type AccessRow, accessMatrix } from './access-matrix.ts'
export {
  type Agreement,
  type AgreementGrant,
  type AgreementStatus,
  agreementStatuses,
} from './agreement.ts'
export { agreementFaults, type PolicySource } from './agreement-faults.ts'
export type {
  Agency,
  Catalog,
  CatalogProcedure,
  LegalBasis,
  Named,
  Procedure,
  Validity,
} from './catalog.ts'
export { compilePolicy } from './compile-policy.ts'
export type { Fault } from './fault.ts'
export type { Ask, Grounds, Policy, PolicyRow } from './policy.ts'
