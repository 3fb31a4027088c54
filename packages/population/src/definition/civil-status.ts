/** An event of civil status: Law 60/2014/QH13 (Luật Hộ tịch) article 3, clause 1 (confirmed) or 2 (noted after a judgment). */
export function civilStatus(clause: 1 | 2) {
  return {
    sensitivity: 'basic',
    legalItem: { law: '60/2014/QH13', article: 3, item: clause },
  } as const
}

/** Where every entry of a civil-status book is found again: number, book, date and office. */
export function bookEntry(clause: 1 | 2) {
  return {
    number: {
      type: 'String',
      column: 'record_number',
      ...civilStatus(clause),
      meaning: { vi: 'Số đăng ký', en: 'Number of the entry' },
    },
    book: {
      type: 'String',
      column: 'book',
      ...civilStatus(clause),
      meaning: { vi: 'Quyển số', en: 'Civil-status book' },
    },
    registeredOn: {
      type: 'Date',
      column: 'registered_on',
      ...civilStatus(clause),
      meaning: { vi: 'Ngày, tháng, năm đăng ký', en: 'Date of registration' },
    },
    office: {
      type: 'String',
      column: 'office',
      ...civilStatus(clause),
      meaning: { vi: 'Cơ quan đăng ký hộ tịch', en: 'Civil-status office' },
    },
  } as const
}
