/** Along what burden can be told apart. */
export const burdenDimensions = ['procedure', 'agency', 'province', 'month'] as const

export type BurdenDimension = (typeof burdenDimensions)[number]

/** Whole đồng under the three sets of parameters. */
export interface Estimate {
  readonly low: number
  readonly base: number
  readonly high: number
}

/** What cases cost those who apply. */
export interface Cost {
  readonly seconds: number
  readonly vnd: Estimate
}

/** The indicators of some cases. */
export interface BurdenRow {
  // Absent where they are not told apart, not known, or belong to too few cases to be told.
  readonly procedure?: string
  readonly agency?: string
  readonly province?: string
  /** In which they were submitted, such as 2026-11. */
  readonly month?: string
  /** Submitted and not withdrawn. */
  readonly cases: number
  readonly done: number
  readonly onTime: number
  readonly late: number
  readonly withdrawn: number
  readonly answersAsked: number
  readonly answersSaved: number
  readonly reasksRefused: number
  /** On paper. */
  readonly before: Cost
  readonly after: Cost
  readonly saved: Cost
}
