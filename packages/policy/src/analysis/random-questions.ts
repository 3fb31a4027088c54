import { membersOf } from '../bits.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import { notKnown, type Point, truthOf } from '../condition.ts'
import { holdingOn } from '../holding-rules.ts'
import type { Rule } from '../rule.ts'
import { chanceFrom, oneOf } from './chance.ts'
import { type Question, questionAt } from './question.ts'

/** How many of ten questions are aimed at a rule, so that enough of them are permitted. */
const aimed = 0.7

/** Questions by chance, the same for the same seed, most of them near some rule in force on the day; of one agency where it is named. */
export function* randomQuestions(
  policy: CompiledPolicy,
  count: number,
  seed: number,
  on: string,
  agency?: string,
): Generator<Question> {
  const chance = chanceFrom(seed)
  const { space } = policy
  const only = agency === undefined ? undefined : space.agencies.at.get(agency)
  const rules = holdingOn(policy.rules, on)
    .map(({ rule }) => rule)
    .filter(({ agencies }) => only === undefined || membersOf(agencies).includes(only))
  for (let index = 0; index < count; index++) {
    const near = rules.length > 0 && chance() < aimed ? oneOf(rules, chance) : undefined
    const anywhere: Point = {
      agency: only ?? below(space.agencies.ids.length, chance),
      aim: below(space.aims.length, chance),
      relation: below(space.relations.ids.length, chance),
      facts: Uint8Array.from(space.facts.ids, () => (chance() < 0.5 ? 2 : 0)),
    }
    const point = near ? towards(near, anywhere, policy, only, chance) : anywhere
    const attribute = near
      ? oneOf(membersOf(near.attributes), chance)
      : below(space.attributes.ids.length, chance)
    yield questionAt(point, attribute, on, space)
  }
}

/** Moves a question towards a rule, part by part; what no value of a part alone can satisfy stays as it is. */
function towards(
  { conditions, agencies }: Rule,
  from: Point,
  { space }: CompiledPolicy,
  only: number | undefined,
  chance: () => number,
): Point {
  const open = {
    agency: notKnown,
    aim: notKnown,
    relation: notKnown,
    facts: new Uint8Array(space.facts.ids.length).fill(1),
  }
  const fitting = (part: 'aim' | 'relation', size: number) => {
    const values = Array.from({ length: size }, (_, at) => at).filter(
      (at) => truthOf(conditions, { ...open, [part]: at }) !== 0,
    )
    return values.length > 0 && chance() < 0.9 ? oneOf(values, chance) : from[part]
  }
  const members = membersOf(agencies)
  return {
    agency: only ?? (members.length > 0 ? oneOf(members, chance) : from.agency),
    aim: fitting('aim', space.aims.length),
    relation: fitting('relation', space.relations.ids.length),
    facts: from.facts,
  }
}

function below(size: number, chance: () => number): number {
  return Math.floor(chance() * size)
}
