import { expect, test } from 'vitest'
import { commands } from '../../src/commands.ts'
import { paintFor } from '../../src/demo/paint.ts'
import type { BirthStory, StoryField } from '../../src/demo/story.ts'
import { tellBirth } from '../../src/demo/tell-birth.ts'
import { runMotlan } from '../../src/run-motlan.ts'
import { ioToRead } from '../fixtures/io-to-read.ts'

const title = { vi: 'Liên thông khai sinh', en: 'Birth bundle' }
const field: StoryField = {
  number: '3',
  title: { vi: 'Nơi cư trú của người yêu cầu, theo giấy tờ cũ', en: 'Requester: residence' },
  value: 'Số 15, đường Bạch Đằng, Phường Hải Châu, Thành phố Đà Nẵng',
  source: 'population',
}
const story: BirthStory = {
  procedure: '2.000986',
  title,
  applicant: 'Phạm Thu Trang',
  caseId: 'HS-1',
  paper: { fieldsTyped: 99, trips: 3, waits: 3, minutes: 416, vnd: 409_516 },
  now: { fieldsTyped: 5, trips: 0, waits: 0, minutes: 14, vnd: 10_269 },
  form: [field, { ...field, number: '13', value: 'FEMALE', source: 'birth-notification' }],
  answers: [{ ...field, number: '6', value: 'Lê Gia Hân', source: 'applicant' }],
  effects: [
    {
      registry: 'population',
      mutation: 'registerBirth',
      state: 'DONE',
      doneAt: '2026-11-21T03:00:00Z',
    },
  ],
  child: { citizenId: '948326000001', name: 'Lê Gia Hân' },
  signal: { pseudonym: 'Qk3v0b' },
  seen: [
    { agency: title, lines: [{ label: 'dateOfBirth', value: '2026-11-20' }], withheld: ['x.y'] },
  ],
  trace: [
    {
      at: '2026-11-21T03:00:00Z',
      sentence: { vi: 'đã xem '.repeat(40).trim(), en: 'has looked at '.repeat(40).trim() },
      times: 4,
      attributes: ['Citizen.dateOfBirth'],
      law: title,
    },
  ],
  nation: { casesPerYear: 1_350_000, saved: 538_983_450_000 },
  took: 1_234,
}

test.each([
  ['vi', 'Trước đây, trên giấy', '3 cơ quan, 3 chuyến đi', 'bớt 399.247 đồng (97 %)'],
  ['en', 'Before, on paper', '3 offices, 3 trips', '399,247 VND less (97 %)'],
] as const)(
  'the story is told in %s, without colours where nobody sees them',
  (language, ...said) => {
    const lines = tellBirth(story, { language, paint: paintFor(false), width: 110 })
    for (const words of said) expect(lines.join('\n')).toContain(words)
    expect(lines.join('\n')).not.toContain('\u001b')
    expect(lines.join('\n')).toBe(lines.join('\n').normalize('NFC'))
    // What is in columns or sentences keeps to the width.
    const columns = lines.filter((line) => /^ {3}[✓?·]|^ {5}\S/.test(line))
    for (const line of columns) expect([...line].length, line).toBeLessThanOrEqual(122)
  },
)

test('columns stand below each other, whatever letters are in them', () => {
  const lines = tellBirth(story, { language: 'vi', paint: paintFor(false), width: 110 })
  const [first, second] = lines.filter((line) => line.startsWith('   ✓'))
  const letters = (line = '') => [...new Intl.Segmenter('vi').segment(line)]
  const place = (line: string | undefined, word: string) =>
    letters(line?.slice(0, line.indexOf(word))).length
  expect(place(first, 'dân cư')).toBe(place(second, 'giấy chứng sinh'))
})

test('a terminal gets colours', () => {
  const lines = tellBirth(story, { language: 'vi', paint: paintFor(true), width: 110 })
  expect(lines.join('\n')).toContain('\u001b[1m')
})

test.each([
  [['demo', 'birth', '--lang', 'fr'], '--lang: there is vi and en'],
  [['burden', '--by', 'week'], '--by: week: there is procedure, agency, province, month, nation'],
] as const)('motlan %j is refused in words', async (argv, reason) => {
  const io = ioToRead()
  expect(await runMotlan(argv, commands, '0.1.0', io)).toBe(2)
  expect(io.said.err).toContain(reason)
})
