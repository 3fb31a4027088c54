import type { JsonObject } from '@motlan/kernel'
import { describe, expect, test } from 'vitest'
import { ids } from '../family.ts'
import { familyRegistry } from './family-registry.ts'

const { declare, citizen, add, changes } = familyRegistry()

const correct = (citizenId: string, said: JsonObject) =>
  declare().declared('correctCitizen', { citizenId, ...said })
const refusal = (citizenId: string, said: JsonObject) =>
  declare().refusal('correctCitizen', { citizenId, ...said })

describe('correctCitizen', () => {
  test.each<readonly [JsonObject, JsonObject]>([
    [{ fullName: 'Nguyễn Hoàng Văn Ân' }, { middle_name: 'Hoàng Văn', given_name: 'Ân' }],
    [{ fullName: 'Đỗ Ân' }, { family_name: 'Đỗ', middle_name: null, given_name: 'Ân' }],
    [{ middleName: null }, { full_name: 'Nguyễn An' }],
    [{ familyName: 'Đỗ', givenName: 'Ân' }, { full_name: 'Đỗ Văn Ân' }],
    [{ fullName: 'Nguyễn Ân', middleName: null, givenName: 'Ân' }, { full_name: 'Nguyễn Ân' }],
  ])('a full name is its parts, whichever is corrected: %#', async (birthName, row) => {
    await correct(ids.an, { birthName })
    const { family_name, middle_name, given_name, full_name } = await citizen(ids.an)
    expect({ family_name, middle_name, given_name, full_name }).toMatchObject(row)
    expect([family_name, middle_name, given_name].filter(Boolean).join(' ')).toBe(full_name)
  })

  test('and whoever follows the name is told of all of it', async () => {
    await correct(ids.an, { birthName: { fullName: 'Nguyễn Văn Ân' } })
    const [change] = await changes()
    expect(change?.attributes).toEqual([
      'Citizen.birthName.givenName',
      'Citizen.birthName.fullName',
    ])
  })

  test.each<readonly [JsonObject, string]>([
    [{ birthName: { fullName: 'An' } }, 'birthName.fullName: family and given name are two words'],
    [{ birthName: { familyName: null } }, 'birthName.familyName: everybody has one'],
    [{ birthName: { fullName: 'Đỗ Ân', givenName: 'Ân' } }, 'birthName.fullName: it is not what'],
    [{ dateOfBirth: '1991-05-20' }, 'dateOfBirth: the citizen ID says another year of birth'],
    [{ dateOfBirth: null }, 'dateOfBirth: everybody was born on some day'],
    [{ sex: 'FEMALE' }, 'sex: the citizen ID says another sex'],
    [{ dateOfDeath: '2026-11-01' }, 'dateOfDeath: there is none that could be wrong'],
    [{ declaredMissingOn: '2026-11-22' }, 'declaredMissingOn: this day has not come yet'],
    [{ declaredMissingOn: '1989-01-01' }, 'declaredMissingOn: it contradicts the date of birth'],
    [{ relationToHead: 'HEAD' }, 'relationToHead: '],
    [{ relationToHead: null }, 'relationToHead: who heads a household is not corrected'],
    [{ maritalStatus: 'SINGLE' }, 'maritalStatus: it is not corrected by its value: the spouse'],
    [{ spouse: ids.dung }, 'spouse: it names another subject'],
    [
      { permanentResidence: { address: 'Số 2' } },
      'permanentResidence.address: it is not corrected',
    ],
    [{ age: 30 }, 'age: it is worked out'],
  ])('what contradicts the rest of the country is refused: %#', async (said, message) => {
    const before = await citizen(ids.an)
    expect(await refusal(ids.an, said)).toContain(
      `DECLARATION_REFUSED correctCitizen.input.${message}`,
    )
    expect(await citizen(ids.an)).toEqual(before)
  })

  test('what the registry did not hold is filled in', async () => {
    await add(ids.an, { citizen_id: '901090000029', religion: null, email: null })
    await correct('901090000029', { religion: 'Phật giáo', email: 'an@example.vn' })
    expect(await citizen('901090000029')).toMatchObject({
      religion: 'Phật giáo',
      email: 'an@example.vn',
    })
  })

  test('an adult stays in each household', async () => {
    const alone = {
      citizen_id: '901208000023',
      date_of_birth: '2008-11-20',
      household_head_id: '901208000023',
      relation_to_head: 'HEAD',
    }
    await add(ids.an, alone)
    expect(await refusal(alone.citizen_id, { dateOfBirth: '2008-11-25' })).toContain(
      'no adult would be left in the household',
    )
    await correct(alone.citizen_id, { dateOfBirth: '2008-11-19' })
  })

  test('the dead died after they were born, and not tomorrow', async () => {
    for (const [day, reason] of [
      ['2026-11-22', 'this day has not come yet'],
      ['1947-01-01', 'it contradicts the date of birth'],
    ])
      expect(await refusal(ids.em, { dateOfDeath: day })).toContain(reason)
    expect(await refusal(ids.em, { dateOfDeath: null })).toContain('does not take it away')
    await correct(ids.em, { dateOfDeath: '2026-11-17' })
    expect(await citizen(ids.em)).toMatchObject({ date_of_death: '2026-11-17' })
  })
})
