import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyOfAgreements, policy } from './broken-copy.ts'

const land = 'agreements/tax-from-finance.dsa.yaml'
const suite = 'tests/tax-from-finance.test.yaml'

test('the shipped suites pass, and say how much they cover', async () => {
  const { exit, out } = await policy('test', '--json')
  expect(exit).toBe(0)
  const told = JSON.parse(out) as {
    cases: { failures: string[]; decisions: number }[]
    coverage: { percent: number; total: number; covered: number }
  }
  expect(told.cases.length).toBeGreaterThan(30)
  expect(told.cases.filter(({ decisions }) => decisions === 0)).toEqual([])
  expect(told.coverage.covered).toBeGreaterThan(150)
  expect((await policy('test', '--min', '100')).exit).toBe(0)
  expect((await policy('test', '--min', 'all')).exit).toBe(2)
})

test.each([
  [
    'a grant that loses a relation',
    '[spouse, child, parent, ward, dependant]',
    '[child, parent, ward, dependant]',
    'Citizen.taxRegistration.status (spouse) is not-granted, expected: disclosed',
  ],
  [
    'a grant that reaches further',
    '- Citizen.incomeStatements.payer',
    '- Citizen.incomeStatements',
    'Citizen.incomeStatements.income (self) is disclosed by tax-from-finance/deduction, expected: not-granted',
  ],
  [
    'another row that decides',
    '- id: transfer',
    '- id: transfers',
    'Business.taxRegistration.status is decided by tax-from-finance/transfers, not by tax-from-finance/transfer',
  ],
  [
    'an agreement that is suspended',
    'status: in-force',
    'status: suspended',
    'Citizen.taxArrears is decided by no rule, not by tax-from-finance/taxpayer',
  ],
])('%s fails a case', async (_, from, to, told) => {
  const copy = copyOfAgreements()
  copy.edit(land, from, to)
  const { exit, out } = await policy('test', '--folder', copy.folder)
  expect(exit).toBe(1)
  expect(out).toContain(told)
})

test.each([
  [
    'an attribute one letter off',
    'Citizen.taxArrears: not',
    'Citizen.taxArears: not',
    'did you mean "Citizen.taxArrears"?',
  ],
  ['an agency one letter off', 'agency: tax,', 'agency: tux,', 'did you mean "tax"?'],
  ['a relation nobody knows', 'relation: spouse', 'relation: spose', 'did you mean "spouse"?'],
  [
    'a cell too many',
    '[self, disclose, disclose, disclose]',
    '[self, disclose, disclose]',
    'give each column one cell',
  ],
  [
    'a cell that says nothing',
    '[self, disclose, disclose, disclose]',
    '[self, disclos, disclose, disclose]',
    'disclose or withhold',
  ],
  [
    'a key one letter off',
    'decidedBy: { Citizen.taxArrears',
    'decideBy: { Citizen.taxArrears',
    'remove it',
  ],
])('%s in a suite is refused, not passed', async (_, from, to, told) => {
  const copy = copyOfAgreements()
  copy.edit(suite, from, to)
  const { exit, err } = await policy('test', '--folder', copy.folder)
  expect(exit).toBe(1)
  expect(err).toContain(`AGREEMENT_INVALID ${suite}`)
  expect(err).toContain(told)
})

test('coverage counts a rule once met and each condition once it alone fails', async () => {
  const copy = copyOfAgreements()
  const only = copy.read(suite)
  rmSync(join(copy.folder, 'tests'), { recursive: true })
  mkdirSync(join(copy.folder, 'tests'))
  copy.write(suite, only)
  expect((await policy('test', '--folder', copy.folder, '--min', '99')).exit).toBe(1)
  const before = await policy('test', '--folder', copy.folder, '--coverage')
  expect(before.out).toContain('not met       tax-from-population/taxpayer\n')
  copy.write(
    'tests/more.test.yaml',
    'suite: more\ndefaults: { agency: tax, purpose: tax-management, at: 2026-11-21 }\ncases:\n' +
      '  - name: met\n    expect: { disclose: [Citizen.birthName.fullName] }\n',
  )
  const after = await policy('test', '--folder', copy.folder, '--coverage')
  expect(after.out).not.toContain('not met       tax-from-population/taxpayer\n')
})
