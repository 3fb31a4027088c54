import type { Subject } from '@motlan/kernel'

/** Well-formed IDs of subjects that an empty registry does not know. */
export function unknownIds(subject: Subject, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => made[subject](index))
}

const made: Readonly<Record<Subject, (index: number) => string>> = {
  Citizen: (index) => `901190${String(index).padStart(6, '0')}`,
  Business: (index) => `9900000016-${String(index + 1).padStart(3, '0')}`,
  Parcel: (index) => `w${String(index).padStart(11, '0')}`,
}
