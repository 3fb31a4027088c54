import { expect, test } from 'vitest'
import { renderAnswer } from '../src/render-answer.ts'
import { tableLines } from '../src/table.ts'

test('an answer is an outline, with what was withheld below it', () => {
  const text = renderAnswer({
    status: 200,
    data: {
      citizen: {
        birthName: { familyName: 'Nguyễn', givenName: 'An' },
        age: 36,
        ethnicity: null,
        otherNames: [],
        parents: [
          { citizenId: '901190000011', isAlive: true },
          { citizenId: '901190000012', isAlive: false },
        ],
        codes: ['A', 'B'],
        note: 'two\nlines',
      },
    },
    errors: [
      {
        message: 'Citizen.ethnicity: no agreement covers it',
        path: ['citizen', 'ethnicity'],
        extensions: { code: 'ATTRIBUTE_WITHHELD', fix: 'ask myAccess' },
      },
    ],
  })
  expect(text).toBe(`citizen
  birthName
    familyName  Nguyễn
    givenName   An
  age         36
  ethnicity   –
  otherNames  none
  parents
    - citizenId  901190000011
      isAlive    true
    - citizenId  901190000012
      isAlive    false
  codes
    - A
    - B
  note        "two\\nlines"

ATTRIBUTE_WITHHELD Citizen.ethnicity: no agreement covers it (at citizen.ethnicity)
  what to do: ask myAccess
`)
})

test('a refused look-up is its errors alone', () => {
  const errors = [{ message: 'procedure: unknown', extensions: { code: 'PROCEDURE_UNKNOWN' } }]
  expect(renderAnswer({ status: 403, data: null, errors })).toBe(
    'PROCEDURE_UNKNOWN procedure: unknown\n',
  )
})

test('a table aligns its columns and leaves the last as it is', () => {
  expect(
    tableLines([
      ['a', 'long', 'x'],
      ['bbb', 'b', 'yy'],
    ]),
  ).toEqual(['a    long  x', 'bbb  b     yy'])
})
