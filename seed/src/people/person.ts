import type { InsuranceFacts, Job, Person, Random, TaxFacts } from '@motlan/registry-kit/country'
import { ageOn, dateText } from '../calendar.ts'
import type { Numbers } from '../numbers.ts'
import type { CountryPlan } from '../plan.ts'
import { cardsOf } from './cards.ts'
import { birthRecordOf, deathOf } from './civil-events.ts'
import type { Draft } from './draft.ts'
import type { Dwelling } from './dwellings.ts'
import { folded } from './folded.ts'
import type { Identity } from './identity.ts'
import type { Links } from './links.ts'
import type { Origin } from './origins.ts'
import type { Stay } from './residences.ts'

/** Everything the steps found out about a person. */
export interface Known {
  readonly plan: CountryPlan
  readonly draft: Draft
  readonly identity: Identity
  readonly origin: Origin
  readonly stay: Stay
  readonly dwelling: Dwelling | undefined
  readonly links: Links
  readonly job: Job | null
  readonly tax: TaxFacts | null
  readonly insurance: InsuranceFacts | null
  readonly random: Random
}

/** Puts a person together. */
export function personOf(known: Known, numbers: Pick<Numbers, 'mobile'>): Person {
  const { plan, draft, identity, origin, stay, dwelling, links, job, tax, insurance, random } =
    known
  const { citizenId, previousCitizenIds, name, otherName, ethnicity, religion, bloodGroup, cmnd } =
    identity
  const age = ageOn(draft.died ?? plan.day, draft.born)
  const phone = age >= 14 && random.chance(age < 75 ? 92 : 45, 100) ? numbers.mobile() : null
  return {
    citizenId,
    previousCitizenIds,
    name,
    otherName,
    sex: draft.sex,
    dateOfBirth: dateText(draft.born),
    death: deathOf(plan, draft, draft.hamlet.commune, random),
    declaredMissingOn: missingSince(known, age, random),
    birth: birthRecordOf(plan, draft, origin, random),
    placeOfBirth: origin.placeOfBirth,
    placeOfBirthRegistration: origin.registeredAt,
    nativePlace: origin.nativePlace,
    ethnicity,
    religion,
    nationality: 'Việt Nam',
    bloodGroup,
    cmnd,
    cards: cardsOf(
      {
        citizenId,
        cmnd,
        born: draft.born,
        until: draft.died ?? plan.day,
        province: origin.registeredAt.province,
      },
      random,
    ),
    ...links,
    maritalStatus: draft.marital,
    residenceFileNumber: dwelling?.residenceFileNumber ?? null,
    relationToHead: dwelling?.relations.get(draft.number) ?? null,
    residences: stay.residences,
    currentResidence: stay.current,
    absence: stay.absence,
    phone,
    email: phone !== null && age < 60 && random.chance(55, 100) ? emailOf(identity, phone) : null,
    occupation: occupationOf(job, age, random),
    job,
    tax,
    insurance,
  }
}

/** A court has declared a few missing: grown-up people without work who are no head of a household. */
function missingSince(
  { plan, draft, dwelling, job }: Known,
  age: number,
  random: Random,
): string | null {
  if (
    job !== null ||
    age < 20 ||
    draft.died !== null ||
    dwelling?.head === draft ||
    !random.chance(1, 1500)
  )
    return null
  return dateText(plan.day - random.between(30, 1500))
}

/** A name and the last digits of the phone; the domain `example` belongs to nobody. */
function emailOf({ name }: Identity, phone: string): string {
  const part = (text: string) =>
    folded(text)
      .toLowerCase()
      .replace(/[^a-z]/g, '')
  return `${part(name.given)}.${part(name.family)}${phone.slice(3)}@thudientu.example`
}

function occupationOf(job: Job | null, age: number, random: Random): string {
  if (job) return job.title
  if (age < 6) return 'Trẻ em'
  if (age < 18) return 'Học sinh'
  if (age < 23) return random.chance(6, 10) ? 'Sinh viên' : 'Chưa có việc làm'
  return age >= 60 ? 'Hưu trí' : random.chance(6, 10) ? 'Nội trợ' : 'Chưa có việc làm'
}
