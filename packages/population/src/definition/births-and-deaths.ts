import { bookEntry, civilStatus } from './civil-status.ts'

const declarant = {
  to: 'Citizen',
  relation: 'declarant',
  column: 'declarant_id',
} as const

const notificationNumber = {
  type: 'String',
  column: 'notification_number',
  ...civilStatus(1),
} as const

/** Entries of the birth book (Sổ đăng ký khai sinh). */
export const births = {
  type: 'BirthRecord',
  table: 'birth_record',
  by: 'citizen_id',
  order: 'registered_on',
  meaning: { vi: 'Đăng ký khai sinh', en: 'Registrations of birth' },
  attributes: {
    ...bookEntry(1),
    kind: {
      enum: 'BirthRegistrationKind',
      column: 'kind',
      ...civilStatus(1),
      meaning: { vi: 'Loại đăng ký khai sinh', en: 'Kind of registration' },
    },
    timeOfBirth: {
      type: 'String',
      column: 'time_of_birth',
      ...civilStatus(1),
      meaning: { vi: 'Giờ, phút sinh', en: 'Time of birth, hours and minutes' },
    },
    notificationNumber: {
      ...notificationNumber,
      meaning: { vi: 'Số giấy chứng sinh', en: 'Number of the birth notification' },
    },
  },
  references: {
    father: {
      to: 'Citizen',
      relation: 'parent',
      column: 'father_id',
      ...civilStatus(1),
      meaning: { vi: 'Cha, ghi tại Sổ đăng ký khai sinh', en: 'Father, as entered in the book' },
    },
    mother: {
      to: 'Citizen',
      relation: 'parent',
      column: 'mother_id',
      ...civilStatus(1),
      meaning: { vi: 'Mẹ, ghi tại Sổ đăng ký khai sinh', en: 'Mother, as entered in the book' },
    },
    declarant: {
      ...declarant,
      ...civilStatus(1),
      meaning: { vi: 'Người đi đăng ký khai sinh', en: 'Who registered the birth' },
    },
  },
} as const

/** Entries of the death book (Sổ đăng ký khai tử). The cause of death is health data. */
export const deaths = {
  type: 'DeathRecord',
  table: 'death_record',
  by: 'citizen_id',
  order: 'registered_on',
  meaning: { vi: 'Đăng ký khai tử', en: 'Registrations of death' },
  attributes: {
    ...bookEntry(1),
    timeOfDeath: {
      type: 'String',
      column: 'time_of_death',
      ...civilStatus(1),
      meaning: { vi: 'Giờ, phút chết', en: 'Time of death, hours and minutes' },
    },
    placeOfDeath: {
      type: 'String',
      column: 'place_of_death',
      ...civilStatus(1),
      meaning: { vi: 'Nơi chết', en: 'Place of death' },
    },
    causeOfDeath: {
      type: 'String',
      column: 'cause_of_death',
      ...civilStatus(1),
      sensitivity: 'sensitive',
      meaning: { vi: 'Nguyên nhân chết', en: 'Cause of death' },
    },
    notificationNumber: {
      ...notificationNumber,
      meaning: { vi: 'Số giấy báo tử', en: 'Number of the death notification' },
    },
  },
  references: {
    declarant: {
      ...declarant,
      ...civilStatus(1),
      meaning: { vi: 'Người đi đăng ký khai tử', en: 'Who registered the death' },
    },
  },
} as const
