import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyOfAgreements, policy } from './broken-copy.ts'

const file = 'agreements/tax-from-finance.dsa.yaml'

test('formatting keeps comments and meaning, and formatting again changes nothing', async () => {
  const copy = copyOfAgreements()
  await policy('fmt', '--folder', copy.folder)
  const clean = copy.read(file)
  const { hash } = JSON.parse((await policy('check', '--folder', copy.folder, '--json')).out) as {
    hash: string
  }

  copy.edit(file, 'provider: finance\nconsumer: tax\n', '')
  copy.edit(
    file,
    'grants:\n',
    '# who gives, who takes\nconsumer: tax # takes\nprovider: finance\ngrants:\n',
  )
  copy.edit(file, '  - id: transfer\n', '  # transfer of land\n  - id: transfer\n')
  copy.edit(file, 'procedures: ["1.012785"]', "procedures:\n      - '1.012785'")
  copy.write(file, copy.read(file).normalize('NFD'))
  expect((await policy('fmt', '--folder', copy.folder, '--check')).exit).toBe(1)
  const { exit, out } = await policy('fmt', '--folder', copy.folder)
  expect({ exit, out }).toMatchObject({
    exit: 0,
    out: expect.stringContaining(`changed  ${file}\n`),
  })

  const formatted = copy.read(file)
  expect(formatted).toBe(formatted.normalize('NFC'))
  expect(formatted).toContain('consumer: tax # takes\n')
  expect(formatted).toContain('# who gives, who takes\n')
  expect(formatted).toContain('  # transfer of land\n  - id: transfer\n')
  expect(formatted).toContain('procedures: ["1.012785"]')
  expect(
    formatted
      .replace('# who gives, who takes\n', '')
      .replace(' # takes', '')
      .replace('  # transfer of land\n', ''),
  ).toBe(clean)
  expect((await policy('fmt', '--folder', copy.folder, '--check')).exit).toBe(0)
  expect(JSON.parse((await policy('check', '--folder', copy.folder, '--json')).out)).toMatchObject({
    hash,
  })
})

test('what cannot be read is refused, and nothing is written', async () => {
  const copy = copyOfAgreements()
  copy.edit(file, 'title:', 'title: [')
  const other = 'agreements/tax-from-land.dsa.yaml'
  copy.write(other, copy.read(other).normalize('NFD'))
  const before = copy.read(other)
  const { exit, err } = await policy('fmt', '--folder', copy.folder)
  expect(exit).toBe(1)
  expect(err).toContain(`AGREEMENT_INVALID ${file}:`)
  expect(copy.read(other)).toBe(before)
})

test('bytes that are no text, and a folder with nothing in it, are refused and stay as they are', async () => {
  const copy = copyOfAgreements()
  const latin = Buffer.from('id: tax-from-finance # c\u00e9', 'latin1')
  writeFileSync(join(copy.folder, file), latin)
  const { exit, err } = await policy('fmt', '--folder', copy.folder)
  expect([exit, err]).toEqual([
    1,
    expect.stringContaining(`AGREEMENT_INVALID ${file}: the file is not UTF-8`),
  ])
  expect(readFileSync(join(copy.folder, file))).toEqual(latin)
  expect((await policy('fmt', '--folder', 'nowhere')).err).toContain(
    'AGREEMENT_INVALID nowhere: there is no folder with agreements here',
  )
})

test('a grant made wider is over-broad, and the patch makes it what it was', async () => {
  const copy = copyOfAgreements()
  expect((await policy('needs', '--folder', copy.folder, '--at', '2026-11-21')).exit).toBe(0)
  const before = copy.read(file)
  copy.edit(
    file,
    '- Citizen.incomeStatements.payer',
    '- Citizen.incomeStatements.payer\n      - Citizen.taxArrears',
  )
  copy.edit(file, 'relations: [spouse, ', 'relations: [household, spouse, ')
  const { exit, out } = await policy('needs', '--folder', copy.folder, '--at', '2026-11-21')
  expect(exit).toBe(1)
  expect(out).toContain('    unused       Citizen.taxArrears (self)\n')
  expect(out).toContain(`${file}: deduction is wider than needed: Citizen.taxArrears\n`)
  const checked = await policy('check', '--folder', copy.folder, '--at', '2026-11-21')
  expect(checked.out).toContain(
    'warning over-broad (grants.deduction): no procedure it names needs Citizen.taxArrears',
  )
  const patch = (await policy('needs', '--folder', copy.folder, '--patch', '--at', '2026-11-21'))
    .out
  execFileSync('git', ['apply', '-'], { cwd: copy.folder, input: patch })
  expect(copy.read(file)).toBe(before)
})

test('a grant made narrower leaves a procedure without what it needs', async () => {
  const copy = copyOfAgreements()
  copy.edit(file, '      - Citizen.incomeStatements.payer\n', '')
  const { exit, out } = await policy(
    'needs',
    '--folder',
    copy.folder,
    '--procedure',
    '1.002207',
    '--at',
    '2026-11-21',
  )
  expect(exit).toBe(1)
  expect(out).toContain('    missing      Citizen.incomeStatements.payer (self)\n')
  copy.edit('procedures/1.002207.graphql', '    birthName {', '    birthNme {')
  const refused = await policy('needs', '--folder', copy.folder)
  expect(refused.err).toContain('DOCUMENT_INVALID procedures/1.002207.graphql')
  expect((await policy('needs', '--procedure', '1.002208')).exit).toBe(2)
})

test('what is no agreement is told by check and fmt, never a crash', async () => {
  const copy = copyOfAgreements()
  const bomb = [
    'a: &a [x, x, x]',
    'b: &b [*a, *a, *a]',
    'c: &c [*b, *b, *b]',
    'format: [*c, *c, *c, *c, *c, *c, *c]',
  ]
  copy.write('agreements/bomb.dsa.yaml', bomb.join('\n'))
  copy.write('agreements/empty.dsa.yaml', '')
  copy.write('agreements/steering.dsa.yaml', 'id: \u001b[2Jx\u200b\n')
  const { exit, out } = await policy('check', '--folder', copy.folder)
  expect(exit).toBe(1)
  expect(out).toContain('agreements/bomb.dsa.yaml')
  expect(out).toContain('agreements/empty.dsa.yaml:1:1: error')
  expect(out).toContain('invisible character (U+200B)')
  expect(out).not.toContain('\u001b')
  expect((await policy('fmt', '--folder', copy.folder, '--check')).err).not.toContain('INTERNAL')
})
