import type { Bilingual } from '@motlan/kernel'
import type { AgreementStatus } from './agreement.ts'
import type { Bits } from './bits.ts'
import type { LegalBasis, Validity } from './catalog.ts'
import type { CedarPolicy } from './cedar-json.ts'
import type { Condition } from './condition.ts'

export const ruleLevels = ['guardrail', 'prohibition', 'grant'] as const

/** What a rule is, strongest first: a guardrail beats a prohibition in what is reported, both beat every grant. */
export type RuleLevel = (typeof ruleLevels)[number]

/** The agreement or guardrail a rule is written in, as far as it decides when the rule holds and how it is cited. */
export interface RuleOrigin {
  readonly id: string
  readonly file: string
  readonly title: Bilingual
  readonly status: AgreementStatus
  readonly validity: Validity
  /** In the order in which they are cited. */
  readonly bases: readonly LegalBasis[]
}

/** One row, compiled: these attributes, where all of these conditions hold. */
export interface Rule {
  /** `<agreement>/<row>`: what decisions, tests and reports cite. */
  readonly id: string
  readonly level: RuleLevel
  readonly origin: RuleOrigin
  readonly attributes: Bits
  readonly conditions: readonly Condition[]
  /** The agencies, aims and relations for which it can ever hold, whatever else is asked. */
  readonly agencies: Bits
  readonly aims: Bits
  readonly relations: Bits
  /** The facts it reads, by place. */
  readonly facts: readonly number[]
  /** What it means, in the one language that has a formal meaning. */
  readonly cedar: CedarPolicy
}
