/** Rows as CSV: RFC 4180, with a header. A text that a spreadsheet would take for a formula is written so that it does not. */
export function csvText(rows: readonly object[]): string {
  const [first] = rows
  if (!first) return ''
  const columns = Object.keys(first)
  const lines = rows.map((row) => {
    const values = new Map(Object.entries(row))
    return columns.map((column) => cell(values.get(column))).join(',')
  })
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = value instanceof Date ? value.toISOString() : String(value)
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
