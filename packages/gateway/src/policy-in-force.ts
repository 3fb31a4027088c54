import type { Ask, Policy, PolicyRow } from '@motlan/policy'

/** What the gateway reads of a row. */
export type DecidedRow = Pick<PolicyRow, 'id' | 'permitted'>

/** What the gateway needs of a policy: the catalogues it holds callers against, and decisions. */
export interface PolicyInForce
  extends Pick<
    Policy,
    | 'hash'
    | 'agencies'
    | 'procedures'
    | 'purposes'
    | 'relations'
    | 'legalBases'
    | 'factCatalog'
    | 'consentScopes'
    | 'epoch'
    | 'settle'
  > {
  readonly decide: (ask: Ask) => DecidedRow
}
