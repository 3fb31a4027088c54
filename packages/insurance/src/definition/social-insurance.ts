import { addressAttributes } from '@motlan/registry-kit/definition'

/** The person's place in social insurance: number, office, employer, participation, time paid, how to be reached. */
export const socialInsurance = {
  attributes: {
    socialInsuranceNumber: {
      type: 'InsuranceNumber',
      column: 'social_insurance_number',
      sensitivity: 'basic',
      meaning: { vi: 'Mã số bảo hiểm xã hội', en: 'Social insurance number' },
    },
    socialInsuranceOffice: {
      type: 'String',
      column: 'insurance_office',
      sensitivity: 'basic',
      meaning: { vi: 'Cơ quan bảo hiểm xã hội quản lý', en: 'Managing social insurance office' },
    },
    socialInsuranceMonths: {
      type: 'Int',
      column: 'social_months',
      sensitivity: 'restricted',
      meaning: {
        vi: 'Tổng thời gian đóng bảo hiểm xã hội, tính theo tháng',
        en: 'Months of social insurance paid in total',
      },
    },
    unemploymentInsuranceMonths: {
      type: 'Int',
      column: 'unemployment_months',
      sensitivity: 'restricted',
      meaning: {
        vi: 'Số tháng đóng bảo hiểm thất nghiệp chưa hưởng trợ cấp',
        en: 'Months of unemployment insurance paid and not yet used for a benefit',
      },
    },
  },
  references: {
    employer: {
      to: 'Business',
      relation: 'employer',
      column: 'employer_id',
      sensitivity: 'restricted',
      meaning: {
        vi: 'Đơn vị đang đóng bảo hiểm xã hội cho người lao động',
        en: 'Employer that pays the insurance today',
      },
    },
  },
  groups: {
    insuranceParticipation: {
      type: 'InsuranceParticipation',
      meaning: { vi: 'Tình trạng tham gia bảo hiểm', en: 'Participation, branch by branch' },
      attributes: {
        social: {
          enum: 'ParticipationStatus',
          column: 'social_status',
          sensitivity: 'restricted',
          meaning: { vi: 'Bảo hiểm xã hội', en: 'Social insurance' },
        },
        socialScheme: {
          enum: 'SocialInsuranceScheme',
          column: 'social_scheme',
          sensitivity: 'restricted',
          meaning: {
            vi: 'Loại hình bảo hiểm xã hội đang tham gia',
            en: 'Scheme of social insurance taken part in today',
          },
        },
        unemployment: {
          enum: 'ParticipationStatus',
          column: 'unemployment_status',
          sensitivity: 'restricted',
          meaning: { vi: 'Bảo hiểm thất nghiệp', en: 'Unemployment insurance' },
        },
        health: {
          enum: 'ParticipationStatus',
          column: 'health_status',
          sensitivity: 'restricted',
          meaning: { vi: 'Bảo hiểm y tế', en: 'Health insurance' },
        },
      },
    },
    insuranceContactAddress: {
      type: 'InsuranceContactAddress',
      meaning: {
        vi: 'Địa chỉ liên hệ đã đăng ký với cơ quan bảo hiểm xã hội, nếu khác nơi cư trú',
        en: 'Address for letters of social insurance, where it differs from the residence',
      },
      attributes: addressAttributes('contact', { sensitivity: 'restricted' }),
    },
  },
  collections: {
    contributionHistory: {
      type: 'ContributionPeriod',
      table: 'contribution',
      by: 'citizen_id',
      order: 'from_month',
      meaning: { vi: 'Quá trình đóng', en: 'Contribution history' },
      attributes: {
        fromMonth: {
          type: 'Month',
          column: 'from_month',
          sensitivity: 'restricted',
          meaning: { vi: 'Từ tháng', en: 'From month' },
        },
        untilMonth: {
          type: 'Month',
          column: 'until_month',
          sensitivity: 'restricted',
          meaning: { vi: 'Đến tháng', en: 'Until and including month; without a value still open' },
        },
        scheme: {
          enum: 'SocialInsuranceScheme',
          column: 'scheme',
          sensitivity: 'restricted',
          meaning: { vi: 'Loại hình tham gia', en: 'Scheme' },
        },
        salaryBase: {
          type: 'Vnd',
          column: 'salary_base',
          sensitivity: 'restricted',
          meaning: {
            vi: 'Tiền lương, thu nhập tháng làm căn cứ đóng',
            en: 'Monthly salary or income the contribution is computed from',
          },
        },
        job: {
          type: 'String',
          column: 'job',
          sensitivity: 'restricted',
          meaning: { vi: 'Cấp bậc, chức vụ, chức danh nghề, công việc', en: 'Job' },
        },
        workplace: {
          type: 'String',
          column: 'workplace',
          sensitivity: 'restricted',
          meaning: { vi: 'Nơi làm việc', en: 'Place of work' },
        },
        hazardous: {
          type: 'Boolean',
          column: 'hazardous',
          sensitivity: 'restricted',
          meaning: {
            vi: 'Nghề, công việc nặng nhọc, độc hại, nguy hiểm',
            en: 'Arduous, toxic or dangerous work',
          },
        },
        unemploymentInsured: {
          type: 'Boolean',
          column: 'unemployment_insured',
          sensitivity: 'restricted',
          meaning: {
            vi: 'Có đóng bảo hiểm thất nghiệp',
            en: 'Whether unemployment insurance was paid too',
          },
        },
      },
      references: {
        employer: {
          to: 'Business',
          relation: 'employer',
          column: 'employer_id',
          sensitivity: 'restricted',
          meaning: { vi: 'Đơn vị đóng', en: 'Employer that paid' },
        },
      },
    },
  },
} as const
