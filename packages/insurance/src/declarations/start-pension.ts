import { refuses } from '@motlan/registry-kit'
import { declare } from './declare.ts'
import { type InsuredRow, keepAccount, knownInsured, ofAccount } from './insured-person.ts'
import { mean, monthlyBases } from './salaries.ts'

const yearsToPay = 15

/** Somebody retires; the amount is the rate of the average of what contributions were computed from. */
export const startPension = declare({
  name: 'startPension',
  meaning: {
    vi: 'Giải quyết hưởng lương hưu hằng tháng. Vai trò: pensioner',
    en: 'Starts a monthly retirement pension. Roles: pensioner',
  },
  input: {
    pensioner: 'Citizen',
    from: 'Citizen.pension.from',
    rate: 'Citizen.pension.rate',
    bank: 'Citizen.benefitAccount.bank?',
    accountNumber: 'Citizen.benefitAccount.number?',
  },
  apply: async (at, input) => {
    const { database, today } = at
    const person = await knownInsured(at, 'pensioner', input.pensioner)
    const bases = await monthlyBases(at, input.pensioner, 'all')
    const months = Math.max(person.social_months, bases.length)
    checkPensioner(person, months)
    const rates = [person.social_months, bases.length]
      .filter((paid) => paid >= 12 * yearsToPay)
      .flatMap((paid) => [rateOf(paid, 'woman'), rateOf(paid, 'man')])
    if (!rates.includes(input.rate))
      throw refuses('rate', 'neither for a woman nor for a man the months paid give this rate')
    const average = mean(bases)
    if (average === undefined) throw refuses('pensioner', 'no contributions are recorded')
    await database
      .updateTable('insured_person')
      .set({
        pension_decision_number: `PE${String(await at.nextNumber()).padStart(6, '0')}/${today.slice(0, 4)}`,
        pension_from: input.from,
        pension_until: null,
        pension_rate: input.rate,
        pension_monthly_amount: Math.round((average * input.rate) / 100),
        social_status: 'RECEIVING',
        social_scheme: null,
        employer_id: null,
        unemployment_status: 'NONE',
      })
      .where('citizen_id', '=', input.pensioner)
      .execute()
    await database
      .updateTable('contribution')
      .set({ until_month: today.slice(0, 7) })
      .where('citizen_id', '=', input.pensioner)
      .where('until_month', 'is', null)
      .execute()
    const account = await keepAccount(at, input.pensioner, input)
    return {
      subjects: [{ subject: 'Citizen', subjectId: input.pensioner, role: 'pensioner' }],
      changes: [
        {
          subject: 'Citizen',
          subjectId: input.pensioner,
          attributes: [...ofPension, ...(account ? ofAccount : [])],
        },
      ],
    }
  },
})

const ofPension = [
  'Citizen.pension.decisionNumber',
  'Citizen.pension.from',
  'Citizen.pension.rate',
  'Citizen.pension.monthlyAmount',
  'Citizen.insuranceParticipation.social',
  'Citizen.insuranceParticipation.socialScheme',
  'Citizen.employer',
] as const

function checkPensioner({ pension_from }: InsuredRow, months: number): void {
  if (pension_from !== null) throw refuses('pensioner', 'a pension has been granted already')
  if (months < 12 * yearsToPay)
    throw refuses('pensioner', `social insurance was paid for less than ${yearsToPay} years`)
}

/**
 * Per cent, Law 41/2024/QH15 article 66: women 45 for 15 years and 2 for each further year; men 40 for 15 years, 1 for
 * each further year up to 20, then 2; never more than 75. Up to six months count as half a year, more as a whole one.
 */
function rateOf(months: number, as: 'woman' | 'man'): number {
  const years = Math.ceil(months / 6) / 2
  if (as === 'woman') return Math.min(75, 45 + (years - 15) * 2)
  return years < 20 ? 40 + (years - 15) : Math.min(75, 45 + (years - 20) * 2)
}
