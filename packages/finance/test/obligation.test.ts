import type { TestDatabase } from '@motlan/registry-kit/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, seed } from '../src/index.ts'
import { ask, databaseOfTown } from './loaded.ts'
import { dossier, ids, parcelId, taxpayers } from './taxpayers.ts'

const rows = seed(taxpayers)
let database: TestDatabase<Database>

beforeAll(async () => {
  database = await databaseOfTown()
})
afterAll(() => database?.drop())

const citizen = (citizenId: string, selection: string) =>
  ask(database, ['Citizen', citizenId], selection)
const firm = (businessId: string, selection: string) =>
  ask(database, ['Business', businessId], selection)

describe('income and obligations', () => {
  test('an employer reports the months worked and the tax withheld', async () => {
    // 37.6 m a month: less 10.5 % insurance, 11 m and 4.4 m for one child, 18.252 m are taxable by the tariff of 2025.
    const monthlyTax = 250_000 + 500_000 + 1_200_000 + 50_400
    expect(
      await citizen(
        ids.worker,
        'incomeStatements { year income taxWithheld payer { businessId } }',
      ),
    ).toEqual({
      incomeStatements: [
        {
          year: 2025,
          income: 6 * 37_600_000,
          taxWithheld: 6 * monthlyTax,
          payer: { businessId: ids.factory },
        },
      ],
    })
  })

  test('a shop pays one per cent and half a per cent of its revenue', async () => {
    const { taxObligations } = (await citizen(
      ids.shopkeeper,
      'taxObligations { tax period assessed paid arrears }',
    )) as { taxObligations: readonly { tax: string; period: string }[] }
    expect(taxObligations.filter(({ tax }) => tax !== 'REGISTRATION_FEE')).toEqual([
      { tax: 'PIT', period: '2025', assessed: 4_000_000, paid: 3_000_000, arrears: 1_000_000 },
      { tax: 'VAT', period: '2025', assessed: 8_000_000, paid: 8_000_000, arrears: 0 },
    ])
  })

  test('a factory declares value added tax by quarter and income tax by year', async () => {
    const { taxObligations } = (await firm(
      ids.factory,
      'taxObligations { tax period declared }',
    )) as {
      taxObligations: readonly object[]
    }
    expect(taxObligations).toEqual([
      { tax: 'CIT', period: '2025', declared: 170_000_000 },
      ...[1, 2, 3, 4].map((quarter) => ({
        tax: 'VAT',
        period: `2025-Q${quarter}`,
        declared: 100_000_000,
      })),
    ])
  })

  test('the arrears of a taxpayer are the sum of what its obligations lack', () => {
    for (const { citizen_id, arrears } of rows.citizen_taxpayer) {
      const own = rows.citizen_tax_obligation.filter((row) => row.citizen_id === citizen_id)
      expect(own.reduce((sum, row) => sum + row.arrears, 0)).toBe(arrears)
    }
    const unpaid = rows.citizen_tax_obligation.filter(({ arrears }) => arrears > 0)
    for (const row of unpaid) expect((row.assessed ?? 0) - (row.paid ?? 0)).toBe(row.arrears)
    expect(unpaid).toHaveLength(2)
  })

  test('invoices are counted for the twelve months before this one', async () => {
    const { eInvoiceCounters } = (await firm(
      ids.factory,
      'eInvoiceCounters { period issued }',
    )) as {
      eInvoiceCounters: readonly { period: string; issued: number }[]
    }
    expect(eInvoiceCounters.map(({ period }) => period)).toEqual([
      ...['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04'],
      ...['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'],
    ])
    for (const { issued } of eInvoiceCounters) expect(issued).toBeGreaterThan(0)
  })
})

describe('transfers of land', () => {
  const selection = `landTransferObligations { dossierNumber role taxDue registrationFee exemption payment paidOn
    parcel { parcelId } }`
  const parcel = { parcelId }

  test('the seller owes the income tax, the buyers share the registration fee to the last đồng', async () => {
    const sold = {
      dossierNumber: dossier,
      exemption: null,
      payment: 'PAID',
      paidOn: '2020-05-28',
      parcel,
    }
    expect(await citizen(ids.seller, selection)).toEqual({
      landTransferObligations: [
        { ...sold, role: 'TRANSFEROR', taxDue: 80_000_000, registrationFee: 0 },
      ],
    })
    const fees = rows.citizen_land_transfer
      .filter(({ dossier_number, role }) => dossier_number === dossier && role === 'TRANSFEREE')
      .map(({ registration_fee }) => registration_fee)
    expect(fees).toEqual([10_000_001, 10_000_000])
  })

  test('a gift within the family is exempt, and says why', async () => {
    expect(await citizen(ids.pensioner, selection)).toEqual({
      landTransferObligations: [
        {
          dossierNumber: 'H26.12.01-261102-0002',
          role: 'TRANSFEREE',
          taxDue: 0,
          registrationFee: 0,
          exemption: 'Tặng cho giữa cha đẻ, mẹ đẻ với con đẻ',
          payment: 'NOTHING_DUE',
          paidOn: null,
          parcel,
        },
      ],
    })
  })
})
