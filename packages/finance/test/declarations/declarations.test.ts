import { changesAfter } from '@motlan/registry-kit'
import {
  type Declarer,
  declarer,
  emptyTables,
  insertRows,
  type TestDatabase,
} from '@motlan/registry-kit/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, financeSubgraph, seed } from '../../src/index.ts'
import { ask, databaseOfTown } from '../loaded.ts'
import { ids, parcelId, taxpayers } from '../taxpayers.ts'

let database: TestDatabase<Database>

beforeAll(async () => {
  database = await databaseOfTown()
})
beforeEach(async () => {
  await emptyTables(database)
  await insertRows(database, seed(taxpayers))
})
afterAll(() => database?.drop())

const declare = (): Declarer =>
  declarer(financeSubgraph(database.app, database.registrar), new Date('2026-11-21T02:00:00Z'))
const changes = () => changesAfter(database.app, 0, 100)

describe('registerTaxpayer', () => {
  const office = 'Thuế cơ sở 1 thành phố Hà Nội'

  test('a citizen becomes a taxpayer, and later the owner of a household business', async () => {
    const citizen = ids.pensioner
    await declare().declared('registerTaxpayer', {
      citizen,
      taxpayerKind: 'INDIVIDUAL',
      managingTaxOffice: office,
      bank: 'Ngân hàng Một Lần',
      accountNumber: '9000001234599',
    })
    await declare().declared('registerTaxpayer', {
      citizen,
      taxpayerKind: 'HOUSEHOLD_BUSINESS',
      managingTaxOffice: 'Thuế cơ sở 2 thành phố Hà Nội',
    })
    expect(
      await ask(
        database,
        ['Citizen', citizen],
        'taxRegistration { taxpayerKind status managingTaxOffice startDate } bankAccounts { accountNumber } hasTaxArrears',
      ),
    ).toEqual({
      taxRegistration: {
        taxpayerKind: 'HOUSEHOLD_BUSINESS',
        status: 'ACTIVE',
        managingTaxOffice: 'Thuế cơ sở 2 thành phố Hà Nội',
        startDate: '2026-11-21',
      },
      bankAccounts: [{ accountNumber: '9000001234599' }],
      hasTaxArrears: false,
    })
  })

  test('a business becomes a taxpayer once', async () => {
    const enterprise = {
      business: '9900000062',
      taxpayerKind: 'ENTERPRISE',
      managingTaxOffice: office,
      address: 'Số 1, Phường Ba Đình, Thành phố Hà Nội',
      adminUnitCode: '00004',
      adminUnitVersion: '2026-04',
    }
    const { subjects } = await declare().declared('registerTaxpayer', enterprise)
    expect(subjects).toEqual([{ subject: 'Business', subjectId: '9900000062', role: 'taxpayer' }])
    expect(
      await ask(
        database,
        ['Business', '9900000062'],
        'taxAddress { adminUnitCode } taxRegistration { status }',
      ),
    ).toEqual({ taxAddress: { adminUnitCode: '00004' }, taxRegistration: { status: 'ACTIVE' } })
    expect(await declare().refusal('registerTaxpayer', enterprise)).toMatch(
      /business: this business is a taxpayer already$/,
    )
  })

  test('a household business is registered before it starts, and starts within six months', async () => {
    const shop = (startDate: string) => ({
      citizen: ids.worker,
      taxpayerKind: 'HOUSEHOLD_BUSINESS',
      managingTaxOffice: office,
      startDate,
    })
    expect(await declare().refusal('registerTaxpayer', shop('2027-05-22'))).toMatch(
      /startDate: it is more than 6 months ahead$/,
    )
    await declare().declared('registerTaxpayer', shop('2027-05-21'))
  })

  test.each([
    [
      { citizen: ids.worker, business: ids.factory, taxpayerKind: 'INDIVIDUAL' },
      'either a citizen or a business is named',
    ],
    [
      { citizen: ids.worker, taxpayerKind: 'ENTERPRISE' },
      'this kind is for the other: a citizen or a business',
    ],
    [
      { citizen: ids.worker, taxpayerKind: 'INDIVIDUAL', bank: 'Ngân hàng Một Lần' },
      'an account has a bank and a number',
    ],
    [
      { citizen: ids.worker, taxpayerKind: 'INDIVIDUAL', adminUnitCode: '00004' },
      'a code means nothing without the list it is taken from',
    ],
  ])('does not fit: %#', async (input, reason) => {
    const { refused } = await declare().send('registerTaxpayer', {
      managingTaxOffice: office,
      ...input,
    })
    expect(refused).toMatchObject({ code: 'DECLARATION_INVALID', reason })
  })
})

