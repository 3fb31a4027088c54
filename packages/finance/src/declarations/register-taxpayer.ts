import { checkWritten, misfits, refuses } from '@motlan/registry-kit'
import { monthsLater } from '@motlan/registry-kit/country'
import { type At, declare, type Party, subjectOf } from './declare.ts'

// Registration comes before the start of business; a household business that has not begun six months later loses it
// (Decree 01/2021/NĐ-CP art. 93.1, kept by 168/2025/NĐ-CP: assumption).
const monthsToStart = 6

const personal: ReadonlySet<string> = new Set(['INDIVIDUAL', 'HOUSEHOLD_BUSINESS'])

/** A taxpayer is registered: the number is the one the citizen or the business has already. */
export const registerTaxpayer = declare({
  name: 'registerTaxpayer',
  meaning: {
    vi: 'Đăng ký thuế lần đầu; công dân đã đăng ký thì cập nhật, ví dụ khi lập hộ kinh doanh. Vai trò: taxpayer',
    en: 'Registers a taxpayer; a citizen who is one already is brought up to date, as when a household business begins. Roles: taxpayer',
  },
  input: {
    citizen: 'Citizen?',
    business: 'Business?',
    taxpayerKind: {
      oneOf: ['Citizen.taxRegistration.taxpayerKind', 'Business.taxRegistration.taxpayerKind'],
    },
    managingTaxOffice: {
      oneOf: [
        'Citizen.taxRegistration.managingTaxOffice',
        'Business.taxRegistration.managingTaxOffice',
      ],
    },
    startDate: {
      oneOf: ['Citizen.taxRegistration.startDate', 'Business.taxRegistration.startDate'],
      optional: true,
    },
    address: {
      oneOf: ['Citizen.taxAddress.address', 'Business.taxAddress.address'],
      optional: true,
    },
    adminUnitCode: {
      oneOf: ['Citizen.taxAddress.adminUnitCode', 'Business.taxAddress.adminUnitCode'],
      optional: true,
    },
    adminUnitVersion: {
      oneOf: ['Citizen.taxAddress.adminUnitVersion', 'Business.taxAddress.adminUnitVersion'],
      optional: true,
    },
    bank: { oneOf: ['Citizen.bankAccounts.bank', 'Business.bankAccounts.bank'], optional: true },
    accountNumber: {
      oneOf: ['Citizen.bankAccounts.accountNumber', 'Business.bankAccounts.accountNumber'],
      optional: true,
    },
  },
  apply: async (at, input) => {
    const { subject, subjectId } = subjectOf(input, 'citizen')
    if (personal.has(input.taxpayerKind) !== (subject === 'Citizen'))
      throw misfits('taxpayerKind', 'this kind is for the other: a citizen or a business')
    if ((input.bank === null) !== (input.accountNumber === null))
      throw misfits('accountNumber', 'an account has a bank and a number')
    checkWritten('accountNumber', 'accountNumber', input.accountNumber)
    if ((input.startDate ?? at.today) > monthsLater(at.today, monthsToStart))
      throw refuses('startDate', `it is more than ${monthsToStart} months ahead`)
    if (subject === 'Citizen') await registerCitizen(at, subjectId, input)
    else await registerOrganisation(at, subjectId, input)
    return {
      subjects: [{ subject, subjectId, role: 'taxpayer' }],
      changes: [
        {
          subject,
          subjectId,
          attributes: subject === 'Citizen' ? changed.Citizen : changed.Business,
        },
      ],
    }
  },
})

const changed = {
  Citizen: [
    'Citizen.taxRegistration.status',
    'Citizen.taxRegistration.taxpayerKind',
    'Citizen.taxRegistration.managingTaxOffice',
    'Citizen.taxRegistration.startDate',
  ],
  Business: [
    'Business.taxRegistration.status',
    'Business.taxRegistration.taxpayerKind',
    'Business.taxRegistration.managingTaxOffice',
    'Business.taxRegistration.startDate',
  ],
} as const

interface DeclaredTaxpayer extends Party {
  readonly taxpayerKind: string
  readonly managingTaxOffice: string
  readonly startDate: string | null
  readonly address: string | null
  readonly adminUnitCode: string | null
  readonly adminUnitVersion: string | null
  readonly bank: string | null
  readonly accountNumber: string | null
}

async function registerCitizen(
  { database, today }: At,
  citizen_id: string,
  input: DeclaredTaxpayer,
): Promise<void> {
  const now = {
    kind: input.taxpayerKind,
    status: 'ACTIVE',
    managing_office: input.managingTaxOffice,
    ...addressOf(input),
  }
  await database
    .insertInto('citizen_taxpayer')
    .values({
      ...blank,
      ...now,
      citizen_id,
      starts_on: input.startDate ?? today,
      former_tax_code: null,
      unmerged_tax_code: null,
    })
    .onConflict((conflict) => conflict.column('citizen_id').doUpdateSet(now))
    .execute()
  if (input.bank === null || input.accountNumber === null) return
  await database
    .insertInto('citizen_bank_account')
    .values({ citizen_id, bank: input.bank, account_number: input.accountNumber })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function registerOrganisation(
  { database, today }: At,
  business_id: string,
  input: DeclaredTaxpayer,
): Promise<void> {
  const before = await database
    .selectFrom('business_taxpayer')
    .select('status')
    .where('business_id', '=', business_id)
    .executeTakeFirst()
  if (before) throw refuses('business', 'this business is a taxpayer already')
  await database
    .insertInto('business_taxpayer')
    .values({
      ...blank,
      ...addressOf(input),
      business_id,
      kind: input.taxpayerKind,
      status: 'ACTIVE',
      managing_office: input.managingTaxOffice,
      starts_on: input.startDate ?? today,
    })
    .execute()
  if (input.bank === null || input.accountNumber === null) return
  await database
    .insertInto('business_bank_account')
    .values({ business_id, bank: input.bank, account_number: input.accountNumber })
    .execute()
}

const blank = {
  recorded_name: null,
  tax_address: null,
  tax_admin_unit_code: null,
  tax_admin_unit_version: null,
  arrears: 0,
} as const

/** An address that was declared takes the place of the one held. */
function addressOf({ address, adminUnitCode, adminUnitVersion }: DeclaredTaxpayer) {
  if ((adminUnitCode === null) !== (adminUnitVersion === null))
    throw misfits('adminUnitVersion', 'a code means nothing without the list it is taken from')
  checkWritten('adminUnitCode', 'adminUnitCode', adminUnitCode)
  if (address === null) return {}
  return {
    tax_address: address,
    tax_admin_unit_code: adminUnitCode,
    tax_admin_unit_version: adminUnitVersion,
  }
}
