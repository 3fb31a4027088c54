import type { Validity } from '../catalog.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import { type HoldingRule, holdingOn } from '../holding-rules.ts'
import { dayIn } from './question.ts'

/** The rules in force over a span of days, and a day of it. */
export interface Epoch {
  readonly on: string
  readonly rules: readonly HoldingRule[]
}

/** The rules of one day, or of every span of days on which others are in force than before. */
export function epochsOf(
  { rules, turns }: CompiledPolicy,
  { on, during }: { readonly on?: string | undefined; readonly during?: Validity | undefined } = {},
): readonly Epoch[] {
  if (on !== undefined) return [{ on, rules: holdingOn(rules, on) }]
  let previous = ''
  return ['', ...turns].flatMap((turn, index, all) => {
    const from = during && during.from > turn ? during.from : dayIn(turn)
    const next = all[index + 1]
    if (next !== undefined && next <= from) return []
    if (during?.until !== undefined && during.until <= from) return []
    const holding = holdingOn(rules, from)
    const key = holding.map(({ place }) => place).join()
    if (key === previous) return []
    previous = key
    return [{ on: from, rules: holding }]
  })
}
