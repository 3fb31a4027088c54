import { expect, test } from 'vitest'
import { copyOfAgreements, policy } from './broken-copy.ts'

const file = 'agreements/tax-from-finance.dsa.yaml'

interface Told {
  readonly severity: string
  readonly kind: string
  readonly file: string
  readonly at?: { line: number; column: number; text: string; underline: string }
  readonly reason: string
  readonly fix: string
}

async function findingsIn(folder: string, ...more: string[]): Promise<readonly Told[]> {
  const { out } = await policy('check', '--folder', folder, '--json', ...more)
  return (JSON.parse(out) as { findings: readonly Told[] }).findings
}

test('the shipped agreements have no errors', async () => {
  const { exit, out } = await policy('check', '--at', '2026-11-21')
  expect(out).toMatch(/^\d+ files, \d+ rules: 0 errors, /m)
  expect(exit).toBe(0)
})

const mistakes: readonly (readonly [string, string, string, string, RegExp])[] = [
  [
    'an attribute one letter off',
    file,
    'Citizen.taxArrears',
    'Citizen.taxArears',
    /"Citizen.taxArears" is no attribute/,
  ],
  ['an unknown procedure', file, '"1.002207"', '"1.002208"', /"1.002208" is not a known procedure/],
  [
    'an unknown purpose',
    file,
    '[tax-management]',
    '[tax-managment]',
    /"tax-managment" is not a known purpose/,
  ],
  [
    'an unknown relation',
    file,
    '[spouse, child',
    '[spose, child',
    /"spose" is not a known relation/,
  ],
  ['an unknown agency', file, 'consumer: tax', 'consumer: taxx', /"taxx" is not a known agency/],
  [
    'an unknown legal basis',
    file,
    '- law-108-2025',
    '- law-108-2024',
    /"law-108-2024" is not a known legal basis/,
  ],
  ['an unknown key', file, 'reviewBy:', 'reviewdBy:', /there is no "reviewdBy" here/],
  ['a code that YAML takes for a number', file, '["1.002207"]', '[1.002207]', /has to be a text/],
  [
    'a validity that ends before it begins',
    file,
    'until: 2029-01-01',
    'until: 2025-01-01',
    /ends before it begins/,
  ],
  [
    'two rows of one id',
    file,
    '- id: transfer',
    '- id: deduction',
    /two rows have the id "deduction"/,
  ],
  ['a look-alike letter in an id', file, 'consumer: tax', 'consumer: t\u0430x', /mixes scripts/],
  [
    'a look-alike letter in a label',
    file,
    'Tax code',
    'T\u0430x code',
    /"T\u0430x" mixes scripts: this letter \(U\+0430\)/,
  ],
  ['a decomposed letter', file, 'Mã số thuế', 'Mã số thuế'.normalize('NFD'), /NFD/],
  ['an invisible letter', file, 'Tax code', 'Tax\u200b code', /invisible character \(U\+200B\)/],
  [
    'another registry',
    file,
    'Citizen.taxArrears',
    'Citizen.dateOfBirth',
    /held by the registry population/,
  ],
  ['a procedure of somebody else', file, '"1.012785"', '"1.000894"', /not handled by tax/],
]

test.each(mistakes)(
  '%s is an error under the right letters',
  async (_, where, from, to, reason) => {
    const copy = copyOfAgreements()
    copy.edit(where, from, to)
    const found = (await findingsIn(copy.folder)).filter((each) => reason.test(each.reason))
    expect(found[0]).toMatchObject({ severity: 'error', file: where })
    const { at } = found[0] ?? {}
    expect(copy.read(where).split('\n')[(at?.line ?? 0) - 1]).toBe(at?.text)
    expect(at?.underline).toMatch(/^\s*\^+$/)
    expect(found[0]?.fix).not.toBe('')
  },
)

test('carets stand under what a reader sees, after Vietnamese text composed or not', async () => {
  for (const form of ['NFC', 'NFD']) {
    const copy = copyOfAgreements()
    copy.edit(file, 'vi: Mã số thuế, tổ chức', `vi: ${'Mã số thuế'.normalize(form)}, t\u043e chức`)
    const found = (await findingsIn(copy.folder)).find(({ reason }) => reason.includes('U+043E'))
    const column = found?.at?.text.indexOf('\u043e') ?? -1
    expect(found?.at?.column).toBe(column + 1)
    expect(found?.at?.underline).toBe(`${' '.repeat('      vi: Mã số thuế, t'.length)}^`)
  }
})

test('one file with a mistake does not hide the next, and a fix is suggested', async () => {
  const copy = copyOfAgreements()
  copy.edit(file, 'status: in-force', 'status: inforce')
  copy.edit('agreements/tax-from-land.dsa.yaml', 'provider: land', 'provder: land')
  const { exit, out } = await policy('check', '--folder', copy.folder)
  expect(exit).toBe(1)
  expect(out).toMatch(/agreements\/tax-from-finance\.dsa\.yaml:14:9: error/)
  expect(out).toContain('did you mean "provider"?')
  expect(out).toMatch(/\d+ \| provder: land\n +\| \^{7}\n/)
})

test('the calendar: expired, review overdue, a basis that ended, days without any', async () => {
  const copy = copyOfAgreements()
  copy.edit(file, 'until: 2029-01-01', 'until: 2026-11-01')
  const land = 'agreements/tax-from-land.dsa.yaml'
  copy.write(land, copy.read(land).replace(/reviewBy: .*/, 'reviewBy: 2026-11-20'))
  const population = 'agreements/tax-from-population.dsa.yaml'
  copy.write(
    population,
    copy
      .read(population)
      .replace(/legalBasis:\n(?: {2}- .*\n)+/, 'legalBasis:\n  - resolution-66-7-art-2\n'),
  )
  const kinds = (await findingsIn(copy.folder, '--at', '2026-11-21')).map(
    (each) => `${each.file} ${each.severity} ${each.kind}`,
  )
  expect(kinds).toContain(`${file} warning expired`)
  expect(kinds).toContain(`${land} warning review-overdue`)
  expect(kinds).toContain(`${population} error no-basis`)
  const later = (await findingsIn(copy.folder, '--at', '2027-03-01')).map(
    ({ file: of, kind }) => `${of} ${kind}`,
  )
  expect(later).toContain(`${population} basis-ended`)
})

test('a wrong flag or day is a usage error', async () => {
  expect((await policy('check', '--at', '2026-02-30')).exit).toBe(2)
  expect((await policy('check', '--strct')).exit).toBe(2)
  expect((await policy('chek')).err).toContain('did you mean policy check?')
})
