import { describe, expect, test } from 'vitest'
import { ids } from '../family.ts'
import { ask } from '../loaded.ts'
import { familyRegistry } from './family-registry.ts'

const { database, declare, citizen, householdOf, changes } = familyRegistry()

const residence = {
  address: 'Số 5, Đường Lê Lợi, Phường Hải Châu, Thành phố Đà Nẵng',
  adminUnitCode: '20242',
  adminUnitVersion: '2026-04',
  provinceCode: '48',
}
const couple = {
  members: [
    { citizen: ids.an, relationToHead: 'HEAD' },
    { citizen: ids.binh },
    { citizen: ids.chi },
  ],
  residence,
  reason: 'Mua nhà',
}

describe('changePermanentResidence', () => {
  test('a couple with a child founds a household elsewhere', async () => {
    const { subjects } = await declare().declared('changePermanentResidence', couple)
    expect(subjects.map(({ role }) => role)).toEqual([
      'member',
      'member',
      'member',
      'householdHead',
    ])
    expect(await householdOf(ids.an)).toEqual([ids.binh, ids.chi].toSorted())
    expect(await householdOf(ids.dung)).toEqual([])
    const an = await citizen(ids.an)
    expect(an.residence_file_number).toMatch(/^HS48-9\d{8}$/)
    for (const [who, relation] of [
      [ids.binh, 'SPOUSE'],
      [ids.chi, 'CHILD'],
    ] as const) {
      expect(await citizen(who)).toMatchObject({
        relation_to_head: relation,
        household_head_id: ids.an,
        residence_file_number: an.residence_file_number,
        permanent_residence_address: residence.address,
        permanent_residence_since: '2026-11-21',
        current_residence_admin_unit_code: '20242',
      })
    }
    expect(
      await ask(
        database(),
        'permanentResidence { provinceCode reason } householdHead { citizenId }',
        'chi',
      ),
    ).toEqual({
      permanentResidence: { provinceCode: '48', reason: 'Mua nhà' },
      householdHead: { citizenId: ids.an },
    })
    expect((await changes()).map(({ subjectId }) => subjectId).toSorted()).toEqual(
      [ids.an, ids.binh, ids.chi, ids.dung].toSorted(),
    )
  })

  test('when the head moves away the household gets another one', async () => {
    const { subjects } = await declare().declared('changePermanentResidence', {
      members: [{ citizen: ids.dung }],
      residence,
    })
    expect(subjects.at(-1)).toMatchObject({ role: 'formerHouseholdHead', subjectId: ids.an })
    expect(await citizen(ids.dung)).toMatchObject({ relation_to_head: 'HEAD' })
    expect(await citizen(ids.chi)).toMatchObject({
      household_head_id: ids.an,
      relation_to_head: 'CHILD',
    })
    expect(await householdOf(ids.an)).toEqual([ids.binh, ids.chi].toSorted())
  })

  test('somebody joins a household and lives where it lives', async () => {
    const { subjects } = await declare().declared('changePermanentResidence', {
      members: [{ citizen: ids.giang, relationToHead: 'OTHER_RELATIVE' }],
      householdHead: ids.dung,
    })
    expect(subjects.at(-1)).toEqual({
      subject: 'Citizen',
      subjectId: ids.dung,
      role: 'householdHead',
    })
    expect(await citizen(ids.giang)).toMatchObject({
      household_head_id: ids.dung,
      relation_to_head: 'OTHER_RELATIVE',
      residence_file_number: '900000000017',
      permanent_residence_admin_unit_code: '00004',
    })
    expect(await householdOf(ids.chi)).toContain(ids.giang)
  })

  test.each([
    ['members', { ...couple, members: [] }, 'INVALID', 'nobody moves'],
    [
      'members',
      { ...couple, members: [{ citizen: ids.an }, { citizen: ids.an }] },
      'INVALID',
      'somebody is named twice',
    ],
    [
      'members',
      { ...couple, members: couple.members.slice(1) },
      'INVALID',
      'of a new household exactly one member is the HEAD',
    ],
    ['residence', { ...couple, residence: null }, 'INVALID', 'a new household needs an address'],
    [
      'members[0].citizen',
      { ...couple, members: [{ citizen: ids.em }] },
      'REFUSED',
      'the citizen has died',
    ],
    [
      'members',
      { ...couple, members: [{ citizen: ids.chi }] },
      'REFUSED',
      'the head of a household is an adult',
    ],
    [
      'householdHead',
      { members: [{ citizen: ids.giang }], householdHead: ids.an },
      'REFUSED',
      'this citizen is not the head of a household',
    ],
    [
      'residence',
      { members: [{ citizen: ids.giang }], householdHead: ids.dung, residence },
      'REFUSED',
      'the household that is joined lives in another commune',
    ],
    ['since', { ...couple, since: '2027-01-01' }, 'REFUSED', 'this day has not come yet'],
  ])('is refused for its %s: %#', async (field, input, kind, reason) => {
    expect(await declare().refusal('changePermanentResidence', input)).toBe(
      `DECLARATION_${kind} changePermanentResidence.input.${field}: ${reason}`,
    )
    expect(await changes()).toEqual([])
    expect(await householdOf(ids.dung)).toEqual([ids.an, ids.binh, ids.chi].toSorted())
  })

  test('minors are not left behind alone', async () => {
    const members = [ids.an, ids.binh, ids.dung].map((one) => ({
      citizen: one,
      relationToHead: one === ids.an ? 'HEAD' : null,
    }))
    expect(await declare().refusal('changePermanentResidence', { members, residence })).toMatch(
      /members: minors would be left behind without an adult$/,
    )
  })
})
