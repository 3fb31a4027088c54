import { Refusal } from '@motlan/kernel'

/** Rows of one table in the text format of COPY. */
export interface CopyText {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
}

/** The rows of a registry's seed as COPY text, a table each; tables without rows are left out. */
export function copyTexts(rows: Readonly<Record<string, readonly object[]>>): CopyText[] {
  return Object.entries(rows).flatMap(([table, some]) =>
    some.length === 0 ? [] : [copyText(table, some)],
  )
}

function copyText(table: string, rows: readonly object[]): CopyText {
  const columns = Object.keys(rows[0] ?? {})
  const last = columns.length - 1
  let text = ''
  for (const row of rows) {
    // INVARIANT: all rows of a table list the same columns (`Rows` in the kit), so that the list of the first one serves all.
    const cells = row as Readonly<Record<string, unknown>>
    for (let index = 0; index < last; index++) text += `${cell(cells[columns[index] as string])}\t`
    text += `${cell(cells[columns[last] as string])}\n`
  }
  return { table, columns, rows: rows.length, bytes: encoder.encode(text) }
}

const encoder = new TextEncoder()

function cell(value: unknown): string {
  if (typeof value === 'string')
    return special.test(value)
      ? value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? '')
      : value
  if (value === null) return '\\N'
  if (typeof value === 'number') return `${value}`
  if (typeof value === 'boolean') return value ? 't' : 'f'
  throw new Refusal('INTERNAL', 'seed', {
    reason: `a row holds ${value === undefined ? 'nothing where a value or null belongs' : `a value of type ${typeof value}`}`,
  })
}
