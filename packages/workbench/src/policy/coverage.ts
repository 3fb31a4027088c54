import type { CompiledPolicy, Rule } from '@motlan/policy'
import type { Exercised } from './run-suite.ts'

/** How much of one rule the tests have seen. */
interface RuleCoverage {
  readonly rule: string
  /** Whether some test meets all its conditions. */
  readonly met: boolean
  /** For each condition, whether some test fails it alone: the near miss that shows the condition is needed. */
  readonly alone: readonly boolean[]
}

/** Everything the tests have seen, rule by rule. */
export interface Coverage {
  readonly rules: readonly RuleCoverage[]
  readonly covered: number
  readonly total: number
}

/** Coverage per condition, not per line: each rule once met, and each of its conditions once the only one that fails. */
export function coverageOf(policy: CompiledPolicy, exercised: readonly Exercised[]): Coverage {
  const points = exercised.map((each) => ({ ...each, point: pointOf(each, policy) }))
  const rules = policy.rules
    .filter(({ origin }) => origin.status === 'in-force')
    .map((rule): RuleCoverage => {
      const truths = points
        .filter((each) => isAbout(rule, each, policy))
        .map(({ point }) => rule.conditions.map(({ test }) => test(point) === 2))
      return {
        rule: rule.id,
        met: truths.some((outcome) => outcome.every(Boolean)),
        alone: rule.conditions.map((_, at) =>
          truths.some((outcome) => outcome.every((holds, other) => holds === (other !== at))),
        ),
      }
    })
  const marks = rules.flatMap(({ met, alone }) => [met, ...alone])
  return { rules, covered: marks.filter(Boolean).length, total: marks.length }
}

/** In force on the day that is asked about, and about the attribute. */
function isAbout(rule: Rule, { ask, attribute }: Exercised, { space }: CompiledPolicy): boolean {
  const { from, until } = rule.origin.validity
  if (ask.on < from || (until !== undefined && ask.on >= until)) return false
  const at = space.attributes.at.get(attribute) ?? -1
  return at >= 0 && (((rule.attributes[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1
}

function pointOf({ ask }: Exercised, { space }: CompiledPolicy) {
  const aim =
    ask.procedure === undefined
      ? space.aimOfPurpose.get(ask.purpose)
      : space.aimOfProcedure.get(ask.procedure)
  return {
    agency: space.agencies.at.get(ask.agency) ?? -1,
    aim: aim ?? -1,
    relation: space.relations.at.get(ask.relation) ?? -1,
    facts: Uint8Array.from(space.facts.ids, (id) => {
      const outcome = ask.facts?.[id]
      return outcome === undefined ? 1 : outcome ? 2 : 0
    }),
  }
}
