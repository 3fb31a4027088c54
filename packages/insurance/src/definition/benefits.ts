const decisionNumber = { type: 'String', column: 'decision_number' } as const
const from = { type: 'Date', column: 'from_date' } as const
const until = { type: 'Date', column: 'until_date' } as const
const amount = { type: 'Vnd', column: 'amount' } as const

const decisionMeaning = { vi: 'Số quyết định hưởng', en: 'Number of the decision' } as const
const fromMeaning = { vi: 'Hưởng từ ngày', en: 'Paid from' } as const
const untilMeaning = {
  vi: 'Hưởng đến ngày',
  en: 'Paid until; without a value until further notice',
} as const
const amountMeaning = {
  vi: 'Mức hưởng hằng tháng, hoặc số tiền hưởng một lần',
  en: 'Amount per month, or once where the benefit is paid once',
} as const

/** What social insurance pays: pension and other benefits, those that reveal something about health apart. */
export const benefits = {
  groups: {
    pension: {
      type: 'Pension',
      meaning: { vi: 'Lương hưu hằng tháng', en: 'Monthly retirement pension' },
      attributes: {
        decisionNumber: {
          type: 'String',
          column: 'pension_decision_number',
          sensitivity: 'restricted',
          meaning: decisionMeaning,
        },
        from: {
          type: 'Date',
          column: 'pension_from',
          sensitivity: 'restricted',
          meaning: fromMeaning,
        },
        until: {
          type: 'Date',
          column: 'pension_until',
          sensitivity: 'restricted',
          meaning: untilMeaning,
        },
        rate: {
          type: 'Float',
          column: 'pension_rate',
          sensitivity: 'restricted',
          meaning: { vi: 'Tỷ lệ hưởng lương hưu, %', en: 'Pension rate, per cent' },
        },
        monthlyAmount: {
          type: 'Vnd',
          column: 'pension_monthly_amount',
          sensitivity: 'restricted',
          meaning: { vi: 'Mức lương hưu hằng tháng', en: 'Amount per month' },
        },
      },
    },
    benefitAccount: {
      type: 'BenefitAccount',
      meaning: {
        vi: 'Tài khoản ngân hàng nhận lương hưu, trợ cấp',
        en: 'Bank account for pension and benefits',
      },
      attributes: {
        bank: {
          type: 'String',
          column: 'benefit_bank',
          sensitivity: 'sensitive',
          meaning: { vi: 'Ngân hàng', en: 'Bank' },
        },
        number: {
          type: 'String',
          column: 'benefit_account_number',
          sensitivity: 'sensitive',
          meaning: { vi: 'Số tài khoản', en: 'Account number' },
        },
      },
    },
  },
  collections: {
    benefits: {
      type: 'SocialInsuranceBenefit',
      table: 'benefit',
      by: 'citizen_id',
      order: 'from_date',
      meaning: {
        vi: 'Trợ cấp hưu trí xã hội, tử tuất, bảo hiểm xã hội một lần',
        en: 'Social pension, survivors and one-off benefits',
      },
      attributes: {
        kind: {
          enum: 'SocialInsuranceBenefitKind',
          column: 'kind',
          sensitivity: 'restricted',
          meaning: { vi: 'Chế độ', en: 'Kind of benefit' },
        },
        decisionNumber: { ...decisionNumber, sensitivity: 'restricted', meaning: decisionMeaning },
        from: { ...from, sensitivity: 'restricted', meaning: fromMeaning },
        until: { ...until, sensitivity: 'restricted', meaning: untilMeaning },
        amount: { ...amount, sensitivity: 'restricted', meaning: amountMeaning },
      },
    },
    healthRelatedBenefits: {
      type: 'HealthRelatedBenefit',
      table: 'health_related_benefit',
      by: 'citizen_id',
      order: 'from_date',
      meaning: {
        vi: 'Trợ cấp ốm đau, thai sản, tai nạn lao động, bệnh nghề nghiệp',
        en: 'Sickness, maternity and occupational benefits',
      },
      attributes: {
        kind: {
          enum: 'HealthRelatedBenefitKind',
          column: 'kind',
          sensitivity: 'sensitive',
          meaning: { vi: 'Chế độ', en: 'Kind of benefit' },
        },
        decisionNumber: { ...decisionNumber, sensitivity: 'sensitive', meaning: decisionMeaning },
        from: { ...from, sensitivity: 'sensitive', meaning: fromMeaning },
        until: { ...until, sensitivity: 'sensitive', meaning: untilMeaning },
        amount: { ...amount, sensitivity: 'sensitive', meaning: amountMeaning },
      },
    },
  },
} as const
