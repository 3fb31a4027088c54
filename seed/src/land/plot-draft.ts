import type { Draft, Home } from '../people/draft.ts'
import type { Commune } from '../units/administrative-units.ts'
import type { FirmDraft } from '../work/firm-draft.ts'

/** A parcel before its papers: who uses it and what for. */
export interface PlotDraft {
  /** Numbered through the country. */
  readonly number: number
  readonly commune: Commune
  readonly home: Home | null
  readonly users: Users
  readonly purpose: Purpose
  readonly apartment: boolean
}

export type Users =
  | { readonly kind: 'COUPLE' | 'INDIVIDUAL' | 'HOUSEHOLD'; readonly people: readonly Draft[] }
  | { readonly kind: 'ORGANISATION'; readonly firm: FirmDraft }

export type Purpose = 'ONT' | 'ODT' | 'LUC' | 'BHK' | 'CLN' | 'NTS' | 'RSX' | 'TMD' | 'SKC' | 'DGD'
