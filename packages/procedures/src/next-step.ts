import type { JsonObject } from '@motlan/kernel'
import type { Dictionary } from './dictionary.ts'
import { evaluate } from './evaluate.ts'
import type { Evaluation } from './evaluation.ts'
import type { Situation, Step, Subjects } from './situation.ts'
import { stepsOf } from './steps-of.ts'

/** A look-up that is due: what to ask, about whom. */
export interface NextStep {
  readonly step: Step
  readonly variables: JsonObject
}

/**
 * The next look-up of a case; undefined where everything that can be looked up has been. A step is due again where it
 * is known of more people than it was asked about.
 */
export function nextStep(situation: Situation, dictionary: Dictionary): NextStep | undefined {
  return nextOf(evaluate(situation, dictionary))
}

/** The IDs in every role that somebody fills. */
export function subjectsIn(situation: Situation, dictionary: Dictionary): Subjects {
  const { role } = evaluate(situation, dictionary)
  const filled = Object.keys(situation.procedure.roles).map(
    (name) => [name, role(name).members.map(({ id }) => id)] as const,
  )
  return Object.fromEntries(filled.filter(([, ids]) => ids.length > 0))
}

/** The same, of a situation that is being worked out. */
export function nextOf({ situation, dictionary, role }: Evaluation): NextStep | undefined {
  for (const step of stepsOf(situation.procedure, dictionary)) {
    const variables: JsonObject = {}
    let isReady = true
    for (const { role: name, variable, list } of step.roots) {
      const { state, members } = role(name)
      // Whoever was met on the way is not looked up again.
      const ids = members.filter(({ met }) => !met).map(({ id }) => id)
      if (list) variables[variable] = ids
      else variables[variable] = ids[0]
      if (state === 'pending' || (!list && ids.length === 0)) isReady = false
    }
    const isAbout = Object.values(variables).flat().length > 0
    const before = situation.answers[step.id]?.variables
    if (isReady && isAbout && !isSame(before, variables)) return { step, variables }
  }
  return undefined
}

function isSame(before: JsonObject | undefined, now: JsonObject): boolean {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now)
}
