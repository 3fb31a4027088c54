import { misfits, refuses } from '@motlan/registry-kit'
import { earlier, later } from '@motlan/registry-kit/country'
import { type At, declare } from './declare.ts'
import {
  type InsuredRow,
  insuredOrNew,
  insuredPerson,
  keepAccount,
  ofAccount,
} from './insured-person.ts'

/** The reference level benefits are counted in, by first day (Law 41/2024/QH15 art. 7): the funeral is ten of them. */
const referenceLevels = [{ from: '2024-07-01', amount: 2_340_000 }] as const
const monthsForFuneral = 12

/** Somebody died: nothing is paid for or to that person any more, and the funeral is paid for. */
export const endEntitlements = declare({
  name: 'endEntitlements',
  meaning: {
    vi: 'Chấm dứt thẻ bảo hiểm y tế, lương hưu, trợ cấp, quá trình đóng của người đã chết; trợ cấp mai táng cho người lo mai táng. Vai trò: deceased, recipient',
    en: 'Ends card, pension, benefits and contributions of somebody who died; grants the funeral allowance. Roles: deceased, recipient',
  },
  input: {
    deceased: 'Citizen',
    endsOn: 'Citizen.pension.until',
    recipient: 'Citizen?',
    bank: 'Citizen.benefitAccount.bank?',
    accountNumber: 'Citizen.benefitAccount.number?',
  },
  apply: async (at, input) => {
    const { deceased, endsOn, recipient } = input
    if (endsOn > at.today) throw refuses('endsOn', 'this day has not come yet')
    if (recipient === deceased) throw misfits('recipient', 'this is who died')
    if (recipient === null && input.bank !== null)
      throw misfits('bank', 'an account belongs to a recipient, and none is named')
    const person = await insuredPerson(at, deceased)
    if (person) await endAll(at, person, endsOn)
    const paid = person && recipient !== null && (await payFuneral(at, person, recipient, endsOn))
    const account = paid && recipient !== null && (await keepAccount(at, recipient, input))
    return {
      subjects: [
        { subject: 'Citizen', subjectId: deceased, role: 'deceased' },
        ...(recipient !== null && paid
          ? [{ subject: 'Citizen', subjectId: recipient, role: 'recipient' } as const]
          : []),
      ],
      changes: [
        { subject: 'Citizen', subjectId: deceased, attributes: person ? ofDeceased : [] },
        {
          subject: 'Citizen',
          subjectId: recipient ?? deceased,
          attributes: paid ? [...ofFuneral, ...(account ? ofAccount : [])] : [],
        },
      ],
    }
  },
})

const ofDeceased = [
  'Citizen.healthInsuranceCards.validUntil',
  'Citizen.pension.until',
  'Citizen.benefits.until',
  'Citizen.unemploymentBenefits.state',
  'Citizen.contributionHistory.untilMonth',
  'Citizen.insuranceParticipation.social',
  'Citizen.insuranceParticipation.unemployment',
  'Citizen.insuranceParticipation.health',
  'Citizen.employer',
] as const
const ofFuneral = [
  'Citizen.benefits.kind',
  'Citizen.benefits.decisionNumber',
  'Citizen.benefits.amount',
] as const

/** Whatever runs ends with the life; what would have begun later is never paid. */
async function endAll({ database }: At, person: InsuredRow, day: string): Promise<void> {
  const { citizen_id, pension_from, pension_until } = person
  await database
    .updateTable('insured_person')
    .set({
      ...(pension_from !== null && {
        pension_until: later(pension_from, earlier(pension_until ?? day, day)),
      }),
      employer_id: null,
      social_status: 'NONE',
      social_scheme: null,
      unemployment_status: 'NONE',
      health_status: 'NONE',
    })
    .where('citizen_id', '=', citizen_id)
    .execute()
  await endCards(database, citizen_id, day)
  for (const table of ['benefit', 'health_related_benefit'] as const) {
    await database
      .updateTable(table)
      .set(({ fn, val, ref }) => ({
        until_date: fn<string>('greatest', [ref('from_date'), val(day)]),
      }))
      .where('citizen_id', '=', citizen_id)
      .where((one) => one.or([one('until_date', 'is', null), one('until_date', '>', day)]))
      .execute()
  }
  await database
    .updateTable('unemployment_benefit')
    .set(({ fn, val, ref }) => ({
      state: 'TERMINATED',
      until_date: fn<string>('greatest', [ref('from_date'), val(day)]),
    }))
    .where('citizen_id', '=', citizen_id)
    .where('state', 'in', ['GRANTED', 'SUSPENDED'])
    .execute()
  const month = day.slice(0, 7)
  await database
    .deleteFrom('contribution')
    .where('citizen_id', '=', citizen_id)
    .where('from_month', '>', month)
    .execute()
  await database
    .updateTable('contribution')
    .set({ until_month: month })
    .where('citizen_id', '=', citizen_id)
    .where((one) => one.or([one('until_month', 'is', null), one('until_month', '>', month)]))
    .execute()
}

async function endCards(database: At['database'], citizen_id: string, day: string): Promise<void> {
  await database
    .deleteFrom('health_card')
    .where('citizen_id', '=', citizen_id)
    .where('valid_from', '>', day)
    .execute()
  await database
    .updateTable('health_card')
    .set({ valid_until: day })
    .where('citizen_id', '=', citizen_id)
    .where('valid_until', '>', day)
    .execute()
}

/** Ten reference levels for whoever sees to the funeral of a pensioner, or of somebody who paid for a year. */
async function payFuneral(
  at: At,
  { pension_from, social_months }: InsuredRow,
  recipient: string,
  day: string,
): Promise<boolean> {
  const level = referenceLevels.findLast(({ from }) => from <= day)
  if (!level || (pension_from === null && social_months < monthsForFuneral)) return false
  await insuredOrNew(at, recipient, null)
  await at.database
    .insertInto('benefit')
    .values({
      citizen_id: recipient,
      decision_number: `FU${String(await at.nextNumber()).padStart(6, '0')}/${at.today.slice(0, 4)}`,
      kind: 'FUNERAL',
      from_date: at.today,
      until_date: at.today,
      amount: 10 * level.amount,
    })
    .execute()
  return true
}
