import type { Vocabulary } from '@motlan/kernel'
import { type Bits, bitsOf } from '../bits.ts'
import type { Catalog } from '../catalog.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import { compileRules } from '../compile-rules.ts'
import type { Rule } from '../rule.ts'
import { relationsNamed } from '../rule-texts.ts'
import { groupsIn, type Space, spaceOf } from '../space.ts'

/** One version inside the space of two: its rules there, and the limits of what it knows. Beyond them it refuses. */
export interface Side {
  readonly policy: CompiledPolicy
  readonly rules: readonly Rule[]
  readonly agencies: Bits
  readonly aims: Bits
  readonly relations: Bits
}

/** Two versions that can be asked the same questions. */
export interface Pair {
  readonly space: Space
  readonly before: Side
  readonly after: Side
}

/** Puts two versions into one space: every agency, aim, relation, fact and attribute that one of them knows. */
export function pairOf(before: CompiledPolicy, after: CompiledPolicy): Pair {
  const space = spaceOf(
    mergedCatalogs(before.source.catalog, after.source.catalog),
    mergedVocabularies(before.source.vocabulary, after.source.vocabulary),
    [...relationsNamed(before.source), ...relationsNamed(after.source)],
  )
  return { space, before: sideOf(before, space), after: sideOf(after, space) }
}

function sideOf(policy: CompiledPolicy, space: Space): Side {
  const own = policy.space
  const aims = new Set(own.aims.map(aimKey))
  return {
    policy,
    rules: sameSpace(own, space)
      ? policy.rules
      : compileRules(policy.source, {
          ...space,
          // INVARIANT: `Citizen.*` means what it meant to this version, not what the other one added.
          groups: groupsIn(policy.source.vocabulary, space.attributes),
        }),
    agencies: known(space.agencies.ids, (id) => own.agencies.at.has(id)),
    aims: known(space.aims, (aim) => aims.has(aimKey(aim))),
    relations: known(space.relations.ids, (id) => own.relations.at.has(id)),
  }
}

function known<Value>(values: readonly Value[], knows: (value: Value) => boolean): Bits {
  return bitsOf(
    values.length,
    values.flatMap((value, at) => (knows(value) ? [at] : [])),
  )
}

function aimKey({ procedure, purpose }: { procedure?: string; purpose: string }): string {
  return `${procedure ?? ''} ${purpose}`
}

/** Rules compiled for one space can be used in another where every number means the same. */
function sameSpace(one: Space, other: Space): boolean {
  const same = (a: readonly string[], b: readonly string[]) => a.join('\n') === b.join('\n')
  return (
    same(one.agencies.ids, other.agencies.ids) &&
    same(one.aims.map(aimKey), other.aims.map(aimKey)) &&
    same(one.relations.ids, other.relations.ids) &&
    same(one.facts.ids, other.facts.ids) &&
    same(one.attributes.ids, other.attributes.ids)
  )
}

function mergedCatalogs(one: Catalog, other: Catalog): Catalog {
  const merged = <Entry>(
    a: readonly Entry[],
    b: readonly Entry[],
    key: (entry: Entry) => string,
  ) => [...new Map([...a, ...b].map((entry) => [key(entry), entry])).values()]
  const id = (named: { readonly id: string }) => named.id
  return {
    agencies: merged(one.agencies, other.agencies, id),
    purposes: merged(one.purposes, other.purposes, id),
    // A procedure that now serves another purpose is asked for in two ways.
    procedures: merged(one.procedures, other.procedures, (each) =>
      aimKey({ procedure: each.code, purpose: each.purpose }),
    ),
    relations: merged(one.relations, other.relations, id),
    legalBases: [],
    facts: merged(one.facts ?? [], other.facts ?? [], id),
    consentScopes: merged(one.consentScopes ?? [], other.consentScopes ?? [], id),
  }
}

/** An attribute that changed its registry or its class stays one attribute: who asks does not see the difference. */
function mergedVocabularies(one: Vocabulary, other: Vocabulary): Vocabulary {
  return new Map([...one, ...other])
}
