import type { Subject } from '@motlan/kernel'
import { attributesOf } from '@motlan/registry-kit/definition'
import {
  answerOf,
  entityOf,
  insertRows,
  type TestDatabase,
  testDatabase,
} from '@motlan/registry-kit/testing'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Database, land, landSubgraph, migrations, seed } from '../src/index.ts'
import { ids, parcels, village } from './village.ts'

const now = new Date('2026-11-21T02:00:00Z')
let database: TestDatabase<Database>

beforeAll(async () => {
  database = await testDatabase<Database>({ definition: land, migrations }, inject('postgres'))
  await insertRows(database, seed(village))
})
afterAll(() => database?.drop())

/** What the registry answers about a parcel, a citizen or an organisation. */
const ask = (about: readonly [Subject, string], selection: string) =>
  entityOf(landSubgraph(database.app), about, selection, now)
const parcel = (parcelId: string, selection: string) => ask(['Parcel', parcelId], selection)

describe('both address systems', () => {
  const selection =
    'location { address adminUnitCode adminUnitVersion } formerLocation { adminUnitCode adminUnitVersion }'

  test('a converted record has the two-tier address and the one with the district', async () => {
    expect(await parcel(parcels.home, selection)).toEqual({
      location: {
        address: 'Số 12, Đường Đội Cấn, Phường Ba Đình, Thành phố Hà Nội',
        adminUnitCode: '00004',
        adminUnitVersion: '2026-04',
      },
      formerLocation: { adminUnitCode: '00001', adminUnitVersion: '2024-11' },
    })
  })

  test('a record that was never converted only has the address with the district', async () => {
    expect(await parcel(parcels.garden, selection)).toMatchObject({
      location: { address: null, adminUnitCode: null, adminUnitVersion: null },
      formerLocation: { adminUnitCode: '00001', adminUnitVersion: '2024-11' },
    })
  })

  test('sheet and parcel number are kept as printed and as on the current map', async () => {
    expect(
      await parcel(
        parcels.home,
        'mapSheetNumber parcelNumber oldMapSheetNumber oldParcelNumber area legalArea',
      ),
    ).toEqual({
      mapSheetNumber: '12',
      parcelNumber: '34',
      oldMapSheetNumber: '5',
      oldParcelNumber: '67',
      area: 81.2,
      legalArea: 80,
    })
  })
})

describe('land users', () => {
  test('a couple holds jointly, without shares, in the order of the certificate', async () => {
    expect(
      await parcel(
        parcels.home,
        'landUser { citizenId } landUsers { kind role share printedName citizen { citizenId } }',
      ),
    ).toEqual({
      landUser: { citizenId: ids.an },
      landUsers: [
        {
          kind: 'COUPLE',
          role: 'HOLDER',
          share: null,
          printedName: 'Nguyễn Văn Mẫu',
          citizen: { citizenId: ids.an },
        },
        {
          kind: 'COUPLE',
          role: 'CO_HOLDER',
          share: null,
          printedName: 'Trần Thị Bình',
          citizen: { citizenId: ids.binh },
        },
      ],
    })
  })

  test('an unverified record that only has the old CMND points at nobody', async () => {
    expect(
      await parcel(
        parcels.garden,
        'verification verifiedOn landUser { citizenId } landUsers { printedIdentityNumber citizen { citizenId } }',
      ),
    ).toEqual({
      verification: 'NOT_VERIFIED',
      verifiedOn: null,
      landUser: null,
      landUsers: [{ printedIdentityNumber: '900000017', citizen: null }],
    })
  })

  test('an organisation is a business, never a second kind of person', async () => {
    expect(
      await parcel(parcels.mill, 'landUser { citizenId } landUserOrganisation { businessId }'),
    ).toEqual({ landUser: null, landUserOrganisation: { businessId: ids.mill } })
  })
})

test('parcels are answered in the order asked, null for one that is not known', async () => {
  const text = `{ parcels(parcelIds: ["${parcels.mill}", "w7zz0000000z", "${parcels.home}"]) { parcelId } }`
  expect((await answerOf(landSubgraph(database.app), text, now)).data).toEqual({
    parcels: [{ parcelId: parcels.mill }, null, { parcelId: parcels.home }],
  })
})

describe('the holder as the subject', () => {
  test('parcels of a citizen and of an organisation', async () => {
    expect(await ask(['Citizen', ids.binh], 'parcels { parcelId legalArea }')).toEqual({
      parcels: [{ parcelId: parcels.home, legalArea: 80 }],
    })
    expect(await ask(['Business', ids.mill], 'parcels { parcelId }')).toEqual({
      parcels: [{ parcelId: parcels.mill }],
    })
  })

  test('somebody without land has no parcels, which is not the same as no answer', async () => {
    expect(await ask(['Citizen', ids.tenant], 'parcels { parcelId }')).toEqual({ parcels: [] })
  })
})

