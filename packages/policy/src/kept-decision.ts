import { needsOf } from './needs-of.ts'
import type { Facts, Policy } from './policy.ts'
import { canonical } from './policy-hash.ts'
import { isPermitted } from './presence.ts'

/** What one look-up asked in one relation, and what was found out for it. */
export interface AskedInRelation {
  readonly relation: string
  /** Attributes, and what stands for the presence of a subject or an entry: `Citizen.citizenId`. */
  readonly asked: readonly string[]
  /** With their outcome; a fact that is not here was not looked up, or nobody could tell. */
  readonly facts: Facts
  /** Those of `asked` on which a field hangs that may not be null: where they are refused, the object is gone. */
  readonly holding: readonly string[]
  /** Set where nobody looks facts up, because of whom the relation is: whatever is not known stays so. */
  readonly unknowable?: boolean
  /** By the reference that leads there, `self Citizen.spouse`: which of `asked` are asked through it. */
  readonly through?: Through
}

/** Names by the reference, with its relation in front, that they are asked through. */
export type Through = Readonly<Record<string, readonly string[]>>

/** Everything a decision followed from, besides the rules. */
export interface DecidedQuestion {
  readonly agency: string
  readonly procedure?: string
  readonly purpose: string
  /** The day of the look-up. */
  readonly on: string
  /** The operation without its arguments, hashed: the same for all look-ups that ask for the same. */
  readonly operation: string
  /** Whether one refused attribute refused all of them. */
  readonly strict: boolean
  readonly relations: readonly AskedInRelation[]
}

/** One decision as it is kept beside a look-up. INVARIANT: no identifier and no value of an attribute is in it. */
export interface KeptDecision {
  /** The first day of the span of days on which the same rules are in force. */
  readonly epoch: string
  readonly operation: string
  readonly strict?: true
  readonly relations: readonly KeptRelation[]
}

/** What was decided in one relation. */
export interface KeptRelation {
  readonly relation: string
  readonly facts: Facts
  /** The facts that were not looked up, or about which nobody could tell, and that would have settled something. */
  readonly open: readonly string[]
  /** The deciding rules of what was asked and permitted. Presence follows from other attributes and has none of its own. */
  readonly permitted: Readonly<Record<string, readonly string[]>>
  readonly refused: Readonly<Record<string, readonly string[]>>
  readonly holding: readonly string[]
  readonly unknowable?: true
  readonly through?: Through
}

/** What is asked of a policy to keep a decision of it. */
type Deciding = Pick<Policy, 'epoch' | 'settle'>

/**
 * A decision as the text that is kept: equal decisions are equal texts. It holds what the decision followed from, so
 * the same policy makes the same text of it again.
 */
export function keptDecision(policy: Deciding, question: DecidedQuestion): string {
  const { operation, strict, on } = question
  const decision: KeptDecision = {
    epoch: policy.epoch(on),
    operation,
    ...(strict && { strict: true as const }),
    relations: question.relations
      .map((each) => keptRelation(policy, question, each))
      .sort((one, other) => (one.relation < other.relation ? -1 : 1)),
  }
  return canonical(decision)
}

/** The question a kept decision answered, to be decided again. */
export function questionOf(
  { operation, strict, relations }: KeptDecision,
  asker: Pick<DecidedQuestion, 'agency' | 'procedure' | 'purpose' | 'on'>,
): DecidedQuestion {
  return {
    ...asker,
    operation,
    strict: strict === true,
    relations: relations.map(({ permitted, refused, relation, facts, holding, ...more }) => ({
      relation,
      facts,
      holding,
      ...(more.unknowable && { unknowable: true }),
      ...(more.through && { through: more.through }),
      asked: [...Object.keys(permitted), ...Object.keys(refused)],
    })),
  }
}

function keptRelation(
  policy: Deciding,
  { agency, procedure, purpose, on }: DecidedQuestion,
  { relation, asked, facts, holding, unknowable, through }: AskedInRelation,
): KeptRelation {
  const aim = procedure === undefined ? { purpose } : { procedure, purpose }
  // What is settled without facts is remembered.
  const known = Object.keys(facts).length > 0 ? { facts } : {}
  const settlement = policy.settle({ agency, ...aim, relation, on, ...known })
  const { certain } = settlement
  const names = [...new Set(asked)].sort()
  const isGiven = (name: string) => isPermitted(name, certain.permitted)
  const deciding = (some: readonly string[]) =>
    Object.fromEntries(some.map((name) => [name, certain.deciding(name)]))
  return {
    relation,
    facts,
    open: needsOf(names, settlement),
    permitted: deciding(names.filter(isGiven)),
    refused: deciding(names.filter((name) => !isGiven(name))),
    holding: [...new Set(holding)].sort(),
    ...(unknowable && { unknowable: true as const }),
    ...(through && { through: sorted(through) }),
  }
}

function sorted(through: Through): Through {
  const names = Object.entries(through).map(([by, own]) => [by, [...new Set(own)].sort()] as const)
  return Object.fromEntries(names)
}
