import { answerOf, insertRows, type TestDatabase, testDatabase } from '@motlan/registry-kit/testing'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Database, insurance, insuranceSubgraph, migrations, seed } from '../src/index.ts'
import { ids, workforce } from './workforce.ts'

let database: TestDatabase<Database>

beforeAll(async () => {
  database = await testDatabase<Database>({ definition: insurance, migrations }, inject('postgres'))
  await insertRows(database, seed(workforce))
})
afterAll(() => database?.drop())

/** Asks as a gateway does: there is no way in but `_entities`. */
async function ask(key: object, selection: string, now = '2026-11-21T03:00:00Z'): Promise<unknown> {
  const type = 'businessId' in key ? 'Business' : 'Citizen'
  const { data, errors } = await answerOf(
    insuranceSubgraph(database.app),
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${selection} } } }`,
    new Date(now),
    { of: [{ __typename: type, ...key }] },
  )
  const [entity] = (data?._entities ?? []) as readonly unknown[]
  return errors ?? entity
}

const citizen = (who: Exclude<keyof typeof ids, 'firm'>, selection: string, now?: string) =>
  ask({ citizenId: ids[who] }, selection, now)

describe('social insurance', () => {
  test('an employee has a number, an employer and the months of both periods', async () => {
    const selection = `socialInsuranceNumber socialInsuranceOffice employer { businessId }
      insuranceParticipation { social socialScheme unemployment health }
      socialInsuranceMonths unemploymentInsuranceMonths`
    expect(await citizen('employee', selection)).toEqual({
      socialInsuranceNumber: '9800000021',
      socialInsuranceOffice: 'Bảo hiểm xã hội thành phố Hà Nội',
      employer: { businessId: ids.firm },
      insuranceParticipation: {
        social: 'PARTICIPATING',
        socialScheme: 'COMPULSORY',
        unemployment: 'PARTICIPATING',
        health: 'PARTICIPATING',
      },
      socialInsuranceMonths: 69,
      unemploymentInsuranceMonths: 69,
    })
  })

  test('the contribution history is told from its beginning', async () => {
    const selection = `contributionHistory { fromMonth untilMonth scheme salaryBase job workplace hazardous
      unemploymentInsured employer { businessId } }`
    expect(await citizen('employee', selection)).toMatchObject({
      contributionHistory: [
        { fromMonth: '2015-01', untilMonth: '2019-12', hazardous: true, employer: null },
        {
          fromMonth: '2026-03',
          untilMonth: null,
          scheme: 'COMPULSORY',
          salaryBase: 10_000_000,
          job: 'Công nhân may',
          employer: { businessId: ids.firm },
        },
      ],
    })
  })

  test('who pays no more rests on what was paid, and tells since when', async () => {
    const selection = `insuranceParticipation { social socialScheme unemployment }
      contractEndNotices { contractEndedOn employer { businessId } }
      unemploymentBenefits { decisionNumber from until months monthlyAmount state serviceCentre }
      jobSearchReports { reportedOn benefitMonth outcome }`
    expect(await citizen('jobless', selection)).toEqual({
      insuranceParticipation: { social: 'RESERVED', socialScheme: null, unemployment: 'RECEIVING' },
      contractEndNotices: [{ contractEndedOn: '2026-07-31', employer: { businessId: ids.firm } }],
      unemploymentBenefits: [
        {
          decisionNumber: 'TN-5',
          from: '2026-08-31',
          until: '2027-02-27',
          months: 6,
          monthlyAmount: 6_000_000,
          state: 'GRANTED',
          serviceCentre: 'Trung tâm Dịch vụ việc làm thành phố Hà Nội',
        },
      ],
      jobSearchReports: [
        { reportedOn: '2026-09-28', benefitMonth: 2, outcome: 'SEARCHING' },
        { reportedOn: '2026-10-28', benefitMonth: 3, outcome: 'SEARCHING' },
      ],
    })
  })
})

describe('benefits', () => {
  test('a pension with rate, amount and account', async () => {
    const selection = `isPensioner pension { decisionNumber from until rate monthlyAmount }
      benefitAccount { bank number } benefits { kind amount } healthRelatedBenefits { kind }`
    expect(await citizen('pensioner', selection)).toEqual({
      isPensioner: true,
      // 25 years: 45 for the first 20, 2 for each of the other five.
      pension: {
        decisionNumber: 'LH-1',
        from: '2015-02-01',
        until: null,
        rate: 55,
        monthlyAmount: 6_000_000,
      },
      benefitAccount: { bank: 'Ngân hàng Mẫu', number: '9900017' },
      benefits: [{ kind: 'SURVIVORS', amount: 900_000 }],
      healthRelatedBenefits: [],
    })
  })

  test('what tells of illness is kept apart', async () => {
    expect(
      await citizen(
        'employee',
        'benefits { kind } healthRelatedBenefits { kind from until amount }',
      ),
    ).toEqual({
      benefits: [],
      healthRelatedBenefits: [
        { kind: 'SICKNESS', from: '2026-06-01', until: '2026-06-05', amount: 1_500_000 },
      ],
    })
  })
})

describe('health insurance', () => {
  test('a card with both numbers', async () => {
    const selection = `healthInsuranceCards { number oldNumber group benefitLevel validFrom validUntil
      fiveConsecutiveYearsOn primaryCareFacility primaryCareFacilityCode }`
    expect(await citizen('employee', selection)).toEqual({
      healthInsuranceCards: [
        {
          number: '9800000021',
          oldNumber: 'DN4019800000021',
          group: 'DN',
          benefitLevel: 4,
          validFrom: '2026-03-01',
          validUntil: '2026-12-31',
          fiveConsecutiveYearsOn: '2031-03-01',
          primaryCareFacility: 'Bệnh viện Bạch Mai',
          primaryCareFacilityCode: '01001',
        },
      ],
    })
  })

  test('it holds through its last day, in the time zone of Việt Nam', async () => {
    const at = (now: string) => citizen('employee', 'isHealthInsured', now)
    expect(await at('2026-02-28T16:59:59Z')).toEqual({ isHealthInsured: false })
    expect(await at('2026-02-28T17:00:00Z')).toEqual({ isHealthInsured: true })
    expect(await at('2026-12-31T16:59:59Z')).toEqual({ isHealthInsured: true })
    expect(await at('2026-12-31T17:00:00Z')).toEqual({ isHealthInsured: false })
  })

  test('who has no card is not insured; of a stranger nothing is recorded', async () => {
    expect(await citizen('child', 'isHealthInsured isPensioner')).toEqual({
      isHealthInsured: false,
      isPensioner: false,
    })
    const stranger = { citizenId: '901090999999' }
    expect(await ask(stranger, 'socialInsuranceNumber isPensioner healthVisits { kind }')).toEqual({
      socialInsuranceNumber: null,
      isPensioner: null,
      healthVisits: [],
    })
  })
})

describe('an employer', () => {
  test('owes what it did not pay', async () => {
    const selection = `insuranceEmployerCode insuranceOffice firstContributionMonth insuredEmployees
      insurancePayroll owesContributions contributionArrears monthsInArrears
      insuranceContributions { month insuredEmployees payroll due paid }`
    const answer = (await ask({ businessId: ids.firm }, selection)) as {
      readonly contributionArrears: number
      readonly monthsInArrears: number
      readonly insuranceContributions: readonly { month: string; due: number; paid: number }[]
    }
    expect(answer).toMatchObject({
      insuranceEmployerCode: 'DN0100000016',
      insuranceOffice: 'Bảo hiểm xã hội thành phố Hà Nội',
      firstContributionMonth: '1990-01',
      insuredEmployees: 1,
      insurancePayroll: 10_000_000,
      owesContributions: true,
    })
    const periods = answer.insuranceContributions
    const unpaid = periods.filter(({ due, paid }) => paid < due)
    expect(periods.map(({ month }) => month)).toEqual(
      Array.from({ length: 12 }, (_, index) => (index === 0 ? '2025-12' : monthOf2026(index))),
    )
    expect(periods[4]).toMatchObject({ insuredEmployees: 2, payroll: 20_000_000, due: 6_400_000 })
    expect(unpaid).toHaveLength(answer.monthsInArrears)
    expect(unpaid.reduce((sum, { due, paid }) => sum + due - paid, 0)).toBe(
      answer.contributionArrears,
    )
  })
})

describe('the registry', () => {
  test('has no way in', () => {
    const query = insuranceSubgraph(database.app).schema.getQueryType()
    const fields = Object.keys(query?.getFields() ?? {})
    expect(fields.filter((name) => !name.startsWith('_'))).toEqual([])
  })

  test.each([
    ['a card level outside 1 to 5', 'benefit_level', 'update health_card set benefit_level = 6'],
    [
      'an account without a bank',
      'account_has_bank',
      `update insured_person set benefit_account_number = '1' where citizen_id = '${ids.child}'`,
    ],
    [
      'a contribution that ends before it begins',
      'contribution_in_order',
      `update contribution set until_month = '1989-12'`,
    ],
    [
      'voluntary insurance paid by an employer',
      'voluntary_without_employer',
      `update contribution set scheme = 'VOLUNTARY' where citizen_id = '${ids.pensioner}'`,
    ],
    [
      'a business ID of 9 digits',
      'business_id_check',
      `update employer set business_id = '990000001'`,
    ],
  ])('refuses %s', async (_what, constraint, text) => {
    await expect(database.owner.run({ text, values: [] })).rejects.toThrow(constraint)
  })
})

function monthOf2026(month: number): string {
  return `2026-${String(month).padStart(2, '0')}`
}
