import { attributesOf } from '@motlan/registry-kit/definition'
import type { TestDatabase } from '@motlan/registry-kit/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, finance, financeSubgraph, seed } from '../src/index.ts'
import { ask, databaseOfTown } from './loaded.ts'
import { ids, taxpayers } from './taxpayers.ts'

let database: TestDatabase<Database>

beforeAll(async () => {
  database = await databaseOfTown()
})
afterAll(() => database?.drop())

const citizen = (citizenId: string, selection: string, now?: string) =>
  ask(database, ['Citizen', citizenId], selection, now)
const firm = (businessId: string, selection: string) =>
  ask(database, ['Business', businessId], selection)

test('there is no way in: whoever asks has found the subject elsewhere', () => {
  const { schema } = financeSubgraph(database.app)
  const fields = Object.keys(schema.getQueryType()?.getFields() ?? {})
  expect(fields.filter((name) => !name.startsWith('_'))).toEqual([])
})

describe('a taxpayer', () => {
  test('an individual, with the tax code from before the personal ID', async () => {
    const selection = `taxRegistration { status taxpayerKind managingTaxOffice formerTaxCode }
      taxArrears hasTaxArrears bankAccounts { bank accountNumber }`
    expect(await citizen(ids.worker, selection)).toEqual({
      taxRegistration: {
        status: 'ACTIVE',
        taxpayerKind: 'INDIVIDUAL',
        managingTaxOffice: 'Thuế cơ sở 1 thành phố Hà Nội',
        formerTaxCode: '9900000062',
      },
      taxArrears: 0,
      hasTaxArrears: false,
      bankAccounts: [{ bank: 'Ngân hàng Một Lần', accountNumber: '9000001234567' }],
    })
  })

  test('a household business and its owner are one taxpayer', async () => {
    const selection = `taxRegistration { status taxpayerKind } hasTaxArrears
      taxAddress { adminUnitCode adminUnitVersion }`
    expect(await citizen(ids.shopkeeper, selection)).toEqual({
      taxRegistration: { status: 'NOT_AT_ADDRESS', taxpayerKind: 'HOUSEHOLD_BUSINESS' },
      hasTaxArrears: true,
      taxAddress: { adminUnitCode: '00001', adminUnitVersion: '2024-11' },
    })
  })

  test('a branch is a taxpayer under its own ID', async () => {
    expect(await firm(ids.branch, 'taxRegistration { status taxpayerKind }')).toEqual({
      taxRegistration: { status: 'SUSPENDED', taxpayerKind: 'DEPENDENT_UNIT' },
    })
  })

  test('nothing follows for somebody of whom nothing is recorded', async () => {
    expect(
      await citizen(ids.pensioner, 'taxArrears hasTaxArrears taxDependants { fromMonth }'),
    ).toEqual({ taxArrears: null, hasTaxArrears: null, taxDependants: [] })
  })

  test('the name in the tax file and an unmerged code are kept, and answered to nobody', () => {
    const names = attributesOf(finance).map(({ name }) => name)
    expect(names.filter((name) => /name$|unmerged/i.test(name))).toEqual([])
    expect(seed(taxpayers).citizen_taxpayer[0]).toMatchObject({
      recorded_name: 'Nguyễn Văn Mẫu',
      unmerged_tax_code: '9900000055',
    })
  })
})

describe('dependants', () => {
  test('are citizens, and know who claims them', async () => {
    expect(
      await citizen(
        ids.worker,
        'taxDependants { relation fromMonth untilMonth dependant { citizenId } }',
      ),
    ).toEqual({
      taxDependants: [
        {
          relation: 'CHILD',
          fromMonth: '2025-08',
          untilMonth: null,
          dependant: { citizenId: ids.child },
        },
      ],
    })
    expect(
      await citizen(ids.child, 'dependantClaims { fromMonth taxpayer { citizenId } }'),
    ).toEqual({
      dependantClaims: [{ fromMonth: '2025-08', taxpayer: { citizenId: ids.worker } }],
    })
  })

  test('earn less than the limit: last year counts, not this one', async () => {
    expect(await citizen(ids.child, 'earnsBelowDependantLimit')).toEqual({
      earnsBelowDependantLimit: true,
    })
    expect(await citizen(ids.worker, 'earnsBelowDependantLimit')).toEqual({
      earnsBelowDependantLimit: false,
    })
    // In 2025 the last year was 2024, when the worker earned nothing.
    const before = '2025-06-01T02:00:00Z'
    expect(await citizen(ids.worker, 'earnsBelowDependantLimit', before)).toEqual({
      earnsBelowDependantLimit: true,
    })
  })
})

test('bank accounts are sensitive; income, debts and transfers are restricted', () => {
  for (const { name, sensitivity } of attributesOf(finance)) {
    if (name.includes('.bankAccounts.')) expect([name, sensitivity]).toEqual([name, 'sensitive'])
    if (/taxArrears|hasTaxArrears|Obligations|income|eInvoice/i.test(name))
      expect([name, sensitivity]).toEqual([name, 'restricted'])
  }
})

describe('what the database refuses', () => {
  const refuses = async (statement: string) => {
    await expect(database.owner.run({ text: statement, values: [] })).rejects.toThrow(/constraint/)
  }

  test('a business as an individual, a debt below zero, a payment without its day', async () => {
    await refuses(`update business_taxpayer set kind = 'INDIVIDUAL'`)
    await refuses('update citizen_taxpayer set arrears = -1')
    await refuses(`update citizen_land_transfer set payment = 'PAID', paid_on = null`)
  })

  test('a dependant of oneself, and a period that is none', async () => {
    await refuses(
      `insert into tax_dependant values ('${ids.child}', '${ids.child}', '2026-01', 'CHILD', null)`,
    )
    await refuses(`update citizen_tax_obligation set period = '2025-Q5'`)
  })
})
