import { addressAttributes } from '@motlan/registry-kit/definition'
import { residential, statutory } from './statute.ts'

/** Where a citizen lives: items 16 to 19, with start, end and reason from the residence database. */
export const residence = {
  groups: {
    permanentResidence: {
      type: 'PermanentResidence',
      meaning: { vi: 'Nơi thường trú', en: 'Permanent residence' },
      attributes: residenceAttributes('permanent_residence', 16),
    },
    temporaryResidence: {
      type: 'TemporaryResidence',
      meaning: { vi: 'Nơi tạm trú', en: 'Temporary residence' },
      attributes: residenceAttributes('temporary_residence', 17),
    },
    currentResidence: {
      type: 'CurrentResidence',
      meaning: { vi: 'Nơi ở hiện tại', en: 'Current residence' },
      attributes: residenceAttributes('current_residence', 18),
    },
  },
  collections: {
    temporaryAbsences: {
      type: 'TemporaryAbsence',
      table: 'temporary_absence',
      by: 'citizen_id',
      order: 'since',
      meaning: { vi: 'Tình trạng khai báo tạm vắng', en: 'Declared temporary absences' },
      attributes: {
        since: {
          type: 'Date',
          column: 'since',
          ...statutory(19),
          meaning: { vi: 'Tạm vắng từ ngày', en: 'Absent since' },
        },
        until: {
          type: 'Date',
          column: 'until',
          ...statutory(19),
          meaning: { vi: 'Tạm vắng đến ngày', en: 'Absent until' },
        },
        reason: {
          type: 'String',
          column: 'reason',
          ...statutory(19),
          meaning: { vi: 'Lý do tạm vắng', en: 'Reason of the absence' },
        },
        destination: {
          type: 'String',
          column: 'destination',
          ...statutory(19),
          meaning: { vi: 'Nơi đến', en: 'Destination' },
        },
        declaredOn: {
          type: 'Date',
          column: 'declared_on',
          ...statutory(19),
          meaning: { vi: 'Ngày khai báo tạm vắng', en: 'Date of the declaration' },
        },
      },
    },
  },
} as const

function residenceAttributes<const Prefix extends string>(prefix: Prefix, item: number) {
  return {
    ...addressAttributes(prefix, statutory(item)),
    provinceCode: {
      type: 'String',
      column: `${prefix}_province_code`,
      ...statutory(item),
      meaning: {
        vi: 'Mã tỉnh, thành phố, 2 chữ số, theo cùng danh mục',
        en: 'Code of the province or city, 2 digits, from the same list',
      },
    },
    since: {
      type: 'Date',
      column: `${prefix}_since`,
      ...residential,
      meaning: { vi: 'Ngày bắt đầu cư trú', en: 'Start of residence' },
    },
    until: {
      type: 'Date',
      column: `${prefix}_until`,
      ...residential,
      meaning: { vi: 'Ngày kết thúc cư trú, ngày xóa đăng ký', en: 'End of residence' },
    },
    reason: {
      type: 'String',
      column: `${prefix}_reason`,
      ...residential,
      meaning: { vi: 'Lý do cư trú', en: 'Reason of residence' },
    },
    endReason: {
      type: 'String',
      column: `${prefix}_end_reason`,
      ...residential,
      meaning: { vi: 'Lý do xóa đăng ký', en: 'Reason why the registration was deleted' },
    },
  } as const
}
