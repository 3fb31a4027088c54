import { describe, expect, test } from 'vitest'
import { ids } from '../family.ts'
import { ask } from '../loaded.ts'
import { familyRegistry } from './family-registry.ts'

const { database, declare, citizen, add, changes } = familyRegistry()

const groom = '901088000021'
const office = 'Ủy ban nhân dân phường Ba Đình, thành phố Hà Nội'
const unmarried = {
  citizen_id: groom,
  spouse_id: null,
  marital_status: 'SINGLE',
  date_of_birth: '1988-04-30',
  father_id: null,
  mother_id: null,
  date_of_death: null,
  declared_missing_on: null,
}

describe('registerMarriage', () => {
  test('makes each the spouse of the other, with an entry for both', async () => {
    await add(ids.an, unmarried)
    const wedding = { husband: groom, wife: ids.giang, office }
    const { subjects } = await declare().declared('registerMarriage', wedding)
    expect(subjects.map(({ role, subjectId }) => [role, subjectId])).toEqual([
      ['husband', groom],
      ['wife', ids.giang],
    ])
    expect(await citizen(groom)).toMatchObject({ spouse_id: ids.giang, marital_status: 'MARRIED' })
    expect(await citizen(ids.giang)).toMatchObject({ spouse_id: groom, marital_status: 'MARRIED' })
    expect(
      await ask(
        database(),
        'maritalStatus marriageRecords { state spouse { citizenId } }',
        'giang',
      ),
    ).toMatchObject({
      maritalStatus: 'MARRIED',
      marriageRecords: [
        { state: 'ENDED_BY_DIVORCE' },
        { state: 'IN_FORCE', spouse: { citizenId: groom } },
      ],
    })
    expect(await changes()).toHaveLength(2)
  })

  test('two weddings at once of one man: one wins', async () => {
    await add(ids.an, unmarried)
    await add(ids.giang, { ...unmarried, citizen_id: '901192000022', sex: 'FEMALE' })
    const answers = await Promise.all(
      [ids.giang, '901192000022'].map((wife) =>
        declare().send('registerMarriage', { husband: groom, wife, office }),
      ),
    )
    expect(answers.filter(({ declared }) => declared)).toHaveLength(1)
    expect(answers.find(({ refused }) => refused)?.refused).toMatchObject({
      field: 'husband',
      reason: 'this citizen is married',
    })
  })

  test.each([
    ['husband', { husband: ids.an, wife: ids.giang }, 'this citizen is married'],
    ['husband', { husband: ids.em, wife: ids.giang }, 'the citizen has died'],
    ['wife', { husband: groom, wife: ids.chi }, 'a wife is at least 18 years old'],
    ['wife', { husband: groom, wife: ids.an }, 'by sex this citizen is not it'],
  ])('is refused for the %s: %#', async (field, parties, reason) => {
    await add(ids.an, unmarried)
    expect(await declare().refusal('registerMarriage', { ...parties, office })).toBe(
      `DECLARATION_REFUSED registerMarriage.input.${field}: ${reason}`,
    )
  })

  test('of brother and sister is refused', async () => {
    await add(ids.an, { ...unmarried, mother_id: ids.dung })
    await add(ids.giang, {
      ...unmarried,
      citizen_id: '901192000022',
      sex: 'FEMALE',
      mother_id: ids.dung,
    })
    expect(
      await declare().refusal('registerMarriage', { husband: groom, wife: '901192000022', office }),
    ).toMatch(/wife: the two are close relatives$/)
  })
})
