import { describe, expect, test } from 'vitest'
import { ids } from '../family.ts'
import { ask } from '../loaded.ts'
import { familyRegistry } from './family-registry.ts'

const { database, declare, citizen, householdOf, changes } = familyRegistry()

const birth = {
  mother: ids.binh,
  father: ids.an,
  familyName: 'Nguyễn',
  middleName: 'Minh',
  givenName: 'Đức',
  dateOfBirth: '2026-11-18',
  timeOfBirth: '06:45',
  sex: 'MALE',
  placeOfBirth: 'Bệnh viện Phụ sản Hà Nội',
  notificationNumber: '00021.GCS.01005.26',
  office: 'Ủy ban nhân dân phường Ba Đình, thành phố Hà Nội',
}

describe('registerBirth', () => {
  test('makes a citizen with a number, parents, a home and an entry in the book', async () => {
    const { subjects, at } = await declare().declared('registerBirth', birth)
    expect(at).toBe('2026-11-21T02:00:00.000Z')
    expect(subjects.map(({ role }) => role)).toEqual(['child', 'mother', 'father'])
    const childId = subjects[0]?.subjectId ?? ''
    expect(childId).toMatch(/^901226\d{6}$/)
    expect(await citizen(childId)).toMatchObject({
      full_name: 'Nguyễn Minh Đức',
      date_of_birth: '2026-11-18',
      father_id: ids.an,
      mother_id: ids.binh,
      marital_status: 'SINGLE',
      household_head_id: ids.dung,
      relation_to_head: 'GRANDCHILD',
      residence_file_number: '900000000017',
      permanent_residence_admin_unit_code: '00004',
      permanent_residence_reason: 'Sinh ra',
      birth_registration_place: 'Phường Ba Đình, Thành phố Hà Nội',
      citizenship: 'Việt Nam',
    })
    expect(await householdOf(childId)).toEqual([ids.an, ids.binh, ids.chi, ids.dung].toSorted())
    expect(await householdOf(ids.dung)).toContain(childId)
  })

  test('is seen by the next look-up of the mother', async () => {
    const { subjects } = await declare().declared('registerBirth', birth)
    expect(
      await ask(database(), 'children { citizenId birthName { fullName } }', 'binh'),
    ).toMatchObject({
      children: expect.arrayContaining([
        { citizenId: subjects[0]?.subjectId, birthName: { fullName: 'Nguyễn Minh Đức' } },
      ]),
    })
  })

  test('tells once what changed about whom', async () => {
    const { declared } = await declare().send('registerBirth', birth, 'birth-1')
    const child = declared?.subjects[0]?.subjectId ?? ''
    const told = await changes()
    expect(told.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
    expect(told.every(({ declarationId }) => declarationId === 'birth-1')).toBe(true)
    expect(told.find(({ subjectId }) => subjectId === child)?.attributes).toContain(
      'Citizen.dateOfBirth',
    )
    expect(told.find(({ subjectId }) => subjectId === ids.binh)?.attributes).toEqual([
      'Citizen.children',
      'Citizen.householdMembers',
    ])
    expect(JSON.stringify(told)).not.toContain('Đức')
  })

  test('sent again, also at once, it is the same birth', async () => {
    const desk = declare()
    const [first, ...others] = await Promise.all(
      Array.from({ length: 6 }, () => desk.send('registerBirth', birth, 'birth-1')),
    )
    expect(first?.declared?.subjects).toHaveLength(3)
    for (const other of others) expect(other).toEqual(first)
    expect(await desk.send('registerBirth', birth, 'birth-1')).toEqual(first)
    expect(await changes()).toHaveLength(5)
    expect(
      (await desk.send('registerBirth', { ...birth, sex: 'FEMALE' }, 'birth-1')).refused,
    ).toMatchObject({ code: 'DECLARATION_INVALID' })
  })

  test('two births at once get two numbers', async () => {
    const twins = ['Anh', 'Em'].map((givenName) => ({
      ...birth,
      givenName,
      notificationNumber: null,
    }))
    const born = await Promise.all(twins.map((one) => declare().declared('registerBirth', one)))
    expect(new Set(born.map(({ subjects }) => subjects[0]?.subjectId)).size).toBe(2)
  })

  test('of a father who is not married to the mother is acknowledged with it', async () => {
    const unmarried = { ...birth, mother: ids.giang, householdHead: ids.dung }
    await database().owner.kysely.deleteFrom('marriage_record').execute()
    expect(await declare().refusal('registerBirth', unmarried)).toBe(
      'DECLARATION_REFUSED registerBirth.input.acknowledgement: the parents have not been married to each other',
    )
    const { subjects } = await declare().declared('registerBirth', {
      ...unmarried,
      acknowledgement: 'FATHER_ACKNOWLEDGES_CHILD',
    })
    const [record] = await database()
      .owner.kysely.selectFrom('acknowledgement_record')
      .selectAll()
      .where('citizen_id', '=', subjects[0]?.subjectId ?? '')
      .execute()
    expect(record).toMatchObject({ parent_id: ids.an, kind: 'FATHER_ACKNOWLEDGES_CHILD' })
  })

  test.each([
    ['dateOfBirth', { dateOfBirth: '2026-11-22' }, 'this day has not come yet'],
    ['registeredOn', { registeredOn: '2026-11-17' }, 'it is before the birth'],
    ['mother', { mother: ids.an }, 'by sex this citizen is not it'],
    ['mother', { mother: '901199000099' }, 'the registry knows no citizen of this ID'],
    ['father', { father: ids.em }, 'this citizen had died before'],
    ['declarant', { declarant: ids.em }, 'the citizen has died'],
    ['ethnicity', { ethnicity: 'Tày' }, 'it is that of neither parent'],
    ['householdHead', { householdHead: ids.an }, 'this citizen is not the head of a household'],
  ])('is refused for its %s: %#', async (field, wrong, reason) => {
    expect(await declare().refusal('registerBirth', { ...birth, ...wrong })).toBe(
      `DECLARATION_REFUSED registerBirth.input.${field}: ${reason}`,
    )
    expect(await changes()).toEqual([])
  })

  test.each([
    ['timeOfBirth', { timeOfBirth: '25:00' }, 'a time is written hours:minutes, 08:30'],
    ['dateOfBirth', { dateOfBirth: '2026-02-30' }, 'the calendar has no such day'],
    ['sex', { sex: 'BOY' }, 'it is one of MALE, FEMALE, UNDETERMINED'],
    ['givenName', { givenName: ' ' }, 'it is empty'],
    ['givenName', { givenName: 7 }, 'it is no String'],
    ['mother', { mother: null, father: null }, 'neither mother nor father is named'],
    ['notificationNumber', { notificationNumber: '17' }, 'it is written like 00017.GCS.01005.26'],
  ])('does not fit for its %s: %#', async (field, wrong, reason) => {
    expect(await declare().refusal('registerBirth', { ...birth, ...wrong })).toBe(
      `DECLARATION_INVALID registerBirth.input.${field}: ${reason}`,
    )
  })

  test('of one notification is registered once, whoever the parents are, also at once', async () => {
    const other = { mother: ids.giang, father: null, householdHead: ids.dung, givenName: 'Dũng' }
    const answers = await Promise.all(
      [birth, { ...birth, ...other }].map((one) => declare().send('registerBirth', one)),
    )
    expect(answers.filter(({ declared }) => declared)).toHaveLength(1)
    expect(answers.find(({ refused }) => refused)?.refused?.field).toBe('notificationNumber')
  })

  test('is registered once: by notification, and by name and day', async () => {
    await declare().declared('registerBirth', birth)
    expect(await declare().refusal('registerBirth', { ...birth, givenName: 'Dũng' })).toMatch(
      /notificationNumber: the birth of this notification has been registered$/,
    )
    expect(
      await declare().refusal('registerBirth', { ...birth, notificationNumber: null }),
    ).toMatch(/givenName: these parents have a child of this name and date of birth$/)
  })
})
