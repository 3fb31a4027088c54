import { bookEntry, civilStatus } from './civil-status.ts'

/** Entries of the marriage book (Sổ đăng ký kết hôn), one for each of the two. */
export const marriages = {
  type: 'MarriageRecord',
  table: 'marriage_record',
  by: 'citizen_id',
  order: 'registered_on',
  meaning: { vi: 'Đăng ký kết hôn', en: 'Registrations of marriage' },
  attributes: {
    ...bookEntry(1),
    spouseName: {
      type: 'String',
      column: 'spouse_name',
      ...civilStatus(1),
      meaning: {
        vi: 'Họ, chữ đệm, tên của vợ hoặc chồng không có số định danh cá nhân',
        en: 'Name of a spouse who has no personal identification number',
      },
    },
    spouseCitizenship: {
      type: 'String',
      column: 'spouse_citizenship',
      ...civilStatus(1),
      meaning: {
        vi: 'Quốc tịch của vợ hoặc chồng không có số định danh cá nhân',
        en: 'Citizenship of a spouse who has no personal identification number',
      },
    },
    state: {
      enum: 'MarriageState',
      column: 'state',
      ...civilStatus(1),
      meaning: { vi: 'Hiệu lực của quan hệ hôn nhân', en: 'Whether the marriage is in force' },
    },
    endedOn: {
      type: 'Date',
      column: 'ended_on',
      ...civilStatus(1),
      meaning: { vi: 'Ngày hôn nhân chấm dứt', en: 'Date on which the marriage ended' },
    },
  },
  references: {
    spouse: {
      to: 'Citizen',
      relation: 'spouse',
      column: 'spouse_id',
      ...civilStatus(1),
      meaning: { vi: 'Vợ hoặc chồng', en: 'Wife or husband' },
    },
  },
} as const

/** Divorces noted in the civil-status book (ghi chú ly hôn), one for each of the two. */
export const divorces = {
  type: 'DivorceRecord',
  table: 'divorce_record',
  by: 'citizen_id',
  order: 'registered_on',
  meaning: { vi: 'Ghi vào Sổ hộ tịch việc ly hôn', en: 'Divorces noted in the book' },
  attributes: {
    ...bookEntry(2),
    kind: {
      enum: 'DivorceKind',
      column: 'kind',
      ...civilStatus(2),
      meaning: { vi: 'Loại bản án, quyết định', en: 'Kind of judgment or decision' },
    },
    decisionNumber: {
      type: 'String',
      column: 'decision_number',
      ...civilStatus(2),
      meaning: { vi: 'Số bản án, quyết định', en: 'Number of the judgment or decision' },
    },
    decidedOn: {
      type: 'Date',
      column: 'decided_on',
      ...civilStatus(2),
      meaning: { vi: 'Ngày bản án, quyết định', en: 'Date of the judgment or decision' },
    },
    effectiveOn: {
      type: 'Date',
      column: 'effective_on',
      ...civilStatus(2),
      meaning: { vi: 'Ngày có hiệu lực pháp luật', en: 'Date on which it took effect' },
    },
    court: {
      type: 'String',
      column: 'court',
      ...civilStatus(2),
      meaning: { vi: 'Tòa án', en: 'Court' },
    },
  },
  references: {
    formerSpouse: {
      to: 'Citizen',
      relation: 'formerSpouse',
      column: 'former_spouse_id',
      ...civilStatus(2),
      meaning: { vi: 'Vợ hoặc chồng đã ly hôn', en: 'Former wife or husband' },
    },
  },
} as const

/** Entries of the book in which parents and children acknowledge each other; the citizen is the child. */
export const acknowledgements = {
  type: 'AcknowledgementRecord',
  table: 'acknowledgement_record',
  by: 'citizen_id',
  order: 'registered_on',
  meaning: { vi: 'Đăng ký nhận cha, mẹ, con', en: 'Acknowledgements of parent and child' },
  attributes: {
    ...bookEntry(1),
    kind: {
      enum: 'AcknowledgementKind',
      column: 'kind',
      ...civilStatus(1),
      meaning: { vi: 'Ai nhận ai', en: 'Who acknowledged whom' },
    },
  },
  references: {
    parent: {
      to: 'Citizen',
      relation: 'parent',
      column: 'parent_id',
      ...civilStatus(1),
      meaning: { vi: 'Cha hoặc mẹ', en: 'Father or mother' },
    },
  },
} as const
