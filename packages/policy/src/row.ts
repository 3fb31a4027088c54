import { addBits, type Bits, hasBit, membersOf, noBits, without } from './bits.ts'
import type { HoldingRule } from './holding-rules.ts'
import type { Grounds, PolicyRow } from './policy.ts'
import { rowId } from './policy-hash.ts'
import { ruleLevels } from './rule.ts'
import type { Positions } from './space.ts'

/** A row as the engine keeps it: what is permitted as a bit set, and the rules that decide. */
export interface Row extends PolicyRow {
  readonly allow: Bits
  readonly rules: readonly HoldingRule[]
}

/** The row that these rules decide. Its id and its map are made when somebody asks for them, once. */
export function rowOf(rules: readonly HoldingRule[], attributes: Positions, version: string): Row {
  const granted = noBits(attributes.ids.length)
  const forbidden = noBits(attributes.ids.length)
  for (const { rule, permits } of rules) addBits(permits ? granted : forbidden, rule.attributes)
  const allow = without(granted, forbidden)
  let id: string | undefined
  let permitted: ReadonlyMap<string, Grounds> | undefined
  return {
    allow,
    rules,
    get id() {
      id ??= rowId(version, rules)
      return id
    },
    get permitted() {
      permitted ??= permittedBy(rules, allow, attributes.ids)
      return permitted
    },
    deciding: (attribute) => decidingOf(rules, attributes.at.get(attribute)),
  }
}

/** The ids of the rules that decide one attribute: all that forbid it, or else all that grant it. */
export function decidingOf(
  rules: readonly HoldingRule[],
  attribute: number | undefined,
): readonly string[] {
  if (attribute === undefined) return []
  const about = rules.filter(({ rule }) => hasBit(rule.attributes, attribute))
  const against = about.filter(({ permits }) => !permits)
  const strongest = (level: (typeof ruleLevels)[number]) => ruleLevels.indexOf(level)
  return (against.length > 0 ? against : about)
    .toSorted(
      (a, b) =>
        strongest(a.rule.level) - strongest(b.rule.level) || (a.rule.id < b.rule.id ? -1 : 1),
    )
    .map(({ rule }) => rule.id)
}

/** The first rule that permits an attribute gives its grounds: by agreement id, then by the order of its rows. */
function permittedBy(
  rules: readonly HoldingRule[],
  allow: Bits,
  names: readonly string[],
): ReadonlyMap<string, Grounds> {
  const permitted = new Map<string, Grounds>()
  for (const { rule, permits, grounds } of rules) {
    if (!permits) continue
    for (const at of membersOf(rule.attributes)) {
      const name = names[at]
      if (name !== undefined && hasBit(allow, at) && !permitted.has(name)) {
        permitted.set(name, grounds)
      }
    }
  }
  return permitted
}
