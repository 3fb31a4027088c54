import { agreementsFolder } from '@motlan/agreements'
import { expect, test } from 'vitest'
import { copyOfAgreements, policy } from './broken-copy.ts'

const file = 'agreements/tax-from-finance.dsa.yaml'
const relatives = 'relations: [spouse, child, parent, ward, dependant]'

test('diff: equal, wider, narrower and incomparable, each witness confirmed and runnable', async () => {
  const copy = copyOfAgreements()
  expect(await policy('diff', agreementsFolder, copy.folder)).toMatchObject({
    exit: 0,
    out: expect.stringMatching(/^equal: 0 gained, 0 lost/),
  })

  copy.edit(file, relatives, 'relations: [spouse, child, parent, ward, dependant, household]')
  const wider = await policy('diff', agreementsFolder, copy.folder)
  expect(wider.exit).toBe(1)
  expect(wider.out).toContain('+ tax gains Citizen.taxRegistration.status')
  expect(wider.out).toContain('of household; 2026-01-01 until 2029-01-01; 5 questions')
  expect(wider.out).not.toContain('NOT CONFIRMED')
  expect(wider.out).toContain(
    'query ($id: CitizenId!) { citizen(citizenId: $id) { householdHead { taxRegistration { status } } } }',
  )
  const line = /pnpm motlan policy (explain .*)/.exec(wider.out)?.[1]?.split(' ') ?? []
  expect((await policy(...line)).exit).toBe(0)
  expect((await policy(...line.slice(0, -2))).exit).toBe(1)
  expect((await policy('diff', copy.folder, agreementsFolder)).exit).toBe(0)
  expect((await policy('diff', copy.folder, agreementsFolder, '--any')).exit).toBe(1)

  copy.edit(file, '      - Citizen.incomeStatements.payer\n', '')
  const { exit, out } = await policy('diff', agreementsFolder, copy.folder, '--json')
  expect(exit).toBe(1)
  const told = JSON.parse(out) as {
    verdict: string
    regions: { change: string; confirmed: boolean }[]
  }
  expect(told.verdict).toBe('incomparable')
  expect(told.regions.map(({ change }) => change).sort()).toEqual(['gained', 'lost'])
  expect(told.regions.every(({ confirmed }) => confirmed)).toBe(true)
})

const properties = `- id: statistics-nothing
  title: { vi: Thống kê không biết gì, en: Statistics knows nothing }
  kind: never
  never: { agencies: [statistics] }
- id: income-tax-only
  title: { vi: Chỉ thuế biết thu nhập, en: Only tax knows income }
  kind: only
  of: { attributes: [Citizen.dependantClaims] }
  to: [{ agencies: [tax] }]
- id: nothing-new
  title: { vi: Không mở rộng, en: Nothing new }
  kind: no-new-access-since
  version: shipped
`

test('prove: what holds, and the question that refutes what does not', async () => {
  const copy = copyOfAgreements()
  copy.addFolder('properties')
  copy.write('properties/own.yaml', properties)
  const version = ['--version', `shipped=${agreementsFolder}`] as const
  const held = await policy('prove', '--folder', copy.folder, ...version)
  expect(held).toMatchObject({
    exit: 0,
    out: expect.stringContaining('3 properties: 3 hold, 0 refuted'),
  })

  copy.edit(file, relatives, 'relations: [spouse, child, parent, ward, dependant, household]')
  const refuted = await policy('prove', '--folder', copy.folder, ...version)
  expect(refuted.exit).toBe(1)
  expect(refuted.out).toMatch(/REFUTED {2}nothing-new: Không mở rộng/)
  const line = /pnpm motlan policy (explain .*)/.exec(refuted.out)?.[1]?.split(' ') ?? []
  expect((await policy(...line)).exit).toBe(0)
  expect((await policy('prove', 'nothing-nw', '--folder', copy.folder)).err).toContain(
    'did you mean nothing-new?',
  )
  copy.edit('properties/own.yaml', 'kind: never\n', 'kind: nevr\n')
  expect((await policy('prove', '--folder', copy.folder)).err).toContain(
    'AGREEMENT_INVALID properties/own.yaml:',
  )
})

test('gen-tests writes a suite that passes, and fails once the rule changes', async () => {
  const copy = copyOfAgreements()
  const out = `${copy.folder}/tests/boundaries.test.yaml`
  expect(
    (await policy('gen-tests', 'tax-from-finance', '--at', '2026-11-21', '--out', out)).exit,
  ).toBe(0)
  expect((await policy('test', '--folder', copy.folder)).exit).toBe(0)
  copy.edit(file, relatives, 'relations: [spouse, child, parent, ward, dependant, self]')
  const { exit, out: told } = await policy('test', '--folder', copy.folder)
  expect(exit).toBe(1)
  expect(told).toContain('FAIL  tests/boundaries.test.yaml: tax-from-finance/deduction: satisfies')
  expect(await policy('gen-tests', 'tax-from-finence')).toMatchObject({
    exit: 2,
    err: expect.stringContaining('did you mean tax-from-finance?'),
  })
})

