import type { Bilingual } from '@motlan/kernel'

/** The two languages of everything that is shown. */
export type Language = 'vi' | 'en'

const vietnamese = {
  title: 'Một lần',
  applicant: (name: string, procedure: string, caseId: string) =>
    `${name} · thủ tục ${procedure} · hồ sơ ${caseId}`,
  onPaper: 'Trước đây, trên giấy',
  filledIn: (filled: number, all: number) => `Bây giờ: ${filled} trong ${all} mục đã điền sẵn`,
  asked: (count: number) => `Chỉ ${count} câu hỏi, chỉ người mẹ biết câu trả lời`,
  told: (count: number, seconds: string) =>
    `Nộp một lần: ${count} cơ sở dữ liệu nhận khai báo, xong sau ${seconds} giây`,
  child: (name: string, id: string) => `${name} có số định danh ${id}`,
  signal: (pseudonym: string) =>
    `Công an cấp xã, đang theo dõi hộ của mẹ, nhận tín hiệu ${pseudonym}: không tên, không dữ liệu`,
  seen: 'Cơ quan khác thấy gì ngay bây giờ',
  withheld: 'không có thỏa thuận',
  trace: 'Người mẹ thấy ai đã xem gì, theo điều luật nào',
  saved: 'Tiết kiệm',
  before: 'trước',
  after: 'nay',
  sparedOne: (dong: string, percent: number) => `bớt ${dong} đồng (${percent} %) cho một gia đình`,
  sparedAll: (cases: string, billions: string) =>
    `${cases} trẻ sinh mỗi năm: ${billions} tỷ đồng (ước tính, tham số cơ sở)`,
  trips: (trips: number, offices: number) =>
    trips === 0 ? 'không phải đi đâu' : `${offices} cơ quan, ${trips} chuyến đi`,
  fields: (count: number, forms: number) =>
    forms > 1 ? `${forms} tờ khai × ${count / forms} mục` : `${count} mục phải điền`,
  minutes: (minutes: number) => spanIn(minutes, 'giờ', 'phút'),
  dong: 'đồng',
  source: (source: string) => vietnameseSources[source] ?? source,
  registry: (name: string) => vietnameseSources[name] ?? name,
  done: (mutation: string) => done[mutation]?.vi ?? mutation,
  label: (path: string) => labels[path]?.vi ?? path,
  code: (value: string) => codes[value]?.vi ?? value,
  often: (times: number) => (times > 1 ? ` (${times} lần)` : ''),
}

const english: typeof vietnamese = {
  title: 'Once only',
  applicant: (name, procedure, caseId) => `${name} · procedure ${procedure} · case ${caseId}`,
  onPaper: 'Before, on paper',
  filledIn: (filled, all) => `Now: ${filled} of ${all} fields are filled in already`,
  asked: (count) => `Only ${count} questions, which the mother alone can answer`,
  told: (count, seconds) =>
    `Submitted once: ${count} registries were told, done after ${seconds} s`,
  child: (name, id) => `${name} has the personal ID ${id}`,
  signal: (pseudonym) =>
    `The commune police, who follow the mother’s household, got the signal ${pseudonym}: no name, no data`,
  seen: 'What other agencies see from now on',
  withheld: 'no agreement',
  trace: 'The mother sees who looked at what, and by which article',
  saved: 'Saved',
  before: 'before',
  after: 'now',
  sparedOne: (dong, percent) => `${dong} VND less (${percent} %) for one family`,
  sparedAll: (cases, billions) =>
    `${cases} births a year: ${billions} bn VND (estimate, base parameters)`,
  trips: (trips, offices) =>
    trips === 0 ? 'no trip at all' : `${offices} offices, ${trips} trips`,
  fields: (count, forms) =>
    forms > 1 ? `${forms} forms × ${count / forms} fields` : `${count} fields to fill in`,
  minutes: (minutes) => spanIn(minutes, 'h', 'min'),
  dong: 'VND',
  source: (source) => source,
  registry: (name) => name,
  done: (mutation) => done[mutation]?.en ?? mutation,
  label: (path) => labels[path]?.en ?? path,
  code: (value) => codes[value]?.en ?? value,
  often: (times) => (times > 1 ? ` (${times} times)` : ''),
}

const vietnameseSources: Readonly<Record<string, string>> = {
  population: 'dân cư',
  land: 'đất đai',
  business: 'doanh nghiệp',
  finance: 'tài chính, thuế',
  insurance: 'bảo hiểm',
  login: 'đăng nhập',
  derived: 'suy ra',
  applicant: 'người nộp',
  'birth-notification': 'giấy chứng sinh',
}

const done: Readonly<Record<string, Bilingual>> = {
  registerBirth: {
    vi: 'công dân mới, số định danh, nơi thường trú, hộ gia đình',
    en: 'a new citizen, personal ID, residence, household',
  },
  issueChildHealthCard: {
    vi: 'thẻ bảo hiểm y tế trẻ em dưới 6 tuổi',
    en: 'health insurance card of a child under 6',
  },
}

const labels: Readonly<Record<string, Bilingual>> = {
  'birthName.fullName': { vi: 'họ tên', en: 'name' },
  dateOfBirth: { vi: 'ngày sinh', en: 'date of birth' },
  isHealthInsured: { vi: 'có bảo hiểm y tế', en: 'health insured' },
  'healthInsuranceCards.number': { vi: 'số thẻ bảo hiểm y tế', en: 'number of the health card' },
  'healthInsuranceCards.primaryCareFacility': {
    vi: 'nơi khám chữa bệnh ban đầu',
    en: 'primary-care facility',
  },
  'permanentResidence.address': { vi: 'nơi thường trú', en: 'permanent residence' },
  residenceFileNumber: { vi: 'số hồ sơ cư trú', en: 'residence file number' },
  mother: { vi: 'mẹ', en: 'mother' },
}

const codes: Readonly<Record<string, Bilingual>> = {
  MOTHER: { vi: 'mẹ', en: 'mother' },
  CHILD: { vi: 'con', en: 'child' },
  FEMALE: { vi: 'nữ', en: 'female' },
  POST: { vi: 'qua bưu chính', en: 'by post' },
  true: { vi: 'có', en: 'yes' },
}

/** What the story says in a language. */
export function wordsIn(language: Language): typeof vietnamese {
  return language === 'vi' ? vietnamese : english
}

/** A number as the language writes it. */
export function numberIn(value: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value)
}

/** The time of day in Việt Nam. */
export function timeIn(moment: string): string {
  const at = new Date(moment)
  if (Number.isNaN(at.getTime())) return ''
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 19)
}

function spanIn(minutes: number, hour: string, minute: string): string {
  const hours = Math.floor(minutes / 60)
  const rest = `${minutes % 60} ${minute}`
  return hours === 0 ? rest : `${hours} ${hour} ${rest}`
}
