import { checkWritten, misfits, refuses } from '@motlan/registry-kit'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import type { At } from './declare.ts'

/** Somebody whom insurance knows, as the tables have it. */
export type InsuredRow = Selectable<Database['insured_person']>

/** The row of somebody, held until the declaration is written down; undefined where insurance knows nobody. */
export async function insuredPerson({ database }: At, id: string): Promise<InsuredRow | undefined> {
  return database
    .selectFrom('insured_person')
    .selectAll()
    .where('citizen_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Somebody a field of the input names, whom insurance has to know. */
export async function knownInsured(at: At, field: string, id: string): Promise<InsuredRow> {
  const found = await insuredPerson(at, id)
  if (!found) throw refuses(field, 'insurance knows nobody of this ID')
  return found
}

/** The row of somebody, made with a number of its own where there is none yet. */
export async function insuredOrNew(at: At, id: string, office: string | null): Promise<InsuredRow> {
  const known = await insuredPerson(at, id)
  if (known) return known
  const row = { ...nothingPaid, citizen_id: id, insurance_office: office }
  const made = { ...row, social_insurance_number: await newNumber(at) }
  await at.database.insertInto('insured_person').values(made).execute()
  return made
}

const nothingPaid = {
  employer_id: null,
  social_status: 'NONE',
  social_scheme: null,
  unemployment_status: 'NONE',
  health_status: 'NONE',
  social_months: 0,
  unemployment_months: 0,
  contact_address: null,
  contact_admin_unit_code: null,
  contact_admin_unit_version: null,
  pension_decision_number: null,
  pension_from: null,
  pension_until: null,
  pension_rate: null,
  pension_monthly_amount: null,
  benefit_bank: null,
  benefit_account_number: null,
  recorded_name: null,
  recorded_date_of_birth: null,
  recorded_sex: null,
  unmerged_number: null,
} as const

const range = 100_000_000
// Without a factor in common with the range: every number comes up once before any comes up again.
const stride = 61_803_397

/** A social insurance number nobody has: 98 for the sandbox, and eight digits. */
async function newNumber({ database, hold, nextNumber }: At): Promise<string> {
  await hold('insurance numbers')
  const start = await nextNumber()
  for (let step = 0; step < range; step += 1) {
    const number = `98${String(((start + step) * stride) % range).padStart(8, '0')}`
    const taken = await database
      .selectFrom('insured_person')
      .select('citizen_id')
      .where('social_insurance_number', '=', number)
      .executeTakeFirst()
    if (!taken) return number
  }
  throw new RangeError('every insurance number of the sandbox has been given out')
}

/** An account as declared: both parts or none. */
export interface DeclaredAccount {
  readonly bank: string | null
  readonly accountNumber: string | null
}

/** Keeps the account somebody named for what is paid; without one the account held stays. */
export async function keepAccount(
  { database }: At,
  id: string,
  { bank, accountNumber }: DeclaredAccount,
): Promise<boolean> {
  if ((bank === null) !== (accountNumber === null))
    throw misfits('accountNumber', 'an account has a bank and a number')
  checkWritten('accountNumber', 'accountNumber', accountNumber)
  if (bank === null) return false
  await database
    .updateTable('insured_person')
    .set({ benefit_bank: bank, benefit_account_number: accountNumber })
    .where('citizen_id', '=', id)
    .execute()
  return true
}

/** The attributes of an account. */
export const ofAccount = ['Citizen.benefitAccount.bank', 'Citizen.benefitAccount.number'] as const
