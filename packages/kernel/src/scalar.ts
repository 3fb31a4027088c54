import type { Bilingual } from './attribute.ts'
import { parseBusinessId } from './business-id.ts'
import { parseCitizenId } from './citizen-id.ts'
import { parseDate, parseDateTime, parseMonth } from './date.ts'
import { parseHealthCard, parseInsuranceNumber } from './insurance-number.ts'
import { parseCertificateSerial } from './land-certificate.ts'
import { parseParcelId } from './parcel-id.ts'
import type { Parsed } from './parsed.ts'
import { parseProcedureCode } from './procedure-code.ts'

/** One custom GraphQL scalar: how its text is checked and normalised, in GraphQL and in PostgreSQL alike. */
export interface ScalarKind {
  readonly parse: (text: string) => Parsed<string>
  /** POSIX regular expression of the normalised form: the CHECK of the PostgreSQL domain. */
  readonly pattern: string
  readonly meaning: Bilingual
}

/** Every custom scalar that is a string on the wire. `Vnd` is a number and stands apart. */
export const scalars = {
  CitizenId: {
    parse: (text) => parseCitizenId(text),
    pattern: '^[0-9]{12}$',
    meaning: {
      vi: 'Số định danh cá nhân, 12 chữ số',
      en: 'Personal identification number, 12 digits',
    },
  },
  BusinessId: {
    parse: parseBusinessId,
    pattern: '^[0-9]{10}(-[0-9]{3})?$',
    meaning: {
      vi: 'Mã số doanh nghiệp, 10 số hoặc 10-3',
      en: 'Enterprise code, 10 digits or 10-3',
    },
  },
  ParcelId: {
    parse: parseParcelId,
    pattern: '^[0-9a-z]{12}$',
    meaning: {
      vi: 'Mã định danh thửa đất, 12 ký tự',
      en: 'Parcel identification code, 12 characters',
    },
  },
  InsuranceNumber: {
    parse: parseInsuranceNumber,
    pattern: '^[0-9]{10}$',
    meaning: { vi: 'Mã số bảo hiểm xã hội, 10 số', en: 'Social insurance number, 10 digits' },
  },
  HealthCardNumber: {
    parse: parseHealthCard,
    pattern: '^([A-Z]{2}[1-5][0-9]{2})?[0-9]{10}$',
    meaning: {
      vi: 'Số thẻ bảo hiểm y tế',
      en: 'Health insurance card number, 10 digits or the old 15 characters',
    },
  },
  CertificateSerial: {
    parse: parseCertificateSerial,
    pattern: '^([A-ZĐ]{2} [0-9]{8}|[A-ZĐ]{1,2} [0-9]{6})$',
    meaning: { vi: 'Số phát hành giấy chứng nhận', en: 'Land-use right certificate serial' },
  },
  ProcedureCode: {
    parse: parseProcedureCode,
    pattern: '^[0-9]\\.[0-9]{6}$',
    meaning: { vi: 'Mã thủ tục hành chính', en: 'Administrative procedure code' },
  },
  Date: {
    parse: parseDate,
    pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
    meaning: { vi: 'Ngày, ISO 8601', en: 'Calendar date, ISO 8601: 2004-03-15' },
  },
  DateTime: {
    parse: parseDateTime,
    pattern: '^.*$',
    meaning: { vi: 'Thời điểm, RFC 3339, UTC', en: 'Instant, RFC 3339, in UTC' },
  },
  Month: {
    parse: parseMonth,
    pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$',
    meaning: { vi: 'Tháng, ISO 8601', en: 'Calendar month, ISO 8601: 2026-11' },
  },
} as const satisfies Record<string, ScalarKind>

export type Scalars = typeof scalars
