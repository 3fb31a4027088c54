import { hasBit, membersOf } from '../bits.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import { nothingNamed, type Point, readsOf, truthOf } from '../condition.ts'
import { holdingOn } from '../holding-rules.ts'
import type { Rule } from '../rule.ts'
import { chosen, classesBy, outcomesOf } from './cells.ts'
import { type Question, questionAt } from './question.ts'

/** One question at the border of a rule, with the answer of the policy it was made from: until somebody confirms it, it only notices change. */
export interface BoundaryTest {
  /** The rule it belongs to. */
  readonly rule: string
  readonly kind:
    | 'satisfies'
    | 'attribute'
    | 'value'
    | 'near-miss'
    | 'other-agency'
    | 'other-attribute'
    | 'day-before'
    | 'day-after'
  /** For a near miss: the only condition that fails, counted from one. */
  readonly condition?: number
  readonly question: Question
  readonly expected: 'disclose' | 'withhold'
  readonly decidedBy: readonly string[]
}

/**
 * The borders of every rule in force on a day: what satisfies it, once for each name it calls attributes by and once
 * for each value of its lists; what fails one condition only; and its neighbours.
 */
export function boundaryTests(policy: CompiledPolicy, on: string): readonly BoundaryTest[] {
  return holdingOn(policy.rules, on).flatMap(({ rule }) => testsOf(rule, policy, on))
}

/** The answer of a policy to a question: what a test expects. */
export function answerTo(
  policy: CompiledPolicy,
  { ask, attribute }: Question,
): Pick<BoundaryTest, 'expected' | 'decidedBy'> {
  const row = policy.decide(ask)
  return {
    expected: row.permitted.has(attribute) ? 'disclose' : 'withhold',
    decidedBy: row.deciding(attribute),
  }
}

function testsOf(rule: Rule, policy: CompiledPolicy, on: string): readonly BoundaryTest[] {
  const { space } = policy
  const [attribute] = membersOf(rule.attributes)
  const points = [...pointsOf(rule, policy)]
  const truths = points.map((point) => rule.conditions.map(({ test }) => test(point) === 2))
  const satisfying = points[truths.findIndex((all) => all.every(Boolean))]
  if (attribute === undefined || !satisfying) return []
  const test = (
    kind: BoundaryTest['kind'],
    point: Point,
    given: { readonly attribute?: number; readonly on?: string; readonly condition?: number } = {},
  ): BoundaryTest => {
    const question = questionAt(point, given.attribute ?? attribute, given.on ?? on, space)
    return {
      rule: rule.id,
      kind,
      ...(given.condition !== undefined && { condition: given.condition }),
      question,
      ...answerTo(policy, question),
    }
  }
  const { from, until } = rule.origin.validity
  const named = attributesNamed(rule, policy)
  const neighbours = new Set(
    [attribute, ...named].flatMap((each) => neighbourOf(rule, each, policy) ?? []),
  )
  return [
    test('satisfies', satisfying),
    ...named
      .filter((each) => each !== attribute)
      .map((each) => test('attribute', satisfying, { attribute: each })),
    ...valuesAccepted(rule, satisfying, policy).map((point) => test('value', point)),
    ...rule.conditions.flatMap((_, index) => {
      const point =
        points[truths.findIndex((all) => all.every((holds, at) => holds === (at !== index)))]
      return point ? [test('near-miss', point, { condition: index + 1 })] : []
    }),
    ...otherAgency(rule, satisfying, policy).map((point) => test('other-agency', point)),
    ...[...neighbours].map((each) => test('other-attribute', satisfying, { attribute: each })),
    test('day-before', satisfying, { on: dayBefore(from) }),
    ...(until === undefined ? [] : [test('day-after', satisfying, { on: until })]),
  ]
}

/** One attribute for each name in the rule: of its own where another name does not cover all of it. */
function attributesNamed({ cedar }: Rule, { space }: CompiledPolicy): readonly number[] {
  const { entity, entities = entity ? [entity] : [] } = cedar.action
  const members = entities.map(({ id }) => {
    const single = space.attributes.at.get(id)
    return single === undefined ? membersOf(space.groups.get(id) ?? new Uint32Array(1)) : [single]
  })
  const named = members.flatMap((own, index) => {
    const others = new Set(members.filter((_, at) => at !== index).flat())
    return own.find((at) => !others.has(at)) ?? []
  })
  return [...new Set(named)]
}

/** The same question with every other value that a list accepts, as long as the rule holds. */
function valuesAccepted(
  { conditions }: Rule,
  satisfying: Point,
  { space }: CompiledPolicy,
): readonly Point[] {
  const sizes = {
    agency: space.agencies.ids.length,
    aim: space.aims.length,
    relation: space.relations.ids.length,
  }
  const parts = ['agency', 'aim', 'relation'] as const
  return conditions.flatMap(({ reads, test }) =>
    parts.flatMap((part) =>
      reads[part].length !== 1 || test({ ...satisfying, [part]: nothingNamed }) !== 0
        ? []
        : chosen(sizes[part], undefined)
            .filter((value) => value !== satisfying[part])
            .map((value) => ({ ...satisfying, [part]: value }))
            .filter((point) => truthOf(conditions, point) === 2),
    ),
  )
}

/** One point of every kind that the conditions of a rule tell apart. */
function* pointsOf({ conditions }: Rule, { space }: CompiledPolicy): Generator<Point> {
  const reads = readsOf(conditions)
  const first = (classes: readonly (readonly number[])[]) => classes.map(([value = 0]) => value)
  const everything = (size: number) => chosen(size, undefined)
  for (const agency of first(classesBy(everything(space.agencies.ids.length), reads.agency))) {
    for (const aim of first(classesBy(everything(space.aims.length), reads.aim))) {
      for (const relation of first(
        classesBy(everything(space.relations.ids.length), reads.relation),
      )) {
        for (const facts of outcomesOf(reads.facts, space.facts.ids.length, [])) {
          yield { agency, aim, relation, facts }
        }
      }
    }
  }
}

/** The same question by an agency the rule is not for; none where it is for all. */
function otherAgency(
  { agencies }: Rule,
  point: Point,
  { space }: CompiledPolicy,
): readonly Point[] {
  const other = [...space.agencies.ids.keys()].find((agency) => !hasBit(agencies, agency))
  return other === undefined ? [] : [{ ...point, agency: other }]
}

/** The nearest attribute that the rule does not cover: of the same group, or else of the same subject. */
function neighbourOf(
  { attributes }: Rule,
  attribute: number,
  { space }: CompiledPolicy,
): number | undefined {
  const { ids } = space.attributes
  const steps = (ids[attribute] ?? '').split('.')
  const stems = steps.slice(0, -1).map((_, index) => `${steps.slice(0, index + 1).join('.')}.`)
  for (const stem of stems.reverse()) {
    const near = ids.findIndex((id, at) => id.startsWith(stem) && !hasBit(attributes, at))
    if (near >= 0) return near
  }
  return undefined
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}
