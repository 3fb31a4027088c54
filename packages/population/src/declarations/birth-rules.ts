import { checkWritten, misfits, refuses } from '@motlan/registry-kit'
import { daysBetween } from '@motlan/registry-kit/country'
import { type CitizenRow, knownCitizen, livingCitizen } from './citizen-row.ts'
import { completedYears } from './completed-years.ts'
import type { At } from './declare.ts'
import { headNamed } from './household.ts'

/** What is declared about a birth, as far as rules look at it. */
export interface DeclaredBirth {
  readonly mother: string | null
  readonly father: string | null
  readonly acknowledgement: string | null
  readonly declarant: string | null
  readonly familyName: string
  readonly middleName: string | null
  readonly givenName: string
  readonly dateOfBirth: string
  readonly timeOfBirth: string | null
  readonly ethnicity: string | null
  readonly notificationNumber: string | null
  readonly householdHead: string | null
}

/** Whom a child is born to, and who heads its home. */
export interface Family {
  readonly mother: CitizenRow | undefined
  readonly father: CitizenRow | undefined
  readonly head: CitizenRow
}

/** The people a declaration of birth names, and the home that follows from them: the mother's, else the father's. */
export async function familyOf(at: At, birth: DeclaredBirth): Promise<Family> {
  const mother = birth.mother === null ? undefined : await parent(at, 'mother', birth.mother, birth)
  const father = birth.father === null ? undefined : await parent(at, 'father', birth.father, birth)
  if (!mother && !father) throw misfits('mother', 'neither mother nor father is named')
  const headId = birth.householdHead ?? mother?.household_head_id ?? father?.household_head_id
  if (!headId) {
    throw refuses(
      'householdHead',
      'neither parent is registered in a household',
      'name the head of the household the child joins',
    )
  }
  return { mother, father, head: await headNamed(at, 'householdHead', headId) }
}

// How long before a birth the father can have died.
const daysOfPregnancy = 300

/** A parent: of the right sex, old enough, and not dead before it was possible. */
async function parent(
  at: At,
  field: 'mother' | 'father',
  id: string,
  { dateOfBirth }: DeclaredBirth,
): Promise<CitizenRow> {
  const one = await knownCitizen(at, field, id)
  if (one.sex !== null && one.sex !== (field === 'mother' ? 'FEMALE' : 'MALE'))
    throw refuses(field, 'by sex this citizen is not it')
  if (one.date_of_birth !== null && completedYears(one.date_of_birth, dateOfBirth) < 16)
    throw refuses(field, 'this citizen was under 16 at the birth')
  const died = one.date_of_death
  const tooEarly =
    died !== null &&
    (field === 'mother' ? died < dateOfBirth : daysBetween(died, dateOfBirth) > daysOfPregnancy)
  if (tooEarly) throw refuses(field, 'this citizen had died before')
  return one
}

/** Holds a birth against the rules of civil status. */
export async function checkBirth(
  at: At,
  birth: DeclaredBirth,
  family: Family,
  registeredOn: string,
): Promise<void> {
  const { dateOfBirth, timeOfBirth, notificationNumber } = birth
  if (dateOfBirth > at.today) throw refuses('dateOfBirth', 'this day has not come yet')
  if (registeredOn > at.today) throw refuses('registeredOn', 'this day has not come yet')
  if (registeredOn < dateOfBirth) throw refuses('registeredOn', 'it is before the birth')
  checkWritten('timeOfBirth', 'timeOfDay', timeOfBirth)
  checkWritten('notificationNumber', 'birthNotification', notificationNumber)
  if (birth.declarant !== null) await livingCitizen(at, 'declarant', birth.declarant)
  checkEthnicity(birth, family)
  await checkFatherhood(at, birth, family)
  await checkNew(at, birth, family)
}

function checkEthnicity({ ethnicity }: DeclaredBirth, { mother, father }: Family): void {
  const known = [mother?.ethnicity, father?.ethnicity].filter((one) => one)
  if (ethnicity === null || known.length === 0 || known.includes(ethnicity)) return
  throw refuses('ethnicity', 'it is that of neither parent')
}

/** A man who is not the husband of the mother acknowledges the child, or the child him. */
async function checkFatherhood(
  { database }: At,
  { acknowledgement }: DeclaredBirth,
  { mother, father }: Family,
): Promise<void> {
  if (!mother || !father || acknowledgement !== null) return
  if (mother.spouse_id === father.citizen_id || father.spouse_id === mother.citizen_id) return
  const marriage = await database
    .selectFrom('marriage_record')
    .select('record_number')
    .where('citizen_id', '=', mother.citizen_id)
    .where('spouse_id', '=', father.citizen_id)
    .executeTakeFirst()
  if (marriage) return
  throw refuses(
    'acknowledgement',
    'the parents have not been married to each other',
    'declare the acknowledgement of the child together with the birth',
  )
}

/** INVARIANT: a birth is registered once: declarations of one notification, or of one parent, wait for each other. */
async function checkNew(
  { database, hold }: At,
  birth: DeclaredBirth,
  { mother, father }: Family,
): Promise<void> {
  const { notificationNumber } = birth
  if (notificationNumber !== null) {
    await hold(`birth notification ${notificationNumber}`)
    const registered = await database
      .selectFrom('birth_record')
      .select('citizen_id')
      .where('notification_number', '=', notificationNumber)
      .executeTakeFirst()
    if (registered)
      throw refuses('notificationNumber', 'the birth of this notification has been registered')
  }
  const parents = [mother, father].flatMap((one) => one?.citizen_id ?? [])
  const siblings = await database
    .selectFrom('child')
    .innerJoin('citizen', 'citizen.citizen_id', 'child.child_id')
    .select(['citizen.date_of_birth', 'citizen.full_name'])
    .where('child.citizen_id', 'in', parents)
    .execute()
  const same = siblings.some(
    ({ date_of_birth, full_name }) =>
      date_of_birth === birth.dateOfBirth && full_name === fullName(birth),
  )
  if (same) throw refuses('givenName', 'these parents have a child of this name and date of birth')
}

/** Family, middle and given name with single spaces. */
export function fullName({
  familyName,
  middleName,
  givenName,
}: Pick<DeclaredBirth, 'familyName' | 'middleName' | 'givenName'>): string {
  return [familyName, middleName, givenName].filter((part) => part !== null).join(' ')
}