describe('registerDependant', () => {
  const claim = {
    taxpayer: ids.worker,
    dependant: ids.pensioner,
    relation: 'PARENT',
    fromMonth: '2026-11',
  }

  test('is seen from both sides', async () => {
    await declare().declared('registerDependant', claim)
    expect(
      await ask(
        database,
        ['Citizen', ids.pensioner],
        'dependantClaims { fromMonth taxpayer { citizenId } }',
      ),
    ).toEqual({ dependantClaims: [{ fromMonth: '2026-11', taxpayer: { citizenId: ids.worker } }] })
    expect((await changes()).map(({ subjectId }) => subjectId).toSorted()).toEqual(
      [ids.pensioner, ids.worker].toSorted(),
    )
  })

  test('of two claims at once of one dependant one wins', async () => {
    const answers = await Promise.all(
      [ids.worker, ids.seller].map((taxpayer) =>
        declare().send('registerDependant', { ...claim, taxpayer }),
      ),
    )
    expect(answers.filter(({ declared }) => declared)).toHaveLength(1)
    expect(answers.find(({ refused }) => refused)?.refused?.reason).toBe(
      'another taxpayer claims the dependant',
    )
  })

  test.each([
    ['dependant', { dependant: ids.child }, 'this taxpayer claims the dependant already'],
    [
      'dependant',
      { taxpayer: ids.seller, dependant: ids.child },
      'another taxpayer claims the dependant',
    ],
    [
      'dependant',
      { taxpayer: ids.seller, dependant: ids.worker },
      'the income of last year is above the limit for dependants',
    ],
    ['dependant', { dependant: ids.worker }, 'nobody is a dependant of their own'],
    ['taxpayer', { taxpayer: ids.pensioner, dependant: ids.worker }, 'this citizen is no taxpayer'],
    ['taxpayer', { taxpayer: ids.shopkeeper }, 'this taxpayer is not active'],
  ])('is refused for the %s: %#', async (field, wrong, reason) => {
    expect(await declare().refusal('registerDependant', { ...claim, ...wrong })).toBe(
      `DECLARATION_REFUSED registerDependant.input.${field}: ${reason}`,
    )
    expect(await changes()).toEqual([])
  })
})

describe('recordLandTransferObligation', () => {
  const transfer = {
    dossierNumber: 'H26.12.01-261121-0007',
    parcel: parcelId,
    price: 5_000_000_000,
    parties: [
      {
        citizen: ids.worker,
        role: 'TRANSFEROR',
        taxDue: 100_000_000,
        registrationFee: 0,
        paidOn: '2026-11-20',
      },
      { business: ids.factory, role: 'TRANSFEREE', taxDue: 0, registrationFee: 25_000_000 },
    ],
  }

  test('is kept for both sides, once for each dossier', async () => {
    await declare().declared('recordLandTransferObligation', transfer)
    expect(
      await ask(
        database,
        ['Business', ids.factory],
        'landTransferObligations { role payment registrationFee paidOn }',
      ),
    ).toEqual({
      landTransferObligations: [
        { role: 'TRANSFEREE', payment: 'UNPAID', registrationFee: 25_000_000, paidOn: null },
      ],
    })
    expect(await declare().refusal('recordLandTransferObligation', transfer)).toMatch(
      /parties\[0\]: under this dossier the obligation of this side has been recorded$/,
    )
    expect(await changes()).toHaveLength(2)
  })
})

describe('endTaxpayer', () => {
  test('the code ends, and claims by and for the dead end with the month', async () => {
    await declare().declared('endTaxpayer', { citizen: ids.worker, untilMonth: '2026-11' })
    expect(
      await ask(
        database,
        ['Citizen', ids.worker],
        'taxRegistration { status } taxDependants { untilMonth }',
      ),
    ).toEqual({
      taxRegistration: { status: 'TERMINATED' },
      taxDependants: [{ untilMonth: '2026-11' }],
    })
    expect(await ask(database, ['Citizen', ids.child], 'dependantClaims { untilMonth }')).toEqual({
      dependantClaims: [{ untilMonth: '2026-11' }],
    })
  })

  test('of a citizen unknown to finance there is nothing to end', async () => {
    await declare().declared('endTaxpayer', { citizen: '901050000099', untilMonth: '2026-11' })
    expect(await changes()).toEqual([])
  })
})
