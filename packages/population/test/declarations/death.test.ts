import { describe, expect, test } from 'vitest'
import { ids } from '../family.ts'
import { ask } from '../loaded.ts'
import { familyRegistry } from './family-registry.ts'

const { database, declare, citizen, householdOf, changes } = familyRegistry()

const death = {
  deceased: ids.dung,
  dateOfDeath: '2026-11-19',
  timeOfDeath: '03:20',
  placeOfDeath: 'Bệnh viện Bạch Mai',
  causeOfDeath: 'Suy tim',
  declarant: ids.an,
  office: 'Ủy ban nhân dân phường Ba Đình, thành phố Hà Nội',
}

describe('registerDeath', () => {
  test('of a head ends the residence, and the household has another head', async () => {
    const { subjects } = await declare().declared('registerDeath', death)
    expect(subjects).toEqual([
      { subject: 'Citizen', subjectId: ids.dung, role: 'deceased' },
      { subject: 'Citizen', subjectId: ids.an, role: 'householdHead' },
    ])
    expect(await citizen(ids.dung)).toMatchObject({
      date_of_death: '2026-11-19',
      permanent_residence_until: '2026-11-19',
      permanent_residence_end_reason: 'Chết',
      current_residence_address: null,
      residence_file_number: null,
      household_head_id: null,
      relation_to_head: null,
    })
    expect(await householdOf(ids.dung)).toEqual([])
    expect(await householdOf(ids.an)).toEqual([ids.binh, ids.chi].toSorted())
    expect(await citizen(ids.an)).toMatchObject({
      household_head_id: ids.an,
      relation_to_head: 'HEAD',
    })
    expect(await citizen(ids.binh)).toMatchObject({ relation_to_head: 'SPOUSE' })
    expect(await citizen(ids.chi)).toMatchObject({ relation_to_head: 'CHILD' })
  })

  test('is seen by the next look-up, and told to subscribers', async () => {
    await declare().declared('registerDeath', death)
    expect(
      await ask(
        database(),
        'isAlive deathRecords { placeOfDeath declarant { citizenId } }',
        'dung',
      ),
    ).toMatchObject({
      isAlive: false,
      deathRecords: [{ placeOfDeath: 'Bệnh viện Bạch Mai', declarant: { citizenId: ids.an } }],
    })
    const [first] = await changes()
    expect(first).toMatchObject({ subjectId: ids.dung })
    expect(first?.attributes).toContain('Citizen.dateOfDeath')
  })

  test('of a husband widows the wife, and the marriage has ended', async () => {
    const { subjects } = await declare().declared('registerDeath', {
      ...death,
      deceased: ids.an,
      declarant: null,
    })
    expect(subjects.map(({ role }) => role)).toEqual(['deceased', 'spouse'])
    // An represented his daughter.
    expect(await citizen(ids.chi)).toMatchObject({ legal_guardian_id: null, father_id: ids.an })
    expect(await citizen(ids.binh)).toMatchObject({ marital_status: 'WIDOWED', spouse_id: ids.an })
    const rows = await database()
      .owner.kysely.selectFrom('marriage_record')
      .select(['citizen_id', 'state', 'ended_on'])
      .where('spouse_id', 'in', [ids.an, ids.binh])
      .where('registered_on', '=', '2026-05-05')
      .execute()
    expect(rows).toHaveLength(2)
    for (const row of rows)
      expect(row).toMatchObject({ state: 'ENDED_BY_DEATH', ended_on: '2026-11-19' })
  })

  test.each([
    ['deceased', { deceased: ids.em }, 'the death has been registered'],
    ['dateOfDeath', { dateOfDeath: '2026-11-22' }, 'this day has not come yet'],
    ['dateOfDeath', { dateOfDeath: '1949-12-31' }, 'it is before the birth'],
    ['registeredOn', { registeredOn: '2026-11-18' }, 'it is before the death'],
    ['declarant', { declarant: ids.em }, 'the citizen has died'],
    ['householdHead', { householdHead: ids.chi }, 'this citizen is a minor'],
    ['householdHead', { householdHead: ids.giang }, 'this citizen is no member of the household'],
  ])('is refused for its %s: %#', async (field, wrong, reason) => {
    expect(await declare().refusal('registerDeath', { ...death, ...wrong })).toBe(
      `DECLARATION_REFUSED registerDeath.input.${field}: ${reason}`,
    )
    expect(await citizen(ids.dung)).toMatchObject({ date_of_death: null })
    expect(await changes()).toEqual([])
  })
})
