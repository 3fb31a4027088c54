import type { CountryBlock, Person } from '@motlan/registry-kit/country'
import { ageOn, dayOf } from '../src/calendar.ts'

/** What must hold in every block, said of one that breaks it; the labelled errors are not counted. */
export function brokenInvariants(block: CountryBlock): string[] {
  const broken: string[] = []
  const people = new Map(block.persons.map((person) => [person.citizenId, person]))
  const missing = new Set(
    block.errors.flatMap(({ error, subject, fact }) =>
      error === 'LINK_MISSING' ? [`${subject} ${fact}`] : [],
    ),
  )
  const stale = new Set(
    block.errors.flatMap(({ error, subject, registry }) =>
      error === 'STATUS_STALE' ? [`${subject} ${registry}`] : [],
    ),
  )
  const expect = (holds: boolean, subject: string, rule: string) => {
    if (!holds) broken.push(`${subject}: ${rule}`)
  }
  for (const person of block.persons) {
    for (const rule of [
      ...family(person, people, missing),
      ...life(person, block),
      ...papers(person, block, stale),
    ])
      broken.push(`${person.citizenId}: ${rule}`)
  }
  const living = new Set(
    block.persons.filter(({ death }) => death === null).map(({ citizenId }) => citizenId),
  )
  const housed = block.households.flatMap(({ members }) =>
    members.map(({ citizenId }) => citizenId),
  )
  expect(
    housed.length === new Set(housed).size && housed.length === living.size,
    'households',
    'everybody alive lives in one household',
  )
  for (const home of block.households) {
    expect(
      home.members[0]?.citizenId === home.head && home.members[0]?.relation === 'HEAD',
      home.residenceFileNumber,
      'the head comes first',
    )
    expect(
      home.members.filter(({ relation }) => relation === 'HEAD').length === 1,
      home.residenceFileNumber,
      'one head',
    )
    expect(
      home.members.some(
        ({ citizenId }) =>
          ageOn(dayOf(block.today), dayOf(people.get(citizenId)?.dateOfBirth ?? block.today)) >= 18,
      ),
      home.residenceFileNumber,
      'an adult lives there',
    )
  }
  for (const firm of block.firms) {
    const sum = firm.contributors.reduce((total, { ratio }) => total + ratio, 0)
    expect(
      firm.contributors.length === 0 || sum === 10_000,
      firm.businessId,
      'ratios sum to the whole',
    )
    expect(
      firm.contributors.every(
        ({ citizenId, businessId }) => (citizenId === null) !== (businessId === null),
      ),
      firm.businessId,
      'a contributor is a person or a firm',
    )
    expect(
      firm.registeredOn <= block.today &&
        firm.statusHistory.every(({ from }) => from >= firm.registeredOn && from <= block.today),
      firm.businessId,
      'history is in the past',
    )
    expect(
      firm.statusHistory.at(-1)?.status === firm.status,
      firm.businessId,
      'the last status is the status',
    )
    for (const { citizenId } of firm.representatives)
      expect(people.has(citizenId), firm.businessId, 'is represented by somebody of the block')
  }
  for (const plot of block.plots) {
    expect(
      plot.users.reduce((total, { share }) => total + share, 0) === 10_000,
      plot.parcelId,
      'shares sum to the whole',
    )
    expect(
      plot.changes.every(
        ({ on }, index) => on <= block.today && on >= (plot.changes[index - 1]?.on ?? ''),
      ),
      plot.parcelId,
      'changes are in order and past',
    )
    expect(
      plot.certificate === null || plot.certificate.issuedOn <= block.today,
      plot.parcelId,
      'the certificate has been issued',
    )
    expect(
      plot.users.every(({ citizenId }) => citizenId === null || people.has(citizenId)),
      plot.parcelId,
      'users are of the block',
    )
    expect(
      plot.restrictions.every(
        ({ from, until }) => from <= block.today && (until === null || until >= from),
      ),
      plot.parcelId,
      'restrictions are in order',
    )
  }
  return broken
}

