import type { Policy } from '@motlan/policy'
import { burdenOfSteps } from './burden-of.ts'
import { parametersOn } from './burden-parameters.ts'
import type { Dictionary } from './dictionary.ts'
import type { Procedure } from './procedure.ts'
import { stepsOf } from './steps-of.ts'

/** Something that a registry holds, that a form needs, and that no agreement lets the handling agency know. */
export interface Gap {
  readonly code: string
  readonly agency: string
  readonly relation: string
  readonly attribute: string
  readonly registry: string
  /** The fields and facts that would be filled in. */
  readonly for: readonly string[]
  /** What applicants spend on it in a year, in đồng: one field typed in every case. */
  readonly costPerYear: number
}

/** What the agreements do not open to a procedure, with the burden that this leaves. */
export function gapsIn(
  procedure: Procedure,
  dictionary: Dictionary,
  policy: Policy,
  on: string,
): readonly Gap[] {
  const { code, burden } = procedure
  const purpose = policy.procedures.get(code)?.purpose ?? ''
  const parameters = parametersOn(on)
  const field = parameters && burdenOfSteps([{ counts: { fieldsTyped: 1 } }], parameters)
  const costPerYear = (field?.base.cost ?? 0) * burden.casesPerYear
  return stepsOf(procedure, dictionary).flatMap(({ agency, asks }) =>
    asks.flatMap(({ attribute, relation, for: needs }) => {
      const ask = { agency, procedure: code, purpose, relation, on }
      if (policy.settle(ask).possible.has(attribute)) return []
      const registry = dictionary.vocabulary.get(attribute)?.source ?? ''
      return [{ code, agency, relation, attribute, registry, for: needs, costPerYear }]
    }),
  )
}
