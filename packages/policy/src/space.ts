import type { Vocabulary } from '@motlan/kernel'
import { groupsOf } from './attribute-groups.ts'
import { type Bits, noBits, setBit } from './bits.ts'
import type { Catalog, Fact } from './catalog.ts'

/** What a look-up is for: a procedure with the purpose it serves, or a purpose alone. */
export interface Aim {
  readonly procedure?: string
  readonly purpose: string
}

/** Names and their places in bit sets. */
export interface Positions {
  readonly ids: readonly string[]
  readonly at: ReadonlyMap<string, number>
}

/** Everything that can be asked about, numbered: every question to a policy is a point of it. */
export interface Space {
  readonly agencies: Positions
  readonly aims: readonly Aim[]
  /** The place of a procedure, and of a purpose without procedure. */
  readonly aimOfProcedure: ReadonlyMap<string, number>
  readonly aimOfPurpose: ReadonlyMap<string, number>
  readonly relations: Positions
  readonly facts: Positions
  readonly attributes: Positions
  /** The attributes of each group that a rule may name. */
  readonly groups: ReadonlyMap<string, Bits>
}

/** The space of a catalogue, a vocabulary, and the relations that rules name in full. */
export function spaceOf(
  catalog: Catalog,
  vocabulary: Vocabulary,
  relations: Iterable<string>,
): Space {
  const aims: readonly Aim[] = [
    ...catalog.procedures.map(({ code, purpose }) => ({ procedure: code, purpose })),
    ...catalog.purposes.map(({ id }) => ({ purpose: id })),
  ]
  const alone = catalog.procedures.length
  return {
    agencies: positions(catalog.agencies.map(({ id }) => id)),
    aims,
    aimOfProcedure: new Map(catalog.procedures.map(({ code }, index) => [code, index])),
    aimOfPurpose: new Map(catalog.purposes.map(({ id }, index) => [id, alone + index])),
    relations: positions(
      [...new Set([...catalog.relations.map(({ id }) => id), ...relations])].sort(),
    ),
    facts: positions(factsOf(catalog)),
    attributes: positions([...vocabulary.keys()]),
    groups: groupsIn(vocabulary, positions([...vocabulary.keys()])),
  }
}

/** The attributes of each group, as one version of the vocabulary has them, numbered as a space numbers them. */
export function groupsIn(
  vocabulary: Vocabulary,
  { ids, at }: Positions,
): ReadonlyMap<string, Bits> {
  const groups = new Map<string, Bits>()
  for (const attribute of vocabulary.values()) {
    for (const group of groupsOf(attribute)) {
      const bits = groups.get(group) ?? noBits(ids.length)
      setBit(bits, at.get(attribute.name) ?? 0)
      groups.set(group, bits)
    }
  }
  return groups
}

/** The fact that a citizen has consented to a scope. */
export function consentFact(scope: string): string {
  return `consent.${scope}`
}

/** Every fact a rule may name: those of the catalogue, and consent to each scope. */
export function factsOf({ facts = [], consentScopes = [] }: Catalog): readonly string[] {
  return [...facts.map(({ id }) => id), ...consentScopes.map(({ id }) => consentFact(id))]
}

/** How each of them is found out. Consent can be withdrawn at any moment, so it is never used twice. */
export function factCatalogOf({
  facts = [],
  consentScopes = [],
}: Catalog): ReadonlyMap<string, Fact> {
  const consents = consentScopes.map(({ id, title, meaning }): Fact => {
    const how = { tier: 'request', resolver: 'consent', maxAge: '0s' } as const
    return { id: consentFact(id), title, meaning, ...how }
  })
  return new Map([...facts, ...consents].map((fact) => [fact.id, fact]))
}

/** The place of what a look-up is for; undefined where a procedure is asked for with a purpose it does not serve. */
export function aimAt(
  { aims, aimOfProcedure, aimOfPurpose }: Space,
  procedure: string | undefined,
  purpose: string,
): number | undefined {
  if (procedure === undefined) return aimOfPurpose.get(purpose)
  const at = aimOfProcedure.get(procedure)
  // INVARIANT: a procedure is asked for with the purpose it serves; nobody borrows what is granted for another one.
  return at !== undefined && aims[at]?.purpose === purpose ? at : undefined
}

function positions(ids: readonly string[]): Positions {
  return { ids, at: new Map(ids.map((id, index) => [id, index])) }
}
