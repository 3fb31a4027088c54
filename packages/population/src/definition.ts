import type { RegistryDefinition } from '@motlan/registry-kit/definition'
import type { Database } from './database.ts'
import { births, deaths } from './definition/births-and-deaths.ts'
import { documents } from './definition/documents.ts'
import { enumerations } from './definition/enumerations.ts'
import { family } from './definition/family.ts'
import { acknowledgements, divorces, marriages } from './definition/marriage-and-parentage.ts'
import { person } from './definition/person.ts'
import { residence } from './definition/residence.ts'

/** Everything the population registry is the one authoritative source of. */
export const population = {
  name: 'population',
  title: { vi: 'Cơ sở dữ liệu quốc gia về dân cư', en: 'National population database' },
  authority: { vi: 'Bộ Công an', en: 'Ministry of Public Security' },
  enums: enumerations,
  subjects: {
    Citizen: {
      table: 'citizen',
      key: 'citizen_id',
      attributes: { ...person.attributes, ...family.attributes },
      groups: { ...person.groups, ...residence.groups },
      references: family.references,
      collections: {
        ...documents.collections,
        ...family.collections,
        ...residence.collections,
        birthRecords: births,
        marriageRecords: marriages,
        divorceRecords: divorces,
        deathRecords: deaths,
        acknowledgementRecords: acknowledgements,
      },
      derived: {
        age: {
          type: 'Int',
          from: ['Citizen.dateOfBirth', 'Citizen.dateOfDeath'],
          meaning: {
            vi: 'Tuổi tròn năm đến hôm nay, hoặc đến ngày chết',
            en: 'Completed years of age today, or on the day of death',
          },
        },
        isMinor: {
          type: 'Boolean',
          from: ['Citizen.dateOfBirth', 'Citizen.dateOfDeath'],
          meaning: { vi: 'Chưa đủ 18 tuổi', en: 'Under 18 years of age' },
        },
        isAlive: {
          type: 'Boolean',
          from: ['Citizen.dateOfDeath'],
          meaning: { vi: 'Còn sống: chưa có ngày chết', en: 'Alive: no date of death is recorded' },
        },
      },
    },
  },
  internal: {
    other_relative: {
      relative_number:
        'Tells several relatives of one citizen apart: they have no number of their own.',
    },
  },
} as const satisfies RegistryDefinition<Database>
