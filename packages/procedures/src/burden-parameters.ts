import { type DatedValue, valueOn } from './dated-value.ts'

/** A quantity of which the lowest, the most likely and the highest value are stated. */
export interface Estimate {
  readonly low: number
  readonly base: number
  readonly high: number
}

/** One parameter of the Standard Cost Model, in force from a day on. */
interface Parameter {
  readonly unit: 'VND/h' | 's' | 'VND'
  /** Where it is from; `assumption` where nobody has measured it. */
  readonly source: string
  readonly values: readonly DatedValue<Estimate>[]
}

const since = '2025-01-01'

/** Every parameter with its source; `reference` is the Standard Cost Model as in Circular 02/2017/TT-VPCP. */
export const burdenParameters = {
  hourlyIncome: {
    unit: 'VND/h',
    source:
      'General Statistics Office 2024: 7.7 m VND a month (women 6.5, urban 9.3); 176 hours a month: assumption',
    values: dated(36_932, 43_750, 52_841),
  },
  fieldTyped: { unit: 's', source: 'assumption', values: dated(15, 25, 40) },
  identifierTyped: { unit: 's', source: 'assumption', values: dated(25, 40, 60) },
  scanUploaded: { unit: 's', source: 'assumption', values: dated(120, 180, 300) },
  formReviewed: { unit: 's', source: 'assumption', values: dated(300, 720, 1_200) },
  tripTime: { unit: 's', source: 'assumption', values: dated(3_600, 5_400, 7_200) },
  tripCost: { unit: 'VND', source: 'assumption', values: dated(20_000, 30_000, 40_000) },
  waiting: { unit: 's', source: 'assumption', values: dated(1_800, 2_100, 2_700) },
  photocopiedPage: { unit: 'VND', source: 'assumption', values: dated(500, 500, 1_000) },
  certifiedPage: {
    unit: 'VND',
    source: 'assumption; Circular 226/2016/TT-BTC to be checked: 2,000 for pages 1 and 2',
    values: dated(2_000, 2_000, 2_000),
  },
  certifiedFurtherPage: {
    unit: 'VND',
    source: 'assumption; Circular 226/2016/TT-BTC to be checked: 1,000 from page 3',
    values: dated(1_000, 1_000, 1_000),
  },
  letter: { unit: 'VND', source: 'assumption', values: dated(25_000, 27_500, 30_000) },
} as const satisfies Readonly<Record<string, Parameter>>

export type ParameterName = keyof typeof burdenParameters

/** The parameters of one day. */
export type BurdenParameters = Readonly<Record<ParameterName, Estimate>>

/** The parameters in force on a day; undefined before there are any. */
export function parametersOn(day: string): BurdenParameters | undefined {
  const known = Object.entries(burdenParameters).map(
    ([name, { values }]) => [name, valueOn(values, day)] as const,
  )
  return known.some(([, value]) => value === undefined)
    ? undefined
    : // Every name of the table is there, each with a value.
      (Object.fromEntries(known) as unknown as BurdenParameters)
}

function dated(low: number, base: number, high: number): readonly DatedValue<Estimate>[] {
  return [{ from: since, value: { low, base, high } }]
}
