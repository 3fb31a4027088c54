import type { Bilingual } from './attribute.ts'

/** How something is written that is no identifier of a subject. */
export interface Notation {
  readonly pattern: RegExp
  /** Said of a text that is written otherwise. */
  readonly says: Bilingual
}

/** One rule for the registry that keeps a value, the form that asks for it and the notice that brings it. */
export const notations = {
  /** A number of a bank account (assumption: banks set it themselves). */
  accountNumber: {
    pattern: /^[0-9]{6,19}$/,
    says: { vi: 'gồm 6 đến 19 chữ số', en: 'it has 6 to 19 digits' },
  },
  /** A code of economic activities, VSIC (Decision 36/2025/QĐ-TTg). */
  activityCode: {
    pattern: /^[0-9]{5}$/,
    says: { vi: 'mã ngành có 5 chữ số', en: 'the code of an activity has 5 digits' },
  },
  /** A code of communes (Decision 19/2025/QĐ-TTg). */
  adminUnitCode: {
    pattern: /^[0-9]{5}$/,
    says: { vi: 'mã đơn vị hành chính có 5 chữ số', en: 'it has 5 digits' },
  },
  /** A notification of birth: facility, serial, year (Circular 22/2025/TT-BYT). */
  birthNotification: {
    pattern: /^[0-9]{5}\.GCS\.[0-9A-Z]{5}\.[0-9]{2}$/,
    says: { vi: 'viết như 00017.GCS.01005.26', en: 'it is written like 00017.GCS.01005.26' },
  },
  /** A facility of health care under insurance. */
  facilityCode: {
    pattern: /^[0-9A-Z]{5}$/,
    says: { vi: 'gồm 5 chữ số hoặc chữ in hoa', en: 'it has 5 digits or capital letters' },
  },
  /** A day of every year. */
  monthDay: {
    pattern: /^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/,
    says: { vi: 'viết tháng-ngày: 01-01', en: 'it is written month-day: 01-01' },
  },
  /** A time of the day. */
  timeOfDay: {
    pattern: /^([01][0-9]|2[0-3]):[0-5][0-9]$/,
    says: { vi: 'viết giờ:phút, 08:30', en: 'a time is written hours:minutes, 08:30' },
  },
} as const satisfies Readonly<Record<string, Notation>>

/** What there is a notation of. */
export type NotationName = keyof typeof notations
