import { declaringRegistry } from '@motlan/registry-kit/declaring'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Database, land, landSubgraph, migrations, seed } from '../../src/index.ts'
import { ids, parcels, village } from '../village.ts'

const { declare, changes, database, ask } = declaringRegistry<Database>({
  definition: land,
  migrations,
  subgraph: landSubgraph,
  rows: seed(village),
})

beforeEach(async () => {
  await database()
    .owner.kysely.updateTable('land_restriction')
    .set({ ends_on: '2026-10-01' })
    .execute()
})

const home = (selection: string) =>
  ask(['Parcel', parcels.home], selection) as Promise<Readonly<Record<string, unknown>>>

const sale = {
  parcel: parcels.home,
  reason: 'TRANSFER',
  certificateSerial: 'ZZ 00012345',
  dossierNumber: 'H26.12.01-261121-0007',
  transferors: [{ citizen: ids.an }, { citizen: ids.binh }],
  transferees: [{ citizen: ids.tenant, printedName: 'Lê Văn Thuê' }],
  obligations: [
    { kind: 'INCOME_TAX', amount: 80_000_000, paidOn: '2026-11-20' },
    { kind: 'REGISTRATION_FEE', amount: 20_000_000, paidOn: '2026-11-20' },
  ],
}
const gift = {
  ...sale,
  reason: 'GIFT',
  obligations: [],
  transferees: [
    { citizen: ids.tenant, share: 60 },
    { business: ids.mill, share: 40 },
  ],
}

