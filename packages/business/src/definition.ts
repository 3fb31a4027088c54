import type { RegistryDefinition } from '@motlan/registry-kit/definition'
import type { Database } from './database.ts'
import { citizenCollections, citizenGroups } from './definition/citizen.ts'
import { businessAttributes, businessGroups, businessReferences } from './definition/enterprise.ts'
import { enums } from './definition/enums.ts'
import { historyCollections } from './definition/history.ts'
import { peopleCollections } from './definition/people.ts'

/** Everything the business registry is the one authoritative source of. */
export const business = {
  name: 'business',
  title: {
    vi: 'Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp',
    en: 'National business registration database',
  },
  authority: { vi: 'Bộ Tài chính', en: 'Ministry of Finance' },
  enums,
  subjects: {
    Business: {
      table: 'business',
      key: 'business_id',
      attributes: businessAttributes,
      groups: businessGroups,
      references: businessReferences,
      collections: { ...peopleCollections, ...historyCollections },
      derived: {
        isActive: {
          type: 'Boolean',
          from: ['Business.status'],
          meaning: {
            vi: 'Doanh nghiệp đang hoạt động hay không',
            en: 'Whether the business is active',
          },
        },
      },
    },
    Citizen: {
      table: 'household_business',
      key: 'citizen_id',
      groups: citizenGroups,
      collections: citizenCollections,
    },
  },
  internal: {
    business_member: { ordinal: 'Order on the register; the primary key needs it.' },
    legal_representative: { ordinal: 'Order on the register; the primary key needs it.' },
    authorised_representative: { ordinal: 'Order on the register; the primary key needs it.' },
    beneficial_owner: { ordinal: 'Order on the register; the primary key needs it.' },
    citizen_business_ban: { ordinal: 'Order of the bans; the primary key needs it.' },
  },
} as const satisfies RegistryDefinition<Database>
