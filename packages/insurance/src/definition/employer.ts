/** A business as the employer that pays insurance. Its name and address belong to business registration. */
export const employer = {
  attributes: {
    insuranceEmployerCode: {
      type: 'String',
      column: 'employer_code',
      sensitivity: 'basic',
      meaning: {
        vi: 'Mã đơn vị tham gia bảo hiểm xã hội',
        en: 'Code of the employer in social insurance',
      },
    },
    insuranceOffice: {
      type: 'String',
      column: 'insurance_office',
      sensitivity: 'basic',
      meaning: { vi: 'Cơ quan bảo hiểm xã hội quản lý', en: 'Managing social insurance office' },
    },
    firstContributionMonth: {
      type: 'Month',
      column: 'first_contribution_month',
      sensitivity: 'basic',
      meaning: { vi: 'Tháng bắt đầu đóng', en: 'First month of contribution' },
    },
    insuredEmployees: {
      type: 'Int',
      column: 'insured_employees',
      sensitivity: 'basic',
      meaning: {
        vi: 'Số lao động đang tham gia bảo hiểm xã hội',
        en: 'Employees insured today',
      },
    },
    insurancePayroll: {
      type: 'Vnd',
      column: 'payroll',
      sensitivity: 'restricted',
      meaning: {
        vi: 'Quỹ tiền lương tháng làm căn cứ đóng',
        en: 'Monthly payroll the contributions are computed from',
      },
    },
    contributionArrears: {
      type: 'Vnd',
      column: 'contribution_arrears',
      sensitivity: 'restricted',
      meaning: {
        vi: 'Số tiền chậm đóng bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp',
        en: 'Contributions overdue',
      },
    },
    monthsInArrears: {
      type: 'Int',
      column: 'months_in_arrears',
      sensitivity: 'restricted',
      meaning: { vi: 'Số tháng chậm đóng', en: 'Months overdue' },
    },
  },
  collections: {
    insuranceContributions: {
      type: 'EmployerContribution',
      table: 'employer_period',
      by: 'business_id',
      order: 'month',
      meaning: {
        vi: 'Tình hình đóng của đơn vị theo tháng',
        en: 'What the employer owed and paid, month by month',
      },
      attributes: {
        month: {
          type: 'Month',
          column: 'month',
          sensitivity: 'restricted',
          meaning: { vi: 'Tháng', en: 'Month' },
        },
        insuredEmployees: {
          type: 'Int',
          column: 'insured_employees',
          sensitivity: 'restricted',
          meaning: { vi: 'Số lao động tham gia', en: 'Employees insured' },
        },
        payroll: {
          type: 'Vnd',
          column: 'payroll',
          sensitivity: 'restricted',
          meaning: { vi: 'Quỹ tiền lương làm căn cứ đóng', en: 'Payroll' },
        },
        due: {
          type: 'Vnd',
          column: 'due',
          sensitivity: 'restricted',
          meaning: { vi: 'Số tiền phải đóng', en: 'Amount due' },
        },
        paid: {
          type: 'Vnd',
          column: 'paid',
          sensitivity: 'restricted',
          meaning: { vi: 'Số tiền đã đóng', en: 'Amount paid' },
        },
      },
    },
  },
} as const