describe('rights, assets, records', () => {
  test('a large rural home has a right for the house and one for the garden, together the legal area', async () => {
    expect(
      await parcel(parcels.garden, 'legalArea rights { landUsePurpose area useOrigin useTerm }'),
    ).toEqual({
      legalArea: 1000.5,
      rights: [
        { landUsePurpose: 'ONT', area: 300, useOrigin: 'RECOGNISED_PAID', useTerm: 'LONG_TERM' },
        { landUsePurpose: 'CLN', area: 700.5, useOrigin: 'RECOGNISED_FREE', useTerm: 'LONG_TERM' },
      ],
    })
  })

  test('a lease ends', async () => {
    expect(await parcel(parcels.mill, 'rights { useOrigin useTerm termEndsOn }')).toEqual({
      rights: [{ useOrigin: 'LEASED_ANNUAL', useTerm: 'FIXED_TERM', termEndsOn: '2060-12-31' }],
    })
  })

  test('certificate, house, mortgage, change and price', async () => {
    const selection = `certificates { serialNumber registryEntryNumber qrText valid }
      assets { kind constructionArea floorArea floors completedIn ownershipForm }
      restrictions { kind creditor { businessId } startsOn endsOn }
      changes { reason registeredOn dossierNumber }
      financialObligations { kind amount paidOn taxDossierNumber }
      priceTable { landUsePurpose pricePerSquareMetre effectiveFrom }`
    expect(await parcel(parcels.home, selection)).toEqual({
      certificates: [
        {
          serialNumber: 'ZZ 00012345',
          registryEntryNumber: 'CS 01234',
          qrText: '0100000012345|ZZ 00012345|w7zz0000000a|2024-09-02',
          valid: true,
        },
      ],
      assets: [
        {
          kind: 'HOUSE',
          constructionArea: 50,
          floorArea: 150,
          floors: 3,
          completedIn: 2012,
          ownershipForm: 'SHARED',
        },
      ],
      restrictions: [
        {
          kind: 'MORTGAGE',
          creditor: { businessId: ids.bank },
          startsOn: '2025-01-10',
          endsOn: null,
        },
      ],
      changes: [
        {
          reason: 'TRANSFER',
          registeredOn: '2020-06-01',
          dossierNumber: 'H26.12.01-200601-0001',
        },
      ],
      financialObligations: [dues('INCOME_TAX', 80_000_000), dues('REGISTRATION_FEE', 20_000_000)],
      priceTable: {
        landUsePurpose: 'ODT',
        pricePerSquareMetre: 50_000_000,
        effectiveFrom: '2026-01-01',
      },
    })
  })
})

describe('what the database refuses', () => {
  const refuses = async (statement: string) => {
    await expect(database.owner.run({ text: statement, values: [] })).rejects.toThrow(/constraint/)
  }

  test('malformed identifiers', async () => {
    await refuses(`insert into parcel (parcel_id, verification) values ('w7zz', 'VERIFIED')`)
    await refuses(`insert into citizen_parcel values ('9010900011', '${parcels.home}')`)
    await refuses(
      `insert into land_certificate (parcel_id, serial_number, valid) values ('${parcels.mill}', 'Z1 00012345', true)`,
    )
  })

  test('a parcel with two kinds of first land user', async () => {
    await refuses(
      `update parcel set land_user_id = '${ids.an}' where parcel_id = '${parcels.mill}'`,
    )
  })

  test('a long-term right with an end, a record verified and not verified', async () => {
    await refuses(
      `update land_right set term_ends_on = '2050-01-01' where parcel_id = '${parcels.home}'`,
    )
    await refuses(
      `update parcel set verified_on = '2025-10-01' where parcel_id = '${parcels.garden}'`,
    )
  })
})

test('who holds what is restricted; prices and whether a certificate is valid are public', () => {
  const classes = new Map(attributesOf(land).map(({ name, sensitivity }) => [name, sensitivity]))
  for (const name of ['Parcel.landUser', 'Citizen.parcels', 'Business.parcels'])
    expect([name, classes.get(name)]).toEqual([name, 'restricted'])
  for (const name of ['Parcel.priceTable.pricePerSquareMetre', 'Parcel.certificates.valid'])
    expect([name, classes.get(name)]).toEqual([name, 'public'])
})

function dues(kind: string, amount: number) {
  return { kind, amount, paidOn: '2020-05-28', taxDossierNumber: 'H26.12.01-200601-0001' }
}
