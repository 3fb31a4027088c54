import { Refusal } from '@motlan/kernel'

/** Rows of one table in the text format of COPY. */
export interface CopyText {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Writes the rows of registries' seeds as COPY text, a text per table; tables without rows are left out. */
export interface CopyWriter {
  readonly add: (rows: Readonly<Record<string, readonly object[]>>) => void
  readonly texts: () => CopyText[]
}

/** A text that grows. */
interface Growing {
  readonly columns: readonly string[]
  bytes: Buffer
  length: number
  rows: number
}

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
}

/** Opens a writer for the rows of one registry. */
export function copyWriter(): CopyWriter {
  const tables = new Map<string, Growing>()
  return {
    add: (rows) => {
      for (const [table, some] of Object.entries(rows)) {
        const [first] = some
        if (first === undefined) continue
        let text = tables.get(table)
        if (!text) {
          text = {
            columns: Object.keys(first),
            bytes: Buffer.allocUnsafeSlow(65_536),
            length: 0,
            rows: 0,
          }
          tables.set(table, text)
        }
        append(text, some)
      }
    },
    texts: () =>
      [...tables].map(([table, { columns, rows, bytes, length }]) => ({
        table,
        columns,
        rows,
        // A copy of its own, to be handed to another thread.
        bytes: new Uint8Array(bytes.subarray(0, length)),
      })),
  }
}

/** Characters collected before they are encoded: long strings in the making are what the garbage collector suffers from. */
const enough = 16_384

function append(text: Growing, rows: readonly object[]): void {
  const { columns } = text
  const last = columns.length - 1
  let lines = ''
  for (const row of rows) {
    // INVARIANT: all rows of a table list the same columns (`Rows` in the kit), so that the list of the first one serves all.
    const cells = row as Readonly<Record<string, unknown>>
    for (let index = 0; index < last; index++) {
      lines += `${printed(cells[columns[index] as string])}\t`
    }
    lines += `${printed(cells[columns[last] as string])}\n`
    if (lines.length < enough) continue
    write(text, lines)
    lines = ''
  }
  write(text, lines)
  text.rows += rows.length
}

function write(text: Growing, lines: string): void {
  // A UTF-16 unit takes three bytes at most.
  const needed = text.length + lines.length * 3
  if (needed > text.bytes.length) {
    const larger = Buffer.allocUnsafeSlow(needed * 2)
    text.bytes.copy(larger, 0, 0, text.length)
    text.bytes = larger
  }
  text.length += text.bytes.write(lines, text.length, 'utf8')
}

function printed(value: unknown): string {
  if (typeof value === 'string') {
    return special.test(value)
      ? value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? '')
      : value
  }
  if (value === null) return '\\N'
  if (typeof value === 'number') return `${value}`
  if (typeof value === 'boolean') return value ? 't' : 'f'
  throw new Refusal('INTERNAL', 'seed', {
    reason: `a row holds ${value === undefined ? 'nothing where a value or null belongs' : `a value of type ${typeof value}`}`,
  })
}
