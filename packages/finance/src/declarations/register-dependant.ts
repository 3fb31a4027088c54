import { misfits, refuses } from '@motlan/registry-kit'
import { type At, declare } from './declare.ts'
import { earnsBelowLimit } from './dependant-limit.ts'

/** A taxpayer claims a dependant: one taxpayer for each dependant and month. */
export const registerDependant = declare({
  name: 'registerDependant',
  meaning: {
    vi: 'Đăng ký người phụ thuộc giảm trừ gia cảnh; mỗi người phụ thuộc chỉ được tính cho một người nộp thuế. Vai trò: taxpayer, dependant',
    en: 'Registers a dependant; one taxpayer for each dependant. Roles: taxpayer, dependant',
  },
  input: {
    taxpayer: 'Citizen.dependantClaims.taxpayer',
    dependant: 'Citizen.taxDependants.dependant',
    relation: 'Citizen.taxDependants.relation',
    fromMonth: 'Citizen.taxDependants.fromMonth',
    untilMonth: 'Citizen.taxDependants.untilMonth?',
  },
  apply: async (at, input) => {
    const { taxpayer, dependant, fromMonth, untilMonth } = input
    if (taxpayer === dependant) throw refuses('dependant', 'nobody is a dependant of their own')
    if (untilMonth !== null && untilMonth < fromMonth)
      throw misfits('untilMonth', 'it is before the first month')
    await checkTaxpayer(at, taxpayer)
    await refuseSecondClaim(at, input)
    await checkIncome(at, dependant)
    await at.database
      .insertInto('tax_dependant')
      .values({
        citizen_id: taxpayer,
        dependant_id: dependant,
        from_month: fromMonth,
        relation: input.relation,
        until_month: untilMonth,
      })
      .execute()
    await at.database
      .insertInto('dependant_claim')
      .values({
        citizen_id: dependant,
        taxpayer_id: taxpayer,
        from_month: fromMonth,
        until_month: untilMonth,
      })
      .execute()
    return {
      subjects: [
        { subject: 'Citizen', subjectId: taxpayer, role: 'taxpayer' },
        { subject: 'Citizen', subjectId: dependant, role: 'dependant' },
      ],
      changes: [
        {
          subject: 'Citizen',
          subjectId: taxpayer,
          attributes: [
            'Citizen.taxDependants.dependant',
            'Citizen.taxDependants.relation',
            'Citizen.taxDependants.fromMonth',
          ],
        },
        {
          subject: 'Citizen',
          subjectId: dependant,
          attributes: ['Citizen.dependantClaims.taxpayer', 'Citizen.dependantClaims.fromMonth'],
        },
      ],
    }
  },
})

async function checkTaxpayer({ database }: At, taxpayer: string): Promise<void> {
  const found = await database
    .selectFrom('citizen_taxpayer')
    .select('status')
    .where('citizen_id', '=', taxpayer)
    .executeTakeFirst()
  if (!found)
    throw refuses('taxpayer', 'this citizen is no taxpayer', 'register the taxpayer first')
  if (found.status !== 'ACTIVE') throw refuses('taxpayer', 'this taxpayer is not active')
}

interface Claim {
  readonly taxpayer: string
  readonly dependant: string
  readonly fromMonth: string
  readonly untilMonth: string | null
}

/** INVARIANT: no two claims of one dependant share a month. Declarations that name the dependant wait for each other. */
async function refuseSecondClaim(
  { database }: At,
  { taxpayer, dependant, fromMonth, untilMonth }: Claim,
): Promise<void> {
  const claims = await database
    .selectFrom('dependant_claim')
    .select(['taxpayer_id', 'from_month', 'until_month'])
    .where('citizen_id', '=', dependant)
    .execute()
  const overlapping = claims.find(
    ({ from_month, until_month }) =>
      (untilMonth === null || from_month <= untilMonth) &&
      (until_month === null || until_month >= fromMonth),
  )
  if (!overlapping) return
  throw overlapping.taxpayer_id === taxpayer
    ? refuses('dependant', 'this taxpayer claims the dependant already')
    : refuses('dependant', 'another taxpayer claims the dependant', 'that claim has to end first')
}

async function checkIncome({ database, today }: At, dependant: string): Promise<void> {
  const statements = await database
    .selectFrom('income_statement')
    .select(['year', 'income'])
    .where('citizen_id', '=', dependant)
    .execute()
  if (earnsBelowLimit(statements, today) === false)
    throw refuses('dependant', 'the income of last year is above the limit for dependants')
}