test('mutate scores the tests; fewer tests score less', async () => {
  const copy = copyOfAgreements()
  const { exit, out } = await policy(
    'mutate',
    '--folder',
    copy.folder,
    '--at',
    '2026-11-21',
    '--json',
  )
  expect(exit).toBe(0)
  const told = JSON.parse(out) as { percent: number; mutants: number; survivors: unknown[] }
  expect(told.mutants).toBeGreaterThan(1000)
  copy.keepTests(['statistics-aggregates-only.test.yaml', 'every-procedure.test.yaml'])
  const fewer = await policy('mutate', '--folder', copy.folder, '--at', '2026-11-21', '--min', '90')
  expect(fewer.exit).toBe(1)
  expect(Number(/^([\d.]+) %/m.exec(fewer.out)?.[1])).toBeLessThan(told.percent)
  expect(fewer.out).toMatch(
    /tax-from-finance\/taxpayer: thiếu cả dòng; không phép thử nào nhận ra việc không còn được biết Citizen/,
  )
})

const asked = {
  ...{ policy: 'x', agency: 'tax', procedure: '1.002207', purpose: 'family-deduction' },
  ...{
    relation: 'self',
    on: '2026-11-21',
    requested: ['Citizen.incomeStatements.payer', 'Citizen.religion'],
  },
  disclosed: ['Citizen.incomeStatements.payer'],
}

test('replay: nothing under the same agreements; gained and revoked under others', async () => {
  const copy = copyOfAgreements()
  copy.write('records.jsonl', `${JSON.stringify(asked)}\n`.repeat(3))
  const records = `${copy.folder}/records.jsonl`
  const same = await policy('replay', records, '--folder', copy.folder)
  expect(same).toMatchObject({
    exit: 0,
    out: expect.stringContaining('3 recorded look-ups, 1 different ones; 0 of them'),
  })
  copy.edit(file, '      - Citizen.incomeStatements.payer\n', '')
  const changed = await policy('replay', records, '--folder', copy.folder)
  expect(changed.exit).toBe(1)
  expect(changed.out).toContain('revoked tax 1.002207 (self): Citizen.incomeStatements.payer ×3')
  copy.write('records.jsonl', '{"agency": "tax"}\n')
  expect((await policy('replay', records)).err).toMatch(
    /CONFIGURATION_INVALID .*records\.jsonl:1: /,
  )
  expect((await policy('replay', 'nowhere.jsonl')).exit).toBe(1)
})

test('repeal and forecast: what ends, who loses, which procedure lacks what', async () => {
  const copy = copyOfAgreements()
  copy.write(
    file,
    copy.read(file).replace(/legalBasis:\n(?: {2}- .*\n)+/, 'legalBasis:\n  - law-108-2025\n'),
  )
  copy.edit(file, 'until: 2029-01-01', 'until: 2027-06-01')
  copy.write('records.jsonl', `${JSON.stringify(asked)}\n`)
  const records = ['--records', `${copy.folder}/records.jsonl`] as const
  const repealed = await policy('repeal', 'law-108-2025', '--folder', copy.folder, ...records)
  expect(repealed.exit).toBe(1)
  expect(repealed.out).toMatch(/^- tax loses .*Citizen\.taxRegistration\.status/m)
  expect(repealed.out).toMatch(/^! 1\.002207 at tax lacks \d+: /m)
  expect(repealed.out).toContain('revoked tax 1.002207 (self): Citizen.incomeStatements.payer ×1')
  expect(repealed.out).toContain(
    '\n1 would have failed: something they were told would be withheld\n',
  )
  expect((await policy('repeal', 'law-108-2024')).err).toContain('did you mean law-108-2025?')

  const ahead = await policy('forecast', '--at', '2027-07-01', '--folder', copy.folder)
  expect(ahead.exit).toBe(1)
  expect(ahead.out).toContain('2027-06-01  agreement tax-from-finance ends')
  expect(ahead.out).toMatch(/^! 1\.002207 at tax lacks/m)
  expect((await policy('forecast')).exit).toBe(2)
  const recorded = await policy(
    'forecast',
    '--at',
    '2027-07-01',
    '--folder',
    copy.folder,
    ...records,
  )
  expect(recorded.out).toContain(
    '\n1 would have failed: something they were told would be withheld\n',
  )
})
