import { declaringRegistry } from '@motlan/registry-kit/declaring'
import { expect, test } from 'vitest'
import { type Database, land, landSubgraph, migrations, seed } from '../../src/index.ts'
import { ids, parcels, village } from '../village.ts'

const { declare, database, ask } = declaringRegistry<Database>({
  definition: land,
  migrations,
  subgraph: landSubgraph,
  rows: seed(village),
})

test('a code that has lost its zeros is corrected to one that has them', async () => {
  await database()
    .owner.kysely.updateTable('parcel')
    .set({ location_admin_unit_code: '4' })
    .execute()
  const correcting = (adminUnitCode: string) => ({
    parcelId: parcels.home,
    location: { adminUnitCode },
  })
  expect(await declare().refusal('correctParcel', correcting('04'))).toBe(
    'DECLARATION_INVALID correctParcel.input.location.adminUnitCode: it has 5 digits',
  )
  await declare().declared('correctParcel', correcting('00004'))
  expect(await ask(['Parcel', parcels.home], 'location { adminUnitCode }')).toEqual({
    location: { adminUnitCode: '00004' },
  })
  expect(
    await declare().refusal('correctParcel', { parcelId: parcels.home, landUser: ids.an }),
  ).toBe(
    'DECLARATION_REFUSED correctParcel.input.landUser: it names another subject, whose records say it, too',
  )
})
