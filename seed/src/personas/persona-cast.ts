import type { Job, MaritalStatus } from '@motlan/registry-kit/country'
import { dayOf } from '../calendar.ts'
import { digits } from '../numbers.ts'
import type { Draft, Hamlet, Home, Wedding } from '../people/draft.ts'
import type { Dwelling } from '../people/dwellings.ts'
import { personName } from '../people/given-name.ts'
import type { Identity } from '../people/identity.ts'
import type { Origin } from '../people/origins.ts'
import { blank } from '../people/pool.ts'
import { relationOf } from '../people/relation.ts'
import type { CountryPlan } from '../plan.ts'
import { addressAt, placeText } from '../units/addresses.ts'
import type { Commune } from '../units/administrative-units.ts'
import type { PersonaFile, PersonaPerson } from './persona-shapes.ts'

/** The personas as the steps of the generator know people: by number, in the order of the files. */
export interface PersonaCast {
  readonly people: readonly PersonaPerson[]
  readonly drafts: readonly Draft[]
  readonly weddings: readonly Wedding[]
  readonly identities: readonly Identity[]
  readonly origins: readonly Origin[]
  readonly jobs: readonly (Job | null)[]
  /** By number of the home. */
  readonly dwellings: ReadonlyMap<number, Dwelling>
  readonly numberOf: ReadonlyMap<string, number>
}

/** A commune that the check of the files has found. */
export function communeOf({ units }: CountryPlan, code: string): Commune {
  return units.byCode.get(code) as Commune
}

/** Turns checked files into people with homes, relatives and jobs. */
export function personaCast(plan: CountryPlan, file: PersonaFile): PersonaCast {
  const { people } = file
  const numberOf = new Map(people.map(({ key }, number) => [key, number]))
  const homes = homesOf(plan, file)
  const drafts = people.map((person, number) => {
    const { sex, born, died } = person
    // The check of the files has found the household.
    const { home, hamlet } = homes.get(person.home) as HomeIn
    const draft = blank(number, hamlet, {
      sex,
      born: dayOf(born),
      died: died ? dayOf(died.on) : null,
      marital: maritalOf(person, file),
    })
    if (died) return draft
    draft.home = home
    home.members.push(draft)
    return draft
  })
  const named = (key: string | undefined) =>
    key === undefined ? null : (drafts[numberOf.get(key) ?? -1] ?? null)
  for (const [number, { mother, father, guardian }] of people.entries()) {
    const draft = drafts[number] as Draft
    draft.mother = named(mother)
    draft.father = named(father)
    draft.guardian = named(guardian)
    draft.mother?.children.push(draft)
    draft.father?.children.push(draft)
  }
  const firms = new Map(file.firms.map(({ key, id }) => [key, id]))
  return {
    people,
    drafts,
    weddings: weddingsOf(people, drafts, named),
    identities: people.map(identityOf),
    origins: people.map((person) => originOf(plan, person, file)),
    jobs: people
      .map(
        ({ job }) =>
          job && {
            kind: job.kind,
            employer: firms.get(job.employer ?? '') ?? null,
            title: job.title,
            since: job.since,
            salary: job.salary,
          },
      )
      .map((job) => job ?? null),
    dwellings: dwellingsOf(file, homes, drafts),
    numberOf,
  }
}

interface HomeIn {
  readonly home: Home
  readonly hamlet: Hamlet
}

function homesOf(plan: CountryPlan, { households, people }: PersonaFile): Map<string, HomeIn> {
  return new Map(
    households.map(({ key, commune: code }, number) => {
      const commune = communeOf(plan, code)
      const size = people.filter(({ home, died }) => home === key && !died).length
      const home: Home = { number, hamlet: number, commune, size, members: [] }
      return [key, { home, hamlet: { number, commune, ethnicity: 'Kinh', homes: [home] } }]
    }),
  )
}

function maritalOf(
  { key, marital, spouse, died }: PersonaPerson,
  { people }: PersonaFile,
): MaritalStatus {
  if (marital) return marital
  const partner = people.find((one) => one.key === spouse || one.spouse === key)
  if (!partner) return 'SINGLE'
  return partner.died && !died ? 'WIDOWED' : 'MARRIED'
}

function weddingsOf(
  people: readonly PersonaPerson[],
  drafts: readonly Draft[],
  named: (key: string | undefined) => Draft | null,
): Wedding[] {
  return people.flatMap((person, number) => {
    const one = drafts[number] as Draft
    const other = named(person.spouse)
    if (!other || one.wedding) return []
    const [husband, wife] = one.sex === 'MALE' ? [one, other] : [other, one]
    const on = dayOf(person.married ?? people[other.number]?.married ?? person.born)
    const ended = husband.died ?? wife.died
    const wedding: Wedding = {
      husband,
      wife,
      on,
      ended: ended === null ? null : { reason: 'DEATH', on: ended },
    }
    Object.assign(husband, { spouse: wife, wedding })
    Object.assign(wife, { spouse: husband, wedding })
    return [wedding]
  })
}

function identityOf({ id, name, ethnicity, religion, bloodGroup, cmnd }: PersonaPerson): Identity {
  const parts = name.split(' ')
  const middle = parts.slice(1, -1).join(' ')
  return {
    citizenId: id,
    previousCitizenIds: [],
    name: personName(parts[0] ?? '', middle === '' ? null : middle, parts.at(-1) ?? ''),
    otherName: null,
    ethnicity,
    religion,
    bloodGroup: bloodGroup ?? null,
    cmnd: cmnd ?? null,
  }
}

function originOf(plan: CountryPlan, person: PersonaPerson, { households }: PersonaFile): Origin {
  const home = households.find(({ key }) => key === person.home)?.commune ?? ''
  const commune = communeOf(plan, person.registered ?? home)
  const oldProvince = person.id.slice(1, 3)
  const former =
    commune.formerly.find(({ provinceCode }) => provinceCode === oldProvince) ?? commune.formerly[0]
  const registeredAt = person.born < '2025-07-01' ? former : commune.place
  const native = person.native === undefined ? former : communeOf(plan, person.native).formerly[0]
  return {
    commune,
    registeredAt,
    oldProvince,
    nativePlace: native,
    placeOfBirth: person.placeOfBirth ?? placeText(registeredAt),
  }
}

function dwellingsOf(
  { households, people }: PersonaFile,
  homes: ReadonlyMap<string, HomeIn>,
  drafts: readonly Draft[],
): Map<number, Dwelling> {
  return new Map(
    households.map(({ key, line, poverty }) => {
      const { home } = homes.get(key) as HomeIn
      // The check of the files has found one head.
      const head = home.members.find(({ number }) => people[number]?.head) ?? (drafts[0] as Draft)
      return [
        home.number,
        {
          home,
          head,
          address: addressAt(home.commune.place, line),
          residenceFileNumber: `HS${home.commune.province.code}-${digits(home.number, 9)}`,
          poverty: poverty ?? null,
          relations: new Map(
            home.members.map((member) => [member.number, relationOf(member, head)]),
          ),
        },
      ]
    }),
  )
}