describe('registerLandTransfer', () => {
  test('the buyer holds the parcel, the sellers do not, and it is written down', async () => {
    const { subjects } = await declare().declared('registerLandTransfer', sale)
    expect(subjects.map(({ role, subjectId }) => [role, subjectId])).toEqual([
      ['parcel', parcels.home],
      ['transferor', ids.an],
      ['transferor', ids.binh],
      ['transferee', ids.tenant],
    ])
    expect(
      await home(
        'landUser { citizenId } landUsers { kind role share printedName citizen { citizenId } } rights { useOrigin } assets { ownershipForm }',
      ),
    ).toEqual({
      landUser: { citizenId: ids.tenant },
      landUsers: [
        {
          kind: 'INDIVIDUAL',
          role: 'HOLDER',
          share: 100,
          printedName: 'Lê Văn Thuê',
          citizen: { citizenId: ids.tenant },
        },
      ],
      rights: [{ useOrigin: 'TRANSFERRED' }],
      assets: [{ ownershipForm: 'PRIVATE' }],
    })
    expect(await parcelsOf(ids.an)).toEqual([])
    expect(await parcelsOf(ids.tenant)).toEqual([parcels.home])
  })

  test('an old certificate ends and a new one begins; change and dues are noted', async () => {
    await declare().declared('registerLandTransfer', sale)
    const { certificates, changes, financialObligations } = await home(
      'certificates { serialNumber valid issuedOn } changes { reason dossierNumber registeredOn } financialObligations { kind amount paidOn }',
    )
    expect(certificates).toEqual([
      { serialNumber: 'ZZ 00012345', valid: false, issuedOn: '2024-09-02' },
      { serialNumber: expect.stringMatching(/^ZZ \d{8}$/), valid: true, issuedOn: '2026-11-21' },
    ])
    expect(changes).toMatchObject([
      { reason: 'TRANSFER' },
      { reason: 'TRANSFER', dossierNumber: sale.dossierNumber, registeredOn: '2026-11-21' },
    ])
    expect(financialObligations).toHaveLength(4)
  })

  test('shares are divided as declared, between a citizen and an organisation', async () => {
    await declare().declared('registerLandTransfer', gift)
    const { landUsers, landUserOrganisation } = await home(
      'landUserOrganisation { businessId } landUsers { kind share }',
    )
    expect(landUsers).toEqual([
      { kind: 'INDIVIDUAL', share: 60 },
      { kind: 'ORGANISATION', share: 40 },
    ])
    expect(landUserOrganisation).toBeNull()
    // A part of what one of them has goes back: the others keep theirs.
    await declare().declared('registerLandTransfer', {
      ...sale,
      certificateSerial: null,
      transferors: [{ citizen: ids.tenant }],
      transferees: [{ citizen: ids.an }],
      share: 25,
      obligations: null,
    })
    const after = await home('landUsers { share citizen { citizenId } }')
    expect(after.landUsers).toEqual([
      { share: 35, citizen: { citizenId: ids.tenant } },
      { share: 40, citizen: null },
      { share: 25, citizen: { citizenId: ids.an } },
    ])
  })

  test('a couple holds jointly', async () => {
    await declare().declared('registerLandTransfer', {
      ...sale,
      transferees: [{ citizen: ids.tenant }],
    })
    const { refused } = await declare().send('registerLandTransfer', {
      ...sale,
      certificateSerial: null,
      transferors: [{ citizen: ids.tenant }],
      transferees: [{ citizen: ids.an, kind: 'COUPLE' }],
    })
    expect(refused?.reason).toMatch(/^a couple is two transferees/)
    await declare().declared('registerLandTransfer', {
      ...sale,
      certificateSerial: null,
      transferors: [{ citizen: ids.tenant }],
      transferees: [
        { citizen: ids.an, kind: 'COUPLE' },
        { citizen: ids.binh, kind: 'COUPLE' },
      ],
    })
    const { landUsers } = await home('landUsers { kind share }')
    expect(landUsers).toEqual([
      { kind: 'COUPLE', share: null },
      { kind: 'COUPLE', share: null },
    ])
  })

  test('of two transfers at once of one parcel one wins', async () => {
    const answers = await Promise.all(
      [ids.tenant, '901093000099'].map((citizen) =>
        declare().send('registerLandTransfer', { ...sale, transferees: [{ citizen }] }),
      ),
    )
    const won = answers.filter(({ declared }) => declared)
    expect(won).toHaveLength(1)
    expect(answers.find(({ refused }) => refused)?.refused).toMatchObject({
      code: 'DECLARATION_REFUSED',
    })
    expect(await changes()).toHaveLength(4)
  })

  test('sent again it happens once', async () => {
    const desk = declare()
    const first = await desk.send('registerLandTransfer', sale, 'sale-1')
    expect(await desk.send('registerLandTransfer', sale, 'sale-1')).toEqual(first)
    const { changes } = await home('changes { reason }')
    expect(changes).toHaveLength(2)
  })

  test.each([
    ['parcel', { parcel: 'w7zz0000000z' }, 'REFUSED', 'the registry knows no parcel of this ID'],
    ['reason', { reason: 'MORTGAGE' }, 'INVALID', 'a transfer is TRANSFER, GIFT or INHERITANCE'],
    [
      'certificateSerial',
      { certificateSerial: 'ZZ 00099999' },
      'REFUSED',
      'this is not the valid certificate of the parcel',
    ],
    [
      'transferors[0]',
      { transferors: [{ citizen: ids.tenant }] },
      'REFUSED',
      'the parcel is not held by this one',
    ],
    [
      'transferors',
      { transferors: [{ citizen: ids.an }] },
      'REFUSED',
      'the right is held jointly, and a joint holder is no party',
    ],
    [
      'share',
      { share: 50 },
      'REFUSED',
      'what is held jointly has no shares: it is transferred as a whole',
    ],
    [
      'transferees',
      { transferees: [{ citizen: ids.binh }, { citizen: ids.an }] },
      'REFUSED',
      'nothing changes hands',
    ],
    ['transferees[0]', { transferees: [{}] }, 'INVALID', 'either a citizen or a business is named'],
    [
      'transferees',
      { transferees: [{ citizen: ids.tenant, share: 60 }] },
      'INVALID',
      'their shares do not add up to what is transferred',
    ],
  ])('is refused for its %s: %#', async (field, wrong, kind, reason) => {
    expect(await declare().refusal('registerLandTransfer', { ...sale, ...wrong })).toBe(
      `DECLARATION_${kind} registerLandTransfer.input.${field}: ${reason}`,
    )
    expect(await changes()).toEqual([])
    expect(await parcelsOf(ids.an)).toEqual([parcels.home])
  })

  test.each(['MORTGAGE', 'SEIZURE', 'TRANSFER_BLOCK', 'DISPUTE'])(
    'is refused while a %s is in force',
    async (kind) => {
      await database()
        .owner.kysely.updateTable('land_restriction')
        .set({ kind, ends_on: null })
        .execute()
      expect(await declare().refusal('registerLandTransfer', sale)).toBe(
        `DECLARATION_REFUSED registerLandTransfer.input.parcel: a restriction is in force: ${kind}`,
      )
    },
  )
})

async function parcelsOf(citizen: string): Promise<readonly string[]> {
  const held = database().owner.kysely.selectFrom('citizen_parcel').select('parcel_id')
  const rows = await held.where('citizen_id', '=', citizen).execute()
  return rows.map(({ parcel_id }) => parcel_id)
}
