import { beforeEach, describe, expect, test } from 'vitest'
import { ids } from '../workforce.ts'
import { workforceRegistry } from './workforce-registry.ts'

const { ask, changes, declare, owner } = workforceRegistry()

describe('claimUnemploymentBenefit', () => {
  const claim = {
    claimant: ids.jobless,
    contractEndedOn: '2026-10-15',
    serviceCentre: 'Trung tâm Dịch vụ việc làm thành phố Hà Nội',
    bank: 'Ngân hàng Một Lần',
    accountNumber: '9000001234567',
  }
  const paid = (unemployment_months: number) =>
    owner()
      .updateTable('insured_person')
      .set({ unemployment_months, unemployment_status: 'RESERVED' })
      .where('citizen_id', '=', ids.jobless)
      .execute()
  beforeEach(async () => {
    await owner().deleteFrom('unemployment_benefit').execute()
    await paid(50)
  })

  test('is granted for months and an amount that follow from what was paid', async () => {
    await declare().declared('claimUnemploymentBenefit', claim)
    expect(
      await ask(
        ids.jobless,
        'unemploymentInsuranceMonths insuranceParticipation { unemployment } benefitAccount { number } unemploymentBenefits { from until months monthlyAmount state }',
      ),
    ).toMatchObject({
      unemploymentInsuranceMonths: 0,
      insuranceParticipation: { unemployment: 'RECEIVING' },
      benefitAccount: { number: '9000001234567' },
      unemploymentBenefits: [
        { from: '2026-12-06', until: '2027-04-05', months: 4, state: 'GRANTED' },
      ],
    })
  })

  test('is refused to somebody at work, too late, too early paid, or twice', async () => {
    expect(
      await declare().refusal('claimUnemploymentBenefit', { ...claim, claimant: ids.employee }),
    ).toMatch(/claimant: contributions are being paid: this person is at work$/)
    expect(
      await declare().refusal('claimUnemploymentBenefit', {
        ...claim,
        contractEndedOn: '2026-07-01',
      }),
    ).toMatch(/contractEndedOn: a benefit is claimed within 3 months/)
    await paid(11)
    expect(await declare().refusal('claimUnemploymentBenefit', claim)).toMatch(
      /less than 12 months$/,
    )
    await paid(24)
    await declare().declared('claimUnemploymentBenefit', claim)
    await paid(24)
    expect(await declare().refusal('claimUnemploymentBenefit', claim)).toMatch(
      /claimant: a benefit is being paid already$/,
    )
  })
})

describe('pensions', () => {
  beforeEach(async () => {
    await owner().deleteFrom('contribution').where('citizen_id', '=', ids.jobless).execute()
    const period = {
      citizen_id: ids.jobless,
      scheme: 'COMPULSORY',
      job: null,
      workplace: null,
      hazardous: false,
      unemployment_insured: true,
      employer_id: null,
    }
    await owner()
      .insertInto('contribution')
      .values([
        { ...period, from_month: '2000-01', until_month: '2009-12', salary_base: 5_000_000 },
        { ...period, from_month: '2010-01', until_month: '2019-12', salary_base: 9_000_000 },
      ])
      .execute()
    await owner()
      .updateTable('insured_person')
      .set({ social_months: 240 })
      .where('citizen_id', '=', ids.jobless)
      .execute()
  })
  const pension = { pensioner: ids.jobless, from: '2026-12-01', rate: 45 }

  test('the amount is the rate of the average', async () => {
    await declare().declared('startPension', pension)
    expect(
      await ask(
        ids.jobless,
        'pension { from rate monthlyAmount } insuranceParticipation { social }',
      ),
    ).toEqual({
      pension: { from: '2026-12-01', rate: 45, monthlyAmount: 3_150_000 },
      insuranceParticipation: { social: 'RECEIVING' },
    })
    expect(await declare().refusal('startPension', pension)).toMatch(
      /pensioner: a pension has been granted already$/,
    )
  })

  test('a rate that these months do not give, and too few months, are refused', async () => {
    expect(await declare().refusal('startPension', { ...pension, rate: 60 })).toMatch(
      /rate: neither for a woman nor for a man the months paid give this rate$/,
    )
    expect(await declare().refusal('startPension', { ...pension, pensioner: ids.child })).toMatch(
      /pensioner: social insurance was paid for less than 15 years$/,
    )
  })

  test('a social pension is for those who have no other', async () => {
    const old = '901050000033'
    await declare().declared('startSocialPension', { recipient: old, from: '2026-12-01' })
    expect(await ask(old, 'benefits { kind amount from }')).toEqual({
      benefits: [{ kind: 'SOCIAL_PENSION', amount: 500_000, from: '2026-12-01' }],
    })
    for (const recipient of [old, ids.pensioner]) {
      expect(
        await declare().refusal('startSocialPension', { recipient, from: '2026-12-01' }),
      ).toMatch(/^DECLARATION_REFUSED startSocialPension.input.recipient: /)
    }
  })
})

describe('endEntitlements', () => {
  test('card, contributions and work end with the life; the funeral is paid for', async () => {
    const { subjects } = await declare().declared('endEntitlements', {
      deceased: ids.employee,
      endsOn: '2026-11-19',
      recipient: '901190000034',
      bank: 'Ngân hàng Một Lần',
      accountNumber: '9000001234567',
    })
    expect(subjects.map(({ role }) => role)).toEqual(['deceased', 'recipient'])
    expect(
      await ask(
        ids.employee,
        'isHealthInsured employer { businessId } insuranceParticipation { social health } healthInsuranceCards { validUntil } contributionHistory { untilMonth }',
      ),
    ).toMatchObject({
      isHealthInsured: false,
      employer: null,
      insuranceParticipation: { social: 'NONE', health: 'NONE' },
      healthInsuranceCards: [{ validUntil: '2026-11-19' }],
      contributionHistory: [{ untilMonth: '2019-12' }, { untilMonth: '2026-11' }],
    })
    expect(await ask('901190000034', 'benefits { kind amount }')).toEqual({
      benefits: [{ kind: 'FUNERAL', amount: 23_400_000 }],
    })
  })

  test('a pension ends', async () => {
    await declare().declared('endEntitlements', { deceased: ids.pensioner, endsOn: '2026-11-19' })
    expect(await ask(ids.pensioner, 'isPensioner pension { until }')).toEqual({
      isPensioner: false,
      pension: { until: '2026-11-19' },
    })
  })

  test('of somebody unknown to insurance there is nothing to end', async () => {
    await declare().declared('endEntitlements', { deceased: '901190000035', endsOn: '2026-11-19' })
    expect(await changes()).toEqual([])
  })
})
