import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCedar } from '@motlan/policy/cedar'
import { expect, onTestFinished, test } from 'vitest'
import { copyOfAgreements, policy } from './broken-copy.ts'

const day = ['--at', '2026-11-21'] as const

interface Cells {
  readonly cells: readonly {
    agency: string
    attribute: string
    state: string
    ways: { relation: string; facts: string[]; rules: string[] }[]
  }[]
}

test('the matrix says always, where facts hold, or never, and by which rule', async () => {
  const { cells } = JSON.parse((await policy('matrix', '--json', ...day)).out) as Cells
  const of = (agency: string, attribute: string) =>
    cells.find((cell) => cell.agency === agency && cell.attribute === attribute)
  expect(of('statistics', 'Citizen.dateOfBirth')).toBeUndefined()
  const known = of('tax', 'Citizen.earnsBelowDependantLimit')
  expect(known?.ways.flatMap(({ rules }) => rules)).toContain('tax-from-finance/deduction')
  expect(known?.ways.map(({ relation }) => relation)).toContain('spouse')
  for (const { state, ways } of cells) {
    expect(state).toBe(
      ways.some(({ facts, rules }) => facts.length === 0 && rules.length > 0)
        ? 'always'
        : 'conditional',
    )
  }
})

test('a grant that requires a fact is conditional; one that is over is never', async () => {
  const copy = copyOfAgreements()
  const file = 'agreements/tax-from-finance.dsa.yaml'
  copy.edit(file, '    relations: [self]\n', '    relations: [self]\n    require: [court-order]\n')
  const scope = ['--folder', copy.folder, '--agency', 'tax', '--procedure', '1.002207'] as const
  const text = (await policy('matrix', ...scope, ...day)).out
  expect(text).toMatch(/^Citizen\.incomeStatements\.year +◐$/m)
  expect(text).toMatch(/^Citizen\.birthName\.fullName +●$/m)
  const csv = (await policy('matrix', ...scope, ...day, '--format', 'csv')).out
  expect(csv).toMatch(
    /^Citizen\.incomeStatements\.year,tax,conditional,1\.002207,family-deduction,self,court-order,,$/m,
  )
  expect((await policy('matrix', ...scope, '--at', '2029-01-01')).out).not.toContain(
    'incomeStatements',
  )
})

test('the page of the matrix stands alone and is Vietnamese', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motlan-matrix-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const out = join(folder, 'matrix.html')
  expect((await policy('matrix', '--format', 'html', '--out', out, ...day)).exit).toBe(0)
  const html = readFileSync(out, 'utf8')
  expect(html).toContain('<html lang="vi">')
  expect(html).toContain('Luôn được phép')
  expect(html).toContain('Ngày, tháng, năm sinh')
  expect(html).not.toMatch(/(?:src|href)=|https?:|@import/)
  expect((await policy('matrix', '--format', 'pdf')).exit).toBe(2)
  expect((await policy('matrix', '--agency', 'taxx')).err).toContain('did you mean tax?')
})

test('an agreement reads as a legal text in both languages', async () => {
  const { out } = await policy('render', 'tax-from-finance')
  expect(out).toContain('# Cơ quan thuế khai thác CSDL quốc gia về tài chính')
  expect(out).toContain('từ ngày 01/01/2026, đến trước ngày 01/01/2029')
  expect(out).toContain('khoản 1 Điều 16 Nghị định')
  expect(out).toContain('## Điều 1 (`tax-from-finance/deduction`)')
  expect(out).toMatch(/Được khai thác về chính chủ thể của hồ sơ, khi giải quyết thủ tục 1\.002207/)
  const english = (await policy('render', 'tax-from-finance', '--lang', 'en')).out
  expect(english).toContain('from 1 January 2026 until the day before 1 January 2029')
  expect(english).toContain('article 16(1) of the')
  const forbidden = (await policy('render', 'statistics-aggregates-only')).out
  expect(forbidden).toMatch(/Cấm khai thác bởi cơ quan thống kê/)
  const all = JSON.parse((await policy('render', '--json')).out) as { id: string; text: string }[]
  expect(all.length).toBeGreaterThan(41)
  for (const { text } of all) expect(text).not.toMatch(/undefined|\[object/)
  expect((await policy('render', 'tax-from-finace')).err).toContain(
    'did you mean tax-from-finance?',
  )
})

test('what is exported is Cedar that Cedar reads again', async () => {
  const { exit, out } = await policy('export', 'cedar', '--json')
  expect(exit).toBe(0)
  const { policies, schema, faults } = JSON.parse(out) as {
    policies: Record<string, string>
    schema: string
    faults: unknown[]
  }
  expect(faults).toEqual([])
  expect(schema).toContain('entity Agency;')
  expect(Object.keys(policies)).toContain('tax-from-finance/deduction')
  const text = (await policy('export', 'cedar')).out
  const read = await readCedar([
    {
      ...{
        id: 'all',
        file: 'all.cedar',
        title: { vi: '', en: '' },
        legalBasis: [],
        owner: { vi: '', en: '' },
      },
      ...{
        status: 'in-force',
        validity: { from: '2026-01-01' },
        reviewBy: '2027-01-01',
        cedar: text,
      },
    },
  ])
  const ids = (read.all ?? []).map(({ annotations }) => annotations?.id)
  expect(ids.sort()).toEqual(Object.keys(policies).sort())
  expect((await policy('export', 'rego')).exit).toBe(2)
})
