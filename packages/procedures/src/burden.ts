import type { Bilingual } from '@motlan/kernel'

/** What somebody does for a procedure, in units the Standard Cost Model has a price or a time for. */
export const quantities = [
  'fieldsTyped',
  'identifiersTyped',
  'scansUploaded',
  'formsReviewed',
  'trips',
  'waits',
  'photocopiedPages',
  'certifiedPages',
  'certifiedFurtherPages',
  'letters',
  'hours',
] as const

export type Quantity = (typeof quantities)[number]

/** The kinds of steps of Circular 02/2017/TT-VPCP. */
export const stepKinds = ['prepare', 'submit', 'work', 'pay', 'receive', 'other'] as const

type StepKind = (typeof stepKinds)[number]

/** One step of the applicant, with how often each thing is done. */
export interface BurdenStep {
  readonly kind: StepKind
  readonly title: Bilingual
  readonly counts: Readonly<Partial<Record<Quantity, number>>>
}

/** What a procedure costs the applicant on paper, and what it still costs when everything known is filled in. */
export interface BurdenSteps {
  readonly before: readonly BurdenStep[]
  /** Beside the fields that are still asked, which are counted in each case. */
  readonly after: readonly BurdenStep[]
  /** How many cases there are in a year in the whole country. */
  readonly casesPerYear: number
  readonly source: string
}
