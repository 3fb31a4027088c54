import {
  type Kin,
  type Person,
  type Residence,
  randomOf,
  type TaxFacts,
} from '@motlan/registry-kit/country'
import { ageOn, dateText, dayOf, yearsAfter } from '../calendar.ts'
import { banks } from '../institutions.ts'
import { digits, type Numbers } from '../numbers.ts'
import type { Draft } from '../people/draft.ts'
import { kinOf } from '../people/kin.ts'
import type { Links } from '../people/links.ts'
import { personOf } from '../people/person.ts'
import type { Stay } from '../people/residences.ts'
import type { CountryPlan } from '../plan.ts'
import { addressAt } from '../units/addresses.ts'
import { taxOffice } from '../work/tax.ts'
import { communeOf, type PersonaCast } from './persona-cast.ts'
import { personaInsurance } from './persona-insurance.ts'
import type { PersonaFile, PersonaPerson } from './persona-shapes.ts'

/** The personas as persons. */
export function personaPeople(plan: CountryPlan, file: PersonaFile, cast: PersonaCast): Person[] {
  const firms = new Map(file.firms.map(({ key, id }) => [key, id]))
  return file.people.map((persona, number): Person => {
    const draft = cast.drafts[number] as Draft
    const stay = stayOf(plan, persona, draft, file, cast)
    const entry = <Item>(list: readonly Item[]) => list[number] as Item
    const person = personOf(
      {
        plan,
        draft,
        random: randomOf(plan.seed, 'person', persona.id),
        identity: entry(cast.identities),
        origin: entry(cast.origins),
        stay,
        dwelling: cast.dwellings.get(draft.home?.number ?? -1),
        links: linksOf(persona, draft, cast),
        job: entry(cast.jobs),
        tax: taxOf(plan, persona, draft, stay, cast),
        insurance: personaInsurance(plan, persona, number, cast, firms),
      },
      mobileOnly(persona, number),
    )
    return persona.died && person.death
      ? {
          ...person,
          death: {
            ...person.death,
            place: persona.died.place,
            cause: persona.died.cause,
            notificationNumber: persona.died.hospital ? `${digits(number, 5)}.GBT.92001.26` : null,
          },
        }
      : person
  })
}

/** The only number a person still needs here is that of the phone. */
function mobileOnly({ phone }: PersonaPerson, number: number): Pick<Numbers, 'mobile'> {
  return { mobile: () => phone ?? `0100000${digits(number + 1, 3)}` }
}

function stayOf(
  plan: CountryPlan,
  persona: PersonaPerson,
  draft: Draft,
  file: PersonaFile,
  cast: PersonaCast,
): Stay {
  const household = file.households.find(({ key }) => key === persona.home)
  const dwelling = [...cast.dwellings.values()].find(({ home }) =>
    draft.hamlet.homes.includes(home),
  )
  const home = addressAt(draft.hamlet.commune.place, household?.line ?? '')
  const since = Math.max(dayOf(household?.since ?? persona.born), draft.born)
  const residences: Residence[] = [
    {
      kind: 'PERMANENT',
      address: dwelling?.address ?? home,
      from: dateText(since),
      until: persona.died?.on ?? null,
      reason: since === draft.born ? 'Mới sinh' : 'Chuyển nơi thường trú',
    },
  ]
  const { temporary } = persona
  if (temporary) {
    const { commune, line, from, until, reason } = temporary
    residences.push({
      kind: 'TEMPORARY',
      address: addressAt(communeOf(plan, commune).place, line),
      from,
      until,
      reason,
    })
  }
  return { residences, current: residences.at(-1)?.address ?? home, absence: null, since }
}

function linksOf(
  { fatherName, motherName }: PersonaPerson,
  draft: Draft,
  { identities, drafts }: PersonaCast,
): Links {
  const link = (relative: Draft | null) => (relative ? kinOf(relative, identities) : null)
  const byName = (name: string | undefined): Kin | null =>
    name === undefined ? null : { citizenId: null, name, nationality: 'Việt Nam' }
  return {
    father: link(draft.father) ?? byName(fatherName),
    mother: link(draft.mother) ?? byName(motherName),
    spouse: link(draft.spouse),
    children: draft.children
      .toSorted((left, right) => left.born - right.born)
      .map((child) => kinOf(child, identities)),
    guardian: link(draft.guardian),
    wards: drafts
      .filter(({ guardian }) => guardian === draft)
      .map((ward) => kinOf(ward, identities)),
  }
}

function taxOf(
  plan: CountryPlan,
  persona: PersonaPerson,
  draft: Draft,
  stay: Stay,
  { identities, numberOf, people }: PersonaCast,
): TaxFacts | null {
  if (ageOn(draft.died ?? plan.day, draft.born) < 17) return null
  const { tax } = persona
  return {
    status: persona.died ? '01' : '00',
    since: dateText(
      Math.min(Math.max(dayOf('2025-07-01'), yearsAfter(draft.born, 17)), draft.died ?? plan.day),
    ),
    office: taxOffice(draft.hamlet.commune),
    recordedName: persona.name,
    recordedAddress: stay.current,
    formerTaxCode: null,
    duplicateTaxCode: null,
    dependants: (tax?.dependants ?? []).map(({ person, from }) => {
      const number = numberOf.get(person) ?? -1
      const child = people[number]?.father === persona.key || people[number]?.mother === persona.key
      return {
        citizenId: identities[number]?.citizenId ?? '',
        relation: child ? 'CHILD' : 'PARENT',
        from,
        until: null,
      }
    }),
    arrears: tax?.arrears ?? 0,
    bankAccount: tax?.bankAccount
      ? { bank: banks[0]?.name ?? '', number: `990${digits(numberOf.get(persona.key) ?? 0, 9)}` }
      : null,
  }
}
