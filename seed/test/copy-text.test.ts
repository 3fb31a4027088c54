import fc from 'fast-check'
import { expect, test } from 'vitest'
import { copyWriter } from '../src/load/copy-text.ts'

/** Reads the text format of COPY back, as PostgreSQL describes it. */
function readBack(text: string): (string | null)[][] {
  const plain: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' }
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) =>
      line
        .split('\t')
        .map((cell) =>
          cell === '\\N'
            ? null
            : cell.replace(/\\([tnr\\])/g, (_, letter: string) => plain[letter] ?? ''),
        ),
    )
}

test('whatever a cell holds, it comes back', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(null, '\\N', '\t', 'a\\b', 'line\nbreak', 'Đặng Thị Hằng'),
    fc.integer(),
    fc.boolean(),
  )
  fc.assert(
    fc.property(
      fc.array(fc.record({ one: cell, two: cell, three: cell }), { minLength: 1 }),
      (rows) => {
        const writer = copyWriter()
        writer.add({ table: rows })
        writer.add({ table: rows, empty: [] })
        const [text, ...others] = writer.texts()
        const expected = [...rows, ...rows].map(({ one, two, three }) =>
          [one, two, three].map((value) =>
            typeof value === 'boolean'
              ? value
                ? 't'
                : 'f'
              : value === null
                ? null
                : String(value),
          ),
        )
        expect(others).toEqual([])
        expect(text).toMatchObject({
          table: 'table',
          columns: ['one', 'two', 'three'],
          rows: expected.length,
        })
        expect(readBack(new TextDecoder().decode(text?.bytes))).toEqual(expected)
      },
    ),
  )
})

test('a row that lacks a value is not written', () => {
  expect(() => copyWriter().add({ table: [{ one: 1, two: 2 }, { one: 1 }] })).toThrow(
    'nothing where a value or null belongs',
  )
  expect(() => copyWriter().add({ table: [{ one: {} }] })).toThrow('a value of type object')
})
