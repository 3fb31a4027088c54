import type { Updateable } from 'kysely'
import type { Database } from '../database.ts'

/** One part of a registration that becomes another one. */
interface Changed {
  readonly columns: Updateable<Database['business']>
  /** As the changes of the business tell it. */
  readonly content: string
  readonly attributes: readonly (
    | `Business.names.${'vietnamese' | 'foreign' | 'short'}`
    | `Business.headOffice.${'address' | 'adminUnitCode' | 'adminUnitVersion'}`
    | `Business.contact.${'phone' | 'email'}`
    | 'Business.status'
    | 'Business.statusHistory.status'
    | 'Business.chiefAccountant'
  )[]
}

/** What is declared of a registration, null where it stays. */
interface Stated {
  readonly names: {
    readonly vietnamese: string
    readonly foreign: string | null
    readonly short: string | null
  } | null
  readonly headOffice: {
    readonly address: string
    readonly adminUnitCode: string
    readonly adminUnitVersion: string
  } | null
  readonly phone: string | null
  readonly email: string | null
  readonly status: string | null
  readonly chiefAccountant: string | null
}

/** What was said, as columns, as the changes of the business tell it, and as attributes. */
export function changedColumns({
  names,
  headOffice,
  phone,
  email,
  status,
  chiefAccountant,
}: Stated): readonly Changed[] {
  return [
    names && {
      columns: {
        vietnamese_name: names.vietnamese,
        foreign_name: names.foreign,
        short_name: names.short,
      },
      content: 'Thay đổi tên doanh nghiệp',
      attributes: [
        'Business.names.vietnamese',
        'Business.names.foreign',
        'Business.names.short',
      ] as const,
    },
    headOffice && {
      columns: {
        head_office_address: headOffice.address,
        head_office_admin_unit_code: headOffice.adminUnitCode,
        head_office_admin_unit_version: headOffice.adminUnitVersion,
      },
      content: 'Thay đổi địa chỉ trụ sở chính',
      attributes: [
        'Business.headOffice.address',
        'Business.headOffice.adminUnitCode',
        'Business.headOffice.adminUnitVersion',
      ] as const,
    },
    phone !== null && {
      columns: { phone },
      content: 'Thay đổi số điện thoại',
      attributes: ['Business.contact.phone'] as const,
    },
    email !== null && {
      columns: { email },
      content: 'Thay đổi thư điện tử',
      attributes: ['Business.contact.email'] as const,
    },
    status !== null && {
      columns: { status },
      content: 'Thay đổi tình trạng pháp lý',
      attributes: ['Business.status', 'Business.statusHistory.status'] as const,
    },
    chiefAccountant !== null && {
      columns: { chief_accountant_id: chiefAccountant },
      content: 'Thay đổi kế toán trưởng',
      attributes: ['Business.chiefAccountant'] as const,
    },
  ].filter((one) => one !== null && one !== false)
}
