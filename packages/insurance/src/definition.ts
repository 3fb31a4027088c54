import type { RegistryDefinition } from '@motlan/registry-kit/definition'
import type { Database } from './database.ts'
import { benefits } from './definition/benefits.ts'
import { employer } from './definition/employer.ts'
import { enumerations } from './definition/enumerations.ts'
import { healthInsurance } from './definition/health-insurance.ts'
import { healthInsuranceGroup } from './definition/health-insurance-group.ts'
import { socialInsurance } from './definition/social-insurance.ts'
import { unemployment } from './definition/unemployment.ts'

const toReconcile =
  'What the insurance record holds beside the number, compared with the population registry, which is the source.'

/** Everything the insurance registry is the one authoritative source of. */
export const insurance = {
  name: 'insurance',
  title: { vi: 'Cơ sở dữ liệu quốc gia về bảo hiểm', en: 'National insurance database' },
  authority: {
    vi: 'Bộ Tài chính (Bảo hiểm xã hội Việt Nam)',
    en: 'Ministry of Finance (Vietnam Social Security)',
  },
  enums: { ...enumerations, HealthInsuranceGroup: healthInsuranceGroup },
  subjects: {
    Citizen: {
      table: 'insured_person',
      key: 'citizen_id',
      attributes: socialInsurance.attributes,
      references: socialInsurance.references,
      groups: { ...socialInsurance.groups, ...benefits.groups },
      collections: {
        ...socialInsurance.collections,
        ...benefits.collections,
        ...unemployment.collections,
        ...healthInsurance.collections,
      },
      derived: {
        isHealthInsured: {
          type: 'Boolean',
          from: [
            'Citizen.healthInsuranceCards.validFrom',
            'Citizen.healthInsuranceCards.validUntil',
          ],
          meaning: {
            vi: 'Có thẻ bảo hiểm y tế còn giá trị sử dụng hôm nay',
            en: 'Whether a health insurance card is valid today',
          },
        },
        isPensioner: {
          type: 'Boolean',
          from: ['Citizen.pension.from', 'Citizen.pension.until'],
          meaning: { vi: 'Đang hưởng lương hưu', en: 'Whether a retirement pension is paid today' },
        },
      },
    },
    Business: {
      table: 'employer',
      key: 'business_id',
      attributes: employer.attributes,
      collections: employer.collections,
      derived: {
        owesContributions: {
          type: 'Boolean',
          from: ['Business.contributionArrears'],
          meaning: {
            vi: 'Có chậm đóng bảo hiểm',
            en: 'Whether contributions are overdue',
          },
        },
      },
    },
  },
  internal: {
    insured_person: {
      recorded_name: toReconcile,
      recorded_date_of_birth: toReconcile,
      recorded_sex: toReconcile,
      unmerged_number: 'A second number of the same person, kept until the two are merged.',
    },
  },
} as const satisfies RegistryDefinition<Database>
