import type { Access } from './access.ts'

/** One row of the answer of `myAccess`. */
export interface AccessibleAttribute {
  readonly name: string
  readonly relation: string
  readonly agreement: string
  readonly legalBasis: string
  readonly source: string
  readonly sensitivity: string
  readonly meaning: { readonly vi: string; readonly en: string }
}

/** What an agency may ask, as `myAccess` answers it. */
export function myAccess(access: readonly Access[]): readonly AccessibleAttribute[] {
  return access.map(({ attribute, relation, grounds }) => ({
    name: attribute.name,
    relation,
    agreement: grounds.agreement,
    legalBasis: grounds.legalBasis,
    source: attribute.source,
    sensitivity: attribute.sensitivity,
    meaning: attribute.meaning,
  }))
}
