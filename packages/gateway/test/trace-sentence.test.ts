import type { Attribute } from '@motlan/kernel'
import type { TraceEntry } from '@motlan/ledger'
import { expect, test } from 'vitest'
import { citationOf } from '../src/trace/citation.ts'
import { traceNames } from '../src/trace/trace-names.ts'
import { sentenceOf } from '../src/trace/trace-sentence.ts'

const law = { vi: 'Luật Đất đai', en: 'Land Law' }

test.each([
  [undefined, 'Luật Đất đai (31/2024/QH15)', 'the Land Law (31/2024/QH15)'],
  ['9', 'Điều 9 Luật Đất đai (31/2024/QH15)', 'article 9 of the Land Law (31/2024/QH15)'],
  [
    '19.1.đ',
    'điểm đ khoản 1 Điều 19 Luật Đất đai (31/2024/QH15)',
    'article 19(1)(đ) of the Land Law (31/2024/QH15)',
  ],
])('an article is named as lawyers name it: %s', (article, vi, en) => {
  const basis = { law: '31/2024/QH15', title: law, ...(article && { article }) }
  expect(citationOf(basis)).toEqual({ vi, en })
})

const attribute = (name: string, type: string, vi: string, en: string): [string, Attribute] => [
  name,
  {
    name,
    subject: 'Citizen',
    source: 'population',
    type,
    sensitivity: 'basic',
    meaning: { vi, en },
  },
]
const names = traceNames(
  {
    agencies: new Map([['tax', { id: 'tax', title: { vi: 'Cơ quan thuế', en: 'Tax office' } }]]),
    procedures: new Map([
      [
        '1.002207',
        { code: '1.002207', purpose: 'deduction', title: { vi: 'Giảm trừ', en: 'Deduction' } },
      ],
    ]),
    purposes: new Map([['deduction', { vi: 'Giảm trừ gia cảnh', en: 'Family deduction' }]]),
    agreements: new Map(),
    legalBases: new Map([
      ['land', { id: 'land', law: '31/2024/QH15', article: '9', title: law, from: '2025-01-01' }],
    ]),
  },
  new Map([
    attribute(
      'Citizen.dateOfBirth',
      'Date',
      'Ngày sinh; theo giấy khai sinh',
      'Date of birth. As declared',
    ),
    attribute('Citizen.isMinor', 'Boolean', 'Chưa đủ 18 tuổi', 'Under 18'),
    attribute('Citizen.spouse', 'Citizen', 'Vợ hoặc chồng', 'Spouse'),
    attribute('Citizen.bhyt', 'String', 'BHYT: số thẻ', 'ID of the health card'),
  ]),
  new Map([['land', { vi: 'Cơ sở dữ liệu đất đai', en: 'Land database' }]]),
)
const line = (name: string, relation = 'self', movedTo?: string) => ({
  attribute: name,
  relation,
  agreement: 'a',
  legalBasis: 'land',
  ...(movedTo !== undefined && { movedTo }),
})
const entry = (more: Partial<TraceEntry>): TraceEntry => ({
  log: 1,
  position: 1,
  number: 1,
  cursor: '',
  at: new Date('2026-11-21T20:05:00Z'),
  request: 'r',
  agency: 'tax',
  officer: 'o',
  procedure: '1.002207',
  purpose: 'deduction',
  policy: 'p',
  disclosed: [],
  withheld: [],
  ...more,
})
const told = (more: Partial<TraceEntry>) => sentenceOf(entry(more), 'me', names)

test('what was seen is said short, whom it points at and what holds or not as what they are, and by which article', () => {
  const disclosed = ['dateOfBirth', 'isMinor', 'spouse', 'bhyt'].map((name) =>
    line(`Citizen.${name}`),
  )
  expect(told({ disclosed })).toEqual({
    vi: 'Ngày 22/11/2026 lúc 03:05, Cơ quan thuế đã xem ngày sinh; “chưa đủ 18 tuổi” hay không; ai là vợ hoặc chồng; BHYT: số thẻ của bạn để giải quyết thủ tục “Giảm trừ” (1.002207), theo Điều 9 Luật Đất đai (31/2024/QH15).',
    en: 'On 22/11/2026 at 03:05, Tax office looked up, about you: date of birth; whether “under 18”; spouse (who it is); ID of the health card; for the procedure “Deduction” (1.002207), under article 9 of the Land Law (31/2024/QH15).',
  })
})

test('many attributes are counted, and whoever is met in the case of another is told so', () => {
  const disclosed = Array.from({ length: 7 }, (_, nth) => line(`Citizen.unknown${nth}`, 'spouse'))
  const { vi } = told({ disclosed })
  expect(vi).toContain(
    'citizen.unknown4 và 2 thông tin khác của bạn, trong hồ sơ của người khác, để',
  )
})

test('a refusal, what was withheld and what moved are said, each in a sentence of its own', () => {
  const withheld = [{ attribute: 'Citizen.spouse', relation: 'self', code: 'ATTRIBUTE_WITHHELD' }]
  const { procedure: _, ...purposeOnly } = entry({ withheld, refused: 'LOOKUP_REFUSED' })
  expect(sentenceOf(purposeOnly, 'business', names).vi).toMatch(
    /Cơ quan thuế đã hỏi về doanh nghiệp cho mục đích “Giảm trừ gia cảnh”, nhưng không được xem gì\. Không được xem: ai là vợ hoặc chồng\. Lý do: chế độ nghiêm ngặt/,
  )
  const moved = told({
    disclosed: [line('Citizen.bhyt'), line('Citizen.dateOfBirth', 'self', 'land')],
  })
  expect(moved.vi).toMatch(
    /đã xem BHYT: số thẻ của bạn .*\. Để trả lời, ngày sinh đã được chuyển tới Cơ sở dữ liệu đất đai\.$/,
  )
  expect(moved.en).toMatch(/For the answer, date of birth went to the Land database\.$/)
})

test('what no catalogue has any more stands for itself', () => {
  const old = told({
    agency: 'gone',
    procedure: '9.999999',
    disclosed: [line('Citizen.citizenId')],
  })
  expect(old.vi).toMatch(/, gone đã xem số định danh cá nhân, 12 chữ số của bạn .*“9\.999999”/)
})
