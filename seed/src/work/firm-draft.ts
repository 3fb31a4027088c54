import type { Address, Firm } from '@motlan/registry-kit/country'
import type { Day } from '../calendar.ts'
import type { Draft, Home } from '../people/draft.ts'
import type { Commune } from '../units/administrative-units.ts'
import type { Line } from './industries.ts'

/** An organisation before people are employed. */
export interface FirmDraft {
  readonly businessId: string
  readonly serial: number
  readonly kind: Firm['kind']
  readonly legalForm: Firm['legalForm']
  readonly owner: 'PEOPLE' | 'FOREIGN' | 'STATE'
  readonly status: Firm['status']
  readonly name: Pick<Firm, 'name' | 'foreignName' | 'shortName'>
  readonly line: Line
  readonly commune: Commune
  readonly address: Address
  readonly registeredOn: Day
  /** Founders with the owner first; for public units the head. */
  readonly founders: readonly Draft[]
  /** How many people it would like to employ, against the others of the block. */
  readonly size: number
}

/** A household business before its turnover is known. */
export interface ShopDraft {
  readonly owner: Draft
  readonly home: Home
  readonly registeredOn: Day
}
