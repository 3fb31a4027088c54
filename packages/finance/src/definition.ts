import type { RegistryDefinition } from '@motlan/registry-kit/definition'
import type { Database } from './database.ts'
import { enums } from './definition/enums.ts'
import { incomeCollections, invoiceCollections } from './definition/income.ts'
import { landTransferObligations, taxObligations } from './definition/obligation.ts'
import {
  bankAccounts,
  businessGroups,
  citizenGroups,
  taxpayerAttributes,
} from './definition/taxpayer.ts'

const hasTaxArrearsMeaning = {
  vi: 'Còn nợ thuế hay không',
  en: 'Whether any tax is unpaid',
} as const

const toReconcile =
  'The name as the tax file has it: compared with the registry that is the source of the name, never answered.'

/** Everything the finance registry is the one authoritative source of. */
export const finance = {
  name: 'finance',
  title: {
    vi: 'Cơ sở dữ liệu quốc gia về tài chính, phần dữ liệu thuế',
    en: 'National finance database, tax data',
  },
  authority: { vi: 'Bộ Tài chính (Cục Thuế)', en: 'Ministry of Finance (Tax Department)' },
  enums,
  subjects: {
    Citizen: {
      table: 'citizen_taxpayer',
      key: 'citizen_id',
      attributes: taxpayerAttributes,
      groups: citizenGroups,
      collections: {
        bankAccounts: {
          ...bankAccounts,
          type: 'CitizenBankAccount',
          table: 'citizen_bank_account',
          by: 'citizen_id',
        },
        taxObligations: {
          ...taxObligations,
          type: 'CitizenTaxObligation',
          table: 'citizen_tax_obligation',
          by: 'citizen_id',
        },
        landTransferObligations: {
          ...landTransferObligations,
          type: 'CitizenLandTransferObligation',
          table: 'citizen_land_transfer',
          by: 'citizen_id',
        },
        ...incomeCollections,
      },
      derived: {
        hasTaxArrears: {
          type: 'Boolean',
          from: ['Citizen.taxArrears'],
          meaning: hasTaxArrearsMeaning,
        },
        earnsBelowDependantLimit: {
          type: 'Boolean',
          from: ['Citizen.incomeStatements.year', 'Citizen.incomeStatements.income'],
          meaning: {
            vi: 'Thu nhập bình quân tháng của năm trước không vượt mức được làm người phụ thuộc',
            en: 'Whether the average monthly income of last year is within the limit for dependants',
          },
        },
      },
    },
    Business: {
      table: 'business_taxpayer',
      key: 'business_id',
      attributes: taxpayerAttributes,
      groups: businessGroups,
      collections: {
        bankAccounts: {
          ...bankAccounts,
          type: 'BusinessBankAccount',
          table: 'business_bank_account',
          by: 'business_id',
        },
        taxObligations: {
          ...taxObligations,
          type: 'BusinessTaxObligation',
          table: 'business_tax_obligation',
          by: 'business_id',
        },
        landTransferObligations: {
          ...landTransferObligations,
          type: 'BusinessLandTransferObligation',
          table: 'business_land_transfer',
          by: 'business_id',
        },
        ...invoiceCollections,
      },
      derived: {
        hasTaxArrears: {
          type: 'Boolean',
          from: ['Business.taxArrears'],
          meaning: hasTaxArrearsMeaning,
        },
      },
    },
  },
  internal: {
    citizen_taxpayer: {
      recorded_name: toReconcile,
      unmerged_tax_code: 'A second tax code of the same person, kept until the two are merged.',
    },
    business_taxpayer: { recorded_name: toReconcile },
  },
} as const satisfies RegistryDefinition<Database>
