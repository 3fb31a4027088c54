import type { TestDatabase } from '@motlan/registry-kit/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../src/index.ts'
import { ids } from './family.ts'
import { ask as askIn, databaseOfFamily } from './loaded.ts'

let database: TestDatabase<Database>

beforeAll(async () => {
  database = await databaseOfFamily()
})
afterAll(() => database?.drop())

const ask = (selection: string, who: keyof typeof ids) => askIn(database, selection, who)

describe('civil events', () => {
  test('a birth record names book, office and parents', async () => {
    const selection = `birthRecords { number book registeredOn office kind notificationNumber timeOfBirth
      father { citizenId } mother { citizenId } }`
    expect(await ask(selection, 'chi')).toEqual({
      birthRecords: [
        {
          number: '18',
          book: '01/2026',
          registeredOn: '2026-03-10',
          office: 'Ủy ban nhân dân phường Ba Đình, thành phố Hà Nội',
          kind: 'ON_TIME',
          notificationNumber: expect.stringMatching(/^\d{5}\.GCS\.01\d{3}\.26$/),
          timeOfBirth: expect.stringMatching(/^\d\d:\d\d$/),
          father: { citizenId: ids.an },
          mother: { citizenId: ids.binh },
        },
      ],
    })
  })

  test('marriages are told in the order of their dates, from both sides', async () => {
    expect(await ask('marriageRecords { state endedOn spouse { citizenId } }', 'an')).toEqual({
      marriageRecords: [
        { state: 'ENDED_BY_DIVORCE', endedOn: '2015-04-01', spouse: { citizenId: ids.giang } },
        { state: 'IN_FORCE', endedOn: null, spouse: { citizenId: ids.binh } },
      ],
    })
    expect(await ask('marriageRecords { state spouse { citizenId } }', 'dung')).toEqual({
      marriageRecords: [{ state: 'ENDED_BY_DEATH', spouse: { citizenId: ids.em } }],
    })
  })

  test('a divorce is noted with the court of its time', async () => {
    expect(
      await ask(
        'divorceRecords { decisionNumber decidedOn court formerSpouse { citizenId } }',
        'giang',
      ),
    ).toEqual({
      divorceRecords: [
        {
          decisionNumber: '31/2015/QĐST-HNGĐ',
          decidedOn: '2015-04-01',
          court: 'Tòa án nhân dân quận Ba Đình, thành phố Hà Nội',
          formerSpouse: { citizenId: ids.an },
        },
      ],
    })
  })

  test('a death has a cause, a place and a declarant', async () => {
    expect(
      await ask('deathRecords { number placeOfDeath causeOfDeath declarant { citizenId } }', 'em'),
    ).toEqual({
      deathRecords: [
        {
          number: '5',
          placeOfDeath: 'Bệnh viện Bạch Mai',
          causeOfDeath: 'Nhồi máu cơ tim',
          declarant: { citizenId: ids.an },
        },
      ],
    })
  })

  test('a child born before the wedding was acknowledged, others were not', async () => {
    const selection = 'acknowledgementRecords { kind registeredOn parent { citizenId } }'
    expect(await ask(selection, 'chi')).toEqual({
      acknowledgementRecords: [
        {
          kind: 'FATHER_ACKNOWLEDGES_CHILD',
          registeredOn: '2026-03-10',
          parent: { citizenId: ids.an },
        },
      ],
    })
    expect(await ask(selection, 'an')).toEqual({ acknowledgementRecords: [] })
  })

  test('they can move out: nothing refers to their tables, and they refer to the citizen only', async () => {
    const { rows } = await sql<{ from: string; to: string }>`
      select conrelid::regclass::text as "from", confrelid::regclass::text as "to"
      from pg_constraint where contype = 'f'`.execute(database.owner.kysely)
    const touching = rows.filter(({ from, to }) => /_record$/.test(from) || /_record$/.test(to))
    expect(touching).toHaveLength(5)
    expect(new Set(touching.map(({ to }) => to))).toEqual(new Set(['citizen']))
  })
})

describe('the database refuses', () => {
  const { an, giang, chi } = ids
  test.each([
    [
      'a citizen ID that lost its zero',
      'citizen_id_check',
      `insert into citizen (citizen_id) values ('90109000001')`,
    ],
    [
      'a sex outside the list',
      'sex_check',
      `update citizen set sex = 'X' where citizen_id = '${an}'`,
    ],
    [
      'a death before the birth',
      'death_after_birth',
      `update citizen set date_of_death = '2026-01-01' where citizen_id = '${chi}'`,
    ],
    [
      'an address code without its list',
      'permanent_residence_dated',
      `update citizen set permanent_residence_admin_unit_version = null where citizen_id = '${an}'`,
    ],
    [
      'a list of administrative units that never was',
      'admin_unit_version_check',
      `update citizen set permanent_residence_admin_unit_version = '2025-08' where citizen_id = '${an}'`,
    ],
    [
      'being one’s own spouse',
      'not_own_relative',
      `update citizen set spouse_id = citizen_id where citizen_id = '${an}'`,
    ],
    [
      'a CMND of 8 digits',
      'old_identity_number_check',
      `update citizen set old_identity_number = '90000001' where citizen_id = '${an}'`,
    ],
    [
      'a card that expired before it was issued',
      'validity_in_order',
      `update identity_card set valid_until = '2000-01-01' where citizen_id = '${an}'`,
    ],
    [
      'a marriage that ended and is in force',
      'ended_or_in_force',
      `update marriage_record set state = 'IN_FORCE' where citizen_id = '${giang}'`,
    ],
    [
      'a record about nobody',
      'ward_citizen_id_fkey',
      `insert into ward (citizen_id, ward_id) values ('901090999999', '${chi}')`,
    ],
  ])('%s', async (_what, constraint, text) => {
    await expect(database.owner.run({ text, values: [] })).rejects.toThrow(constraint)
  })
})
