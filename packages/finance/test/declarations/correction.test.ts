import { declaringRegistry } from '@motlan/registry-kit/declaring'
import { describe, expect, test } from 'vitest'
import { type Database, finance, financeSubgraph, migrations, seed } from '../../src/index.ts'
import { taxpayers } from '../taxpayers.ts'

const { declare, changes, database } = declaringRegistry<Database>({
  definition: finance,
  migrations,
  subgraph: financeSubgraph,
  rows: seed(taxpayers),
})

describe('correctCitizen', () => {
  test.each([
    [
      { taxAddress: { adminUnitCode: '4' } },
      'INVALID',
      'taxAddress.adminUnitCode: it has 5 digits',
    ],
    [
      { taxRegistration: { status: 'TERMINATED' } },
      'REFUSED',
      'taxRegistration.status: the end of',
    ],
    [
      { taxRegistration: { startDate: '2027-01-01' } },
      'REFUSED',
      'taxRegistration.startDate: this',
    ],
    [{ taxArrears: 0 }, 'REFUSED', 'taxArrears: it is not corrected by its value: it is the sum'],
    [{ hasTaxArrears: true }, 'REFUSED', 'hasTaxArrears: it is worked out and not held'],
  ])('what contradicts the tax file is refused: %#', async (said, kind, message) => {
    const [citizenId] = await taxpayerIds()
    expect(await declare().refusal('correctCitizen', { citizenId, ...said })).toContain(
      `DECLARATION_${kind} correctCitizen.input.${message}`,
    )
    expect(await changes()).toEqual([])
  })
})

async function taxpayerIds(): Promise<readonly string[]> {
  const rows = await database()
    .owner.kysely.selectFrom('citizen_taxpayer')
    .select('citizen_id')
    .where('status', '=', 'ACTIVE')
    .execute()
  return rows.map(({ citizen_id }) => citizen_id)
}
