export { type AccessRow, accessMatrix } from './access-matrix.ts'
export { type ActivePolicy, activePolicy } from './active-policy.ts'
export {
  type Agreement,
  type AgreementGrant,
  type AgreementStatus,
  agreementStatuses,
  type Circumstances,
  type Guardrail,
  type LegalText,
  type Prohibition,
} from './agreement.ts'
export { agreementFaults } from './agreement-faults.ts'
export {
  type Agency,
  type Catalog,
  type CatalogProcedure,
  type ConsentScope,
  type Evidence,
  type Fact,
  type FactTier,
  factTiers,
  type LegalBasis,
  type Named,
  type Procedure,
  type SensitivityClass,
  type Validity,
} from './catalog.ts'
export type { CedarPolicy } from './cedar-json.ts'
export { type CompiledPolicy, compilePolicy } from './compile-policy.ts'
export type { Fault } from './fault.ts'
export {
  type AskedInRelation,
  type DecidedQuestion,
  type KeptDecision,
  type KeptRelation,
  keptDecision,
  questionOf,
  type Through,
} from './kept-decision.ts'
export { needsOf } from './needs-of.ts'
export type { Ask, Facts, Grounds, Policy, PolicyRow, Settlement } from './policy.ts'
export { readArtefact, writeArtefact } from './policy-artefact.ts'
export type { PolicySource } from './policy-source.ts'
export { isPermitted } from './presence.ts'
export type { Rule, RuleLevel } from './rule.ts'
export type { Aim, Space } from './space.ts'
