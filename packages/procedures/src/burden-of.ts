import { type BurdenStep, type Quantity, quantities } from './burden.ts'
import type { BurdenParameters, Estimate, ParameterName } from './burden-parameters.ts'
import type { Procedure } from './procedure.ts'

/** What something costs the applicant: time, and time and money together in whole đồng. */
export interface Burden {
  readonly seconds: number
  /** What is paid in cash: travel, copies, post. */
  readonly direct: number
  /** The time at the hourly income, and what is paid. */
  readonly cost: number
}

/** The same under the lowest, most likely and highest parameters. */
export interface BurdenRange {
  readonly low: Burden
  readonly base: Burden
  readonly high: Burden
}

/** What a case cost before and costs now, and the difference in whole đồng. */
export interface CaseBurden {
  readonly before: BurdenRange
  readonly after: BurdenRange
  /** Never of a low before and a high after: the parameters are the same on both sides. */
  readonly saved: Estimate
}

/** How much of the form the applicant did in one case. */
export interface Answered {
  /** Fields typed or chosen. */
  readonly fields: number
  /** Of them, those that are an ID to be found and copied. */
  readonly identifiers?: number
}

/**
 * The burden of one case by the Standard Cost Model: time × hourly income + direct costs, before on paper and after with
 * everything known filled in. Rounded once, at the end.
 */
export function burdenOf(
  { burden }: Pick<Procedure, 'burden'>,
  answered: Answered,
  parameters: BurdenParameters,
): CaseBurden {
  const { fields, identifiers = 0 } = answered
  const asked: BurdenStep = {
    kind: 'prepare',
    title: { vi: 'Khai các mục còn hỏi', en: 'Answer what is asked' },
    counts: { fieldsTyped: fields - identifiers, identifiersTyped: identifiers },
  }
  const before = burdenOfSteps(burden.before, parameters)
  const after = burdenOfSteps([...burden.after, asked], parameters)
  const saved = (which: keyof Estimate) => before[which].cost - after[which].cost
  return { before, after, saved: { low: saved('low'), base: saved('base'), high: saved('high') } }
}

/** The burden of steps. */
export function burdenOfSteps(
  steps: readonly Pick<BurdenStep, 'counts'>[],
  parameters: BurdenParameters,
): BurdenRange {
  const at = (which: keyof Estimate): Burden => {
    let seconds = 0
    let direct = 0
    for (const { counts } of steps) {
      for (const quantity of quantities) {
        const { time, money } = worth[quantity]
        const count = counts[quantity] ?? 0
        seconds += count * (typeof time === 'number' ? time : time ? parameters[time][which] : 0)
        direct += count * (money ? parameters[money][which] : 0)
      }
    }
    const cost = Math.round((seconds * parameters.hourlyIncome[which]) / 3_600 + direct)
    return { seconds: Math.round(seconds), direct, cost }
  }
  return { low: at('low'), base: at('base'), high: at('high') }
}

interface Worth {
  /** A parameter, or seconds. */
  readonly time?: ParameterName | number
  readonly money?: ParameterName
}

const worth: Readonly<Record<Quantity, Worth>> = {
  fieldsTyped: { time: 'fieldTyped' },
  identifiersTyped: { time: 'identifierTyped' },
  scansUploaded: { time: 'scanUploaded' },
  formsReviewed: { time: 'formReviewed' },
  trips: { time: 'tripTime', money: 'tripCost' },
  waits: { time: 'waiting' },
  photocopiedPages: { money: 'photocopiedPage' },
  certifiedPages: { money: 'certifiedPage' },
  certifiedFurtherPages: { money: 'certifiedFurtherPage' },
  letters: { money: 'letter' },
  hours: { time: 3_600 },
}
