import type { RegistryDefinition } from '@motlan/registry-kit/definition'

/** Tables of a registry of vehicles. */
export interface Database {
  vehicle_owner: { citizen_id: string; licence_class: string | null }
}

/** A sixth registry: of what it is the source. */
export const vehicle = {
  name: 'vehicle',
  title: { vi: 'Cơ sở dữ liệu đăng ký xe', en: 'Vehicle registry' },
  authority: { vi: 'Bộ Công an', en: 'Ministry of Public Security' },
  subjects: {
    Citizen: {
      table: 'vehicle_owner',
      key: 'citizen_id',
      attributes: {
        drivingLicenceClass: {
          type: 'String',
          column: 'licence_class',
          sensitivity: 'basic',
          meaning: { vi: 'Hạng giấy phép lái xe', en: 'Class of the driving licence' },
        },
      },
    },
  },
} as const satisfies RegistryDefinition<Database>
