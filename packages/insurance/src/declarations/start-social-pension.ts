import { refuses } from '@motlan/registry-kit'
import { declare } from './declare.ts'
import { insuredOrNew, keepAccount, ofAccount } from './insured-person.ts'

/** What is paid in a month (Decree 176/2025/NĐ-CP art. 3), by first day. */
const amounts = [{ from: '2025-07-01', monthly: 500_000 }] as const

/** Somebody old who has no pension is granted the one of the State. */
export const startSocialPension = declare({
  name: 'startSocialPension',
  meaning: {
    vi: 'Giải quyết trợ cấp hưu trí xã hội. Vai trò: recipient',
    en: 'Starts a social pension. Roles: recipient',
  },
  input: {
    recipient: 'Citizen',
    from: 'Citizen.benefits.from',
    bank: 'Citizen.benefitAccount.bank?',
    accountNumber: 'Citizen.benefitAccount.number?',
  },
  apply: async (at, input) => {
    const { database, today } = at
    const amount = amounts.findLast(({ from }) => from <= input.from)
    if (!amount) throw refuses('from', `social pensions are paid since ${amounts[0].from}`)
    const person = await insuredOrNew(at, input.recipient, null)
    const hasPension =
      person.pension_from !== null &&
      (person.pension_until === null || person.pension_until >= today)
    if (hasPension) throw refuses('recipient', 'this person has a pension')
    const running = await database
      .selectFrom('benefit')
      .select('until_date')
      .where('citizen_id', '=', input.recipient)
      .where('kind', 'in', ['SOCIAL_PENSION', 'SURVIVORS'])
      .execute()
    if (running.some(({ until_date }) => until_date === null || until_date >= input.from))
      throw refuses('recipient', 'a monthly benefit is being paid already')
    await database
      .insertInto('benefit')
      .values({
        citizen_id: input.recipient,
        decision_number: `SP${String(await at.nextNumber()).padStart(6, '0')}/${today.slice(0, 4)}`,
        kind: 'SOCIAL_PENSION',
        from_date: input.from,
        until_date: null,
        amount: amount.monthly,
      })
      .execute()
    const account = await keepAccount(at, input.recipient, input)
    return {
      subjects: [{ subject: 'Citizen', subjectId: input.recipient, role: 'recipient' }],
      changes: [
        {
          subject: 'Citizen',
          subjectId: input.recipient,
          attributes: [...ofBenefit, ...(account ? ofAccount : [])],
        },
      ],
    }
  },
})

const ofBenefit = [
  'Citizen.benefits.kind',
  'Citizen.benefits.decisionNumber',
  'Citizen.benefits.from',
  'Citizen.benefits.amount',
] as const
