import { Refusal } from '@motlan/kernel'
import { hasBit } from '../bits.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import { compileRule, type RuleText } from '../compile-rule.ts'
import { deciding, type HoldingRule, holdingOn } from '../holding-rules.ts'
import { pointOf } from '../point.ts'
import { decidingOf } from '../row.ts'
import type { Rule } from '../rule.ts'
import { ruleTexts } from '../rule-texts.ts'
import { firstChange } from './first-change.ts'
import { type Mutant, mutantsOf } from './mutants.ts'
import type { Question } from './question.ts'

/** A test as far as it can notice a mistake. */
export interface MutationTest {
  readonly question: Question
  readonly expected: 'disclose' | 'withhold'
  /** Where the test names the rules that must decide, it notices when others do. */
  readonly decidedBy?: readonly string[]
}

/** A mistake that no test notices although it changes something. */
export interface Survivor {
  readonly mutant: Mutant
  readonly change: 'gained' | 'lost'
  /** The test that would have noticed it. */
  readonly question: Question
}

/** How many plausible mistakes a set of tests notices. */
export interface MutationScore {
  readonly mutants: number
  /** Refused when they are compiled: `check` catches them. */
  readonly refused: number
  /** Noticed by a test. */
  readonly noticed: number
  /** They change nothing, over every possible question. */
  readonly equivalent: number
  readonly survivors: readonly Survivor[]
  /** Refused and noticed, of those that change something: 0 to 1. */
  readonly score: number
}

/** Makes every plausible mistake in every rule in force on a day, one at a time, and asks which of the tests notice. */
export function mutationScore(
  policy: CompiledPolicy,
  tests: readonly MutationTest[],
  on: string,
  progress: (done: number, of: number) => void = () => undefined,
): MutationScore {
  const texts = new Map(ruleTexts(policy.source, policy.space).map((text) => [text.id, text]))
  const holding = holdingOn(policy.rules, on)
  const count = { mutants: 0, refused: 0, noticed: 0, equivalent: 0 }
  const survivors: Survivor[] = []
  for (const [index, { rule }] of holding.entries()) {
    progress(index, holding.length)
    const text = texts.get(rule.id)
    if (!text) continue
    const near = testsNear(tests, rule, policy)
    for (const mutant of mutantsOf(rule, policy)) {
      count.mutants++
      const changed = compiledMutant(mutant, text, policy)
      if (changed === 'refused') count.refused++
      else if (isNoticed(near, rule, changed, policy)) count.noticed++
      else {
        const change = changeBy(rule, changed, policy, on)
        if (change) survivors.push({ mutant, ...change })
        else count.equivalent++
      }
    }
  }
  const caught = count.refused + count.noticed
  const meaningful = caught + survivors.length
  return { ...count, survivors, score: meaningful === 0 ? 1 : caught / meaningful }
}

/** A rule can be widened, but only to attributes of its group and to any agency. */
function testsNear(
  tests: readonly MutationTest[],
  { attributes }: Rule,
  { space }: CompiledPolicy,
): readonly MutationTest[] {
  const stems = new Set(
    space.attributes.ids.flatMap((id, at) =>
      hasBit(attributes, at) ? [id.slice(0, id.lastIndexOf('.'))] : [],
    ),
  )
  return tests.filter(({ question: { attribute } }) =>
    [...stems].some((stem) => attribute.startsWith(stem)),
  )
}

function compiledMutant(
  { cedar }: Mutant,
  text: RuleText,
  { space }: CompiledPolicy,
): Rule | undefined | 'refused' {
  if (!cedar) return undefined
  const level =
    cedar.effect === 'permit' ? 'grant' : text.level === 'grant' ? 'prohibition' : text.level
  if (text.consumer === undefined && level === 'grant') return 'refused'
  try {
    return compileRule({ ...text, cedar, level }, space)
  } catch (cause) {
    if (cause instanceof Refusal) return 'refused'
    throw cause
  }
}

function isNoticed(
  tests: readonly MutationTest[],
  rule: Rule,
  changed: Rule | undefined,
  policy: CompiledPolicy,
): boolean {
  const rules = policy.rules.flatMap((each) => (each !== rule ? [each] : changed ? [changed] : []))
  const byDay = new Map<string, readonly HoldingRule[]>()
  return tests.some(({ question: { ask, attribute }, expected, decidedBy }) => {
    const agency = policy.space.agencies.at.get(ask.agency) ?? -1
    if (!hasBit(rule.agencies, agency) && !(changed && hasBit(changed.agencies, agency)))
      return false
    const holding = byDay.get(ask.on) ?? holdingOn(rules, ask.on)
    byDay.set(ask.on, holding)
    const at = policy.space.attributes.at.get(attribute) ?? -1
    const about = holding.filter((each) => hasBit(each.rule.attributes, at))
    const decides = deciding(about, pointOf(ask, policy.space))
    const permitted = decides.length > 0 && decides.every(({ permits }) => permits)
    if (permitted !== (expected === 'disclose')) return true
    return decidedBy !== undefined && decidingOf(decides, at).join() !== decidedBy.join()
  })
}

function changeBy(
  rule: Rule,
  changed: Rule | undefined,
  policy: CompiledPolicy,
  on: string,
): Omit<Survivor, 'mutant'> | undefined {
  const after = policy.rules.flatMap((each) => (each !== rule ? [each] : changed ? [changed] : []))
  return firstChange(policy.rules, after, policy, on, [rule, ...(changed ? [changed] : [])])
}