/** Parents, spouses, children, guardians. */
function family(
  person: Person,
  people: ReadonlyMap<string, Person>,
  missing: ReadonlySet<string>,
): string[] {
  const broken: string[] = []
  const { citizenId, dateOfBirth, death } = person
  for (const link of ['father', 'mother'] as const) {
    const parent = people.get(person[link]?.citizenId ?? '')
    if (!parent) continue
    if (ageOn(dayOf(dateOfBirth), dayOf(parent.dateOfBirth)) < 16)
      broken.push(`${link} was under 16`)
    if (parent.sex !== (link === 'father' ? 'MALE' : 'FEMALE'))
      broken.push(`${link} has the wrong sex`)
    if (!parent.children.some((child) => child.citizenId === citizenId))
      broken.push(`is no child of the ${link}`)
    const latest = link === 'father' ? dayOf(dateOfBirth) - 300 : dayOf(dateOfBirth)
    if (parent.death && dayOf(parent.death.diedOn) < latest)
      broken.push(`born after the death of the ${link}`)
  }
  for (const child of person.children) {
    const link = person.sex === 'MALE' ? 'father' : 'mother'
    const known = people.get(child.citizenId ?? '')
    if (known?.[link]?.citizenId !== citizenId && !missing.has(`${child.citizenId} ${link}`))
      broken.push('a child has another parent')
  }
  const spouse = people.get(person.spouse?.citizenId ?? '')
  if (
    spouse &&
    spouse.spouse?.citizenId !== citizenId &&
    !missing.has(`${spouse.citizenId} spouse`)
  )
    broken.push('the spouse is married to somebody else')
  if (spouse && spouse.sex === person.sex) broken.push('the spouse has the same sex')
  if (person.maritalStatus === 'MARRIED' && !person.spouse && !missing.has(`${citizenId} spouse`))
    broken.push('married to nobody')
  if (person.maritalStatus === 'SINGLE' && person.spouse) broken.push('single with a spouse')
  if (
    person.guardian &&
    !people.get(person.guardian.citizenId ?? '')?.wards.some((ward) => ward.citizenId === citizenId)
  )
    broken.push('the guardian knows nothing of it')
  if (death && person.residenceFileNumber !== null) broken.push('the dead live in no household')
  return broken
}

/** Dates of a life, and what it did when. */
function life(person: Person, { today }: CountryBlock): string[] {
  const broken: string[] = []
  const { dateOfBirth: born, death, birth, job, residences, cards } = person
  const end = death?.diedOn ?? today
  const age = ageOn(dayOf(end), dayOf(born))
  if (born > end) broken.push('dies before it is born')
  if (birth && (birth.registeredOn < born || birth.registeredOn > today))
    broken.push('birth registered at a wrong time')
  if (death && (death.registeredOn < death.diedOn || death.registeredOn > today))
    broken.push('death registered at a wrong time')
  if (person.maritalStatus !== 'SINGLE' && age < 18) broken.push('married under age')
  if (
    job &&
    (death !== null || age < 15 || job.since > today || ageOn(dayOf(job.since), dayOf(born)) < 14)
  )
    broken.push('works at a wrong time')
  for (const { from, until } of residences)
    if (from < born || from > end || (until !== null && until < from))
      broken.push('lives somewhere at a wrong time')
  if (residences.length === 0) broken.push('lives nowhere')
  for (const [index, { issuedOn, validUntil }] of cards.entries()) {
    if (issuedOn < born || issuedOn > end || issuedOn < (cards[index - 1]?.issuedOn ?? ''))
      broken.push('a card issued at a wrong time')
    if (validUntil !== null && validUntil < issuedOn) broken.push('a card that was never valid')
  }
  return broken
}

/** Insurance and tax: nobody pays or is paid after death, unless that is an error put in. */
function papers(person: Person, { today }: CountryBlock, stale: ReadonlySet<string>): string[] {
  const broken: string[] = []
  const { citizenId, insurance, tax, death, job } = person
  const end = death?.diedOn ?? today
  if (tax && tax.since > end) broken.push('a taxpayer after the end')
  if (tax && death && tax.status === '00' && !stale.has(`${citizenId} finance`))
    broken.push('a dead active taxpayer')
  if (tax?.dependants.some((one) => one.citizenId === citizenId)) broken.push('supports itself')
  if (!insurance) return broken
  const { contributions, benefits, card, participation } = insurance
  for (const [index, { from, until }] of contributions.entries()) {
    if (from > end.slice(0, 7) || (until !== null && (until < from || until > end.slice(0, 7))))
      broken.push(`pays at a wrong time ${from} ${until} ${end}`)
    const before = contributions[index - 1]
    if (before && (before.until === null || before.until >= from))
      broken.push('contributions overlap')
  }
  const running = contributions.some(({ until }) => until === null)
  if (running !== (participation !== 'NONE'))
    broken.push('participation and contributions disagree')
  if (participation === 'COMPULSORY' && !job?.employer) broken.push('insured without employer')
  if (death && !stale.has(`${citizenId} insurance`)) {
    if (card && card.until > end) broken.push('a card after death')
    if (benefits.some(({ until }) => until === null || until > end))
      broken.push('a benefit after death')
  }
  if (benefits.some(({ from, until }) => from > today || (until !== null && until < from)))
    broken.push('a benefit at a wrong time')
  return broken
}
