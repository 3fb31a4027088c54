/** Unemployment insurance: what the employer told, what was granted, how the search for work goes. */
export const unemployment = {
  collections: {
    contractEndNotices: {
      type: 'ContractEndNotice',
      table: 'contract_end_notice',
      by: 'citizen_id',
      order: 'contract_ended_on',
      meaning: {
        vi: 'Thông báo chấm dứt hợp đồng lao động của người sử dụng lao động',
        en: "Employers' notices that a labour contract has ended",
      },
      attributes: {
        contractEndedOn: {
          type: 'Date',
          column: 'contract_ended_on',
          sensitivity: 'restricted',
          meaning: { vi: 'Ngày chấm dứt hợp đồng', en: 'Date on which the contract ended' },
        },
        notifiedOn: {
          type: 'Date',
          column: 'notified_on',
          sensitivity: 'restricted',
          meaning: { vi: 'Ngày thông báo', en: 'Date of the notice' },
        },
      },
      references: {
        employer: {
          to: 'Business',
          relation: 'employer',
          column: 'employer_id',
          sensitivity: 'restricted',
          meaning: { vi: 'Người sử dụng lao động', en: 'Employer' },
        },
      },
    },
    unemploymentBenefits: {
      type: 'UnemploymentBenefit',
      table: 'unemployment_benefit',
      by: 'citizen_id',
      order: 'from_date',
      meaning: {
        vi: 'Quyết định hưởng trợ cấp thất nghiệp',
        en: 'Decisions that granted unemployment benefit',
      },
      attributes: {
        decisionNumber: {
          type: 'String',
          column: 'decision_number',
          sensitivity: 'restricted',
          meaning: { vi: 'Số quyết định', en: 'Number of the decision' },
        },
        decidedOn: {
          type: 'Date',
          column: 'decided_on',
          sensitivity: 'restricted',
          meaning: { vi: 'Ngày quyết định', en: 'Date of the decision' },
        },
        from: {
          type: 'Date',
          column: 'from_date',
          sensitivity: 'restricted',
          meaning: { vi: 'Hưởng từ ngày', en: 'Paid from' },
        },
        until: {
          type: 'Date',
          column: 'until_date',
          sensitivity: 'restricted',
          meaning: { vi: 'Hưởng đến ngày', en: 'Paid until' },
        },
        months: {
          type: 'Int',
          column: 'months',
          sensitivity: 'restricted',
          meaning: { vi: 'Số tháng được hưởng', en: 'Months granted' },
        },
        monthlyAmount: {
          type: 'Vnd',
          column: 'monthly_amount',
          sensitivity: 'restricted',
          meaning: { vi: 'Mức hưởng hằng tháng', en: 'Amount per month' },
        },
        state: {
          enum: 'UnemploymentBenefitState',
          column: 'state',
          sensitivity: 'restricted',
          meaning: { vi: 'Tình trạng hưởng', en: 'State of payment' },
        },
        serviceCentre: {
          type: 'String',
          column: 'service_centre',
          sensitivity: 'restricted',
          meaning: { vi: 'Trung tâm dịch vụ việc làm', en: 'Employment service centre' },
        },
      },
    },
    jobSearchReports: {
      type: 'JobSearchReport',
      table: 'job_search_report',
      by: 'citizen_id',
      order: 'reported_on',
      meaning: {
        vi: 'Thông báo về việc tìm kiếm việc làm hằng tháng',
        en: 'Monthly reports on the search for work',
      },
      attributes: {
        reportedOn: {
          type: 'Date',
          column: 'reported_on',
          sensitivity: 'restricted',
          meaning: { vi: 'Ngày thông báo', en: 'Date of the report' },
        },
        benefitMonth: {
          type: 'Int',
          column: 'benefit_month',
          sensitivity: 'restricted',
          meaning: { vi: 'Tháng hưởng thứ', en: 'Which month of the benefit it is for' },
        },
        outcome: {
          enum: 'JobSearchOutcome',
          column: 'outcome',
          sensitivity: 'restricted',
          meaning: { vi: 'Kết quả', en: 'Outcome' },
        },
        serviceCentre: {
          type: 'String',
          column: 'service_centre',
          sensitivity: 'restricted',
          meaning: { vi: 'Trung tâm dịch vụ việc làm', en: 'Employment service centre' },
        },
      },
    },
  },
} as const
