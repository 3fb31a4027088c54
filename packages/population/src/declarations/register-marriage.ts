import { misfits, refuses } from '@motlan/registry-kit'
import { bookEntry } from './book-entry.ts'
import { type CitizenRow, livingCitizen } from './citizen-row.ts'
import { completedYears } from './completed-years.ts'
import { type At, declare } from './declare.ts'
import { areCloseKin } from './kinship.ts'

// Law on Marriage and Family (52/2014/QH13), article 8.
const oldEnough = { husband: 20, wife: 18 } as const

/** A marriage is registered: each is the spouse of the other, and stands in the book. */
export const registerMarriage = declare({
  name: 'registerMarriage',
  meaning: {
    vi: 'Đăng ký kết hôn. Vai trò: husband, wife',
    en: 'Registers a marriage. Roles: husband, wife',
  },
  input: {
    husband: 'Citizen.spouse',
    wife: 'Citizen.spouse',
    office: 'Citizen.marriageRecords.office',
    registeredOn: 'Citizen.marriageRecords.registeredOn?',
  },
  apply: async (at, input) => {
    const registeredOn = input.registeredOn ?? at.today
    if (registeredOn > at.today) throw refuses('registeredOn', 'this day has not come yet')
    if (input.husband === input.wife) throw misfits('wife', 'it is the same citizen as the husband')
    const husband = await livingCitizen(at, 'husband', input.husband)
    const wife = await livingCitizen(at, 'wife', input.wife)
    await checkParty(at, 'husband', husband, registeredOn)
    await checkParty(at, 'wife', wife, registeredOn)
    if (areCloseKin(husband, wife)) throw refuses('wife', 'the two are close relatives')
    const entry = await bookEntry(at, input.husband, input.office, registeredOn)
    for (const [one, other] of [
      [input.husband, input.wife],
      [input.wife, input.husband],
    ] as const) {
      await at.database
        .updateTable('citizen')
        .set({ spouse_id: other, marital_status: 'MARRIED' })
        .where('citizen_id', '=', one)
        .execute()
      await at.database
        .insertInto('marriage_record')
        .values({
          ...entry,
          citizen_id: one,
          spouse_id: other,
          spouse_name: null,
          spouse_citizenship: null,
          state: 'IN_FORCE',
          ended_on: null,
        })
        .execute()
    }
    return {
      subjects: [
        { subject: 'Citizen', subjectId: input.husband, role: 'husband' },
        { subject: 'Citizen', subjectId: input.wife, role: 'wife' },
      ],
      changes: [input.husband, input.wife].map((subjectId) => ({
        subject: 'Citizen',
        subjectId,
        attributes: [
          'Citizen.spouse',
          'Citizen.maritalStatus',
          'Citizen.marriageRecords.spouse',
          'Citizen.marriageRecords.state',
          'Citizen.marriageRecords.registeredOn',
        ],
      })),
    }
  },
})

async function checkParty(
  { database }: At,
  field: keyof typeof oldEnough,
  { citizen_id, sex, date_of_birth, marital_status }: CitizenRow,
  day: string,
): Promise<void> {
  if (sex !== null && sex !== (field === 'wife' ? 'FEMALE' : 'MALE'))
    throw refuses(field, 'by sex this citizen is not it')
  if (date_of_birth === null || completedYears(date_of_birth, day) < oldEnough[field])
    throw refuses(field, `a ${field} is at least ${oldEnough[field]} years old`)
  const marriage = await database
    .selectFrom('marriage_record')
    .select('registered_on')
    .where('citizen_id', '=', citizen_id)
    .where('state', '=', 'IN_FORCE')
    .executeTakeFirst()
  if (marriage || marital_status === 'MARRIED') throw refuses(field, 'this citizen is married')
}
