import type { LegalItem, Sensitivity } from '@motlan/kernel'

/** The lists of administrative units that codes are taken from, by the month each came into force. */
export const adminUnitVersions = ['2024-11', '2025-07', '2026-04'] as const

/** What is said about every part of one address. */
interface AddressDescription {
  readonly sensitivity: Sensitivity
  readonly legalItem?: LegalItem
}

/** The columns of an address with a prefix, for the row types of a database: `head_office_address`... */
export type AddressColumns<Prefix extends string> = Readonly<
  Record<
    `${Prefix}_address` | `${Prefix}_admin_unit_code` | `${Prefix}_admin_unit_version`,
    string | null
  >
>

/**
 * The attributes of one address. A code of an administrative unit means nothing without the list it was taken
 * from (seven province codes and most commune codes changed their meaning on 1 July 2025), so the two go together.
 */
export function addressAttributes<const Prefix extends string>(
  prefix: Prefix,
  { sensitivity, legalItem }: AddressDescription,
) {
  const described = { sensitivity, ...(legalItem && { legalItem }) }
  return {
    address: {
      ...described,
      type: 'String',
      column: `${prefix}_address`,
      meaning: {
        vi: 'Địa chỉ, ghi đúng như trên giấy tờ',
        en: 'Address, in the words of the record',
      },
    },
    adminUnitCode: {
      ...described,
      type: 'String',
      column: `${prefix}_admin_unit_code`,
      meaning: {
        vi: 'Mã đơn vị hành chính cấp xã, 5 chữ số',
        en: 'Code of the commune-level administrative unit, 5 digits',
      },
    },
    adminUnitVersion: {
      ...described,
      type: 'Month',
      column: `${prefix}_admin_unit_version`,
      meaning: {
        vi: 'Danh mục đơn vị hành chính của mã này, theo tháng có hiệu lực',
        en: 'List of administrative units the code is taken from, by the month it came into force',
      },
    },
  } as const
}
