import type { CompiledPolicy } from '../compile-policy.ts'
import type { Point } from '../condition.ts'
import type { HoldingRule } from '../holding-rules.ts'
import { decidingOf } from '../row.ts'
import type { Counterexample } from './property.ts'
import { questionAt } from './question.ts'

/** What was found by looking at cells: nothing, where there was nothing to find. */
export interface Search {
  readonly counterexample?: Counterexample
  readonly cells: number
}

/** One question of a counterexample, with the rules that decide it. */
export interface Evidence {
  readonly point: Point
  readonly attribute: number
  readonly rules: readonly HoldingRule[]
}

/** Puts questions that refute something into words. */
export function counterexampleOf(
  evidence: readonly Evidence[],
  on: string,
  { space }: CompiledPolicy,
): Counterexample {
  return {
    questions: evidence.map(({ point, attribute }) => questionAt(point, attribute, on, space)),
    deciding: evidence.map(({ rules, attribute }) => decidingOf(rules, attribute)),
  }
}
