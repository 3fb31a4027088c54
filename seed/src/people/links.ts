import { type Kin, type Random, randomOf } from '@motlan/registry-kit/country'
import { ageOn } from '../calendar.ts'
import { type ErrorLog, errorRates } from '../errors/error-log.ts'
import type { CountryPlan } from '../plan.ts'
import type { Draft } from './draft.ts'
import type { Identity } from './identity.ts'
import { kinOf, unrecordedParent } from './kin.ts'

/** The relatives of a person as the population registry records them. */
export interface Links {
  readonly father: Kin | null
  readonly mother: Kin | null
  readonly spouse: Kin | null
  readonly children: readonly Kin[]
  readonly guardian: Kin | null
  readonly wards: readonly Kin[]
}

/** Whose links: `wards` is who has whom as a guardian, by number of the guardian. */
export interface Linked {
  readonly plan: CountryPlan
  readonly draft: Draft
  readonly identities: readonly Identity[]
  readonly wards: ReadonlyMap<number, readonly Draft[]>
  readonly random: Random
}

/** The links of a person; one of the recorded ones is missing for some adults. */
export function linksOf({ plan, draft, identities, wards, random }: Linked, log: ErrorLog): Links {
  const identity = identities[draft.number] as Identity
  const mother = draft.mother && identities[draft.mother.number]
  // Brothers and sisters have the same father, also where only his name is known.
  const fathers = () => (mother ? randomOf(plan.seed, 'father', mother.citizenId) : random)
  const link = (relative: Draft | null) => (relative ? kinOf(relative, identities) : null)
  const links: Links = {
    father: link(draft.father) ?? parent(draft, identity, 'MALE', fathers()),
    mother: link(draft.mother) ?? parent(draft, identity, 'FEMALE', random),
    // The recorded spouse of the widowed is the one who died; after a divorce there is none.
    spouse: link(draft.spouse),
    children: draft.children
      .toSorted((left, right) => left.born - right.born)
      .map((child) => kinOf(child, identities)),
    guardian: link(draft.guardian),
    wards: (wards.get(draft.number) ?? []).map((ward) => kinOf(ward, identities)),
  }
  return ageOn(plan.day, draft.born) >= 18 && draft.died === null
    ? withOneMissing(links, identity.citizenId, log)
    : links
}

/** Who is guardian of whom. */
export function wardsOf(drafts: readonly Draft[]): Map<number, Draft[]> {
  const wards = new Map<number, Draft[]>()
  for (const draft of drafts) {
    if (!draft.guardian) continue
    const known = wards.get(draft.guardian.number)
    if (known) known.push(draft)
    else wards.set(draft.guardian.number, [draft])
  }
  return wards
}

/** Without a number the name of a parent was written down, for nearly everybody. */
function parent(
  draft: Draft,
  identity: Identity,
  sex: 'MALE' | 'FEMALE',
  random: Random,
): Kin | null {
  return random.chance(96, 100) ? unrecordedParent(draft, identity, sex, random) : null
}

function withOneMissing(links: Links, subject: string, log: ErrorLog): Links {
  const recorded = (['father', 'mother', 'spouse'] as const).filter(
    (fact) => links[fact]?.citizenId,
  )
  if (recorded.length === 0) return links
  const struck = log.strikes('LINK_MISSING', 'population', subject, errorRates.LINK_MISSING)
  if (!struck) return links
  const fact = struck.pick(recorded)
  log.label({
    error: 'LINK_MISSING',
    registry: 'population',
    subject,
    fact,
    held: null,
    truth: links[fact]?.citizenId ?? null,
  })
  return { ...links, [fact]: null }
}
