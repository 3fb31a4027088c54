import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { proceduresFolder } from '@motlan/procedures'
import { expect, onTestFinished, test } from 'vitest'
import { commands } from '../../src/commands.ts'
import { shippedProcedures } from '../../src/procedure/procedures-page.ts'
import { runMotlan } from '../../src/run-motlan.ts'
import { ioToRead } from '../fixtures/io-to-read.ts'

const procedure = async (...argv: string[]) => {
  const io = ioToRead({ cwd: process.cwd() })
  const exit = await runMotlan(['procedure', ...argv], commands, '0.1.0', io)
  return { exit, ...io.said }
}

test('docs/procedures.md says what the shipped procedures are: pnpm generate writes it', async () => {
  const committed = readFileSync(new URL('../../../../docs/procedures.md', import.meta.url), 'utf8')
  expect(committed).toBe(await shippedProcedures())
})

test('check finds nothing wrong with the shipped procedures', async () => {
  expect(await procedure('check')).toMatchObject({ exit: 0, out: '12 procedures: 0 errors\n' })
})

test('check shows the line, and underlines what is wrong', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motlan-procedures-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(proceduresFolder, folder, { recursive: true })
  const file = join(folder, 'pension.procedure.yaml')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('attribute: applicant.sex', 'attribute: applicant.sexx'))
  const { exit, out } = await procedure('check', '--folder', folder)
  expect(exit).toBe(1)
  expect(out).toMatch(
    /pension\.procedure\.yaml:\d+:\d+: error attribute-unknown \(fields\.3\.from\.attribute\): no registry holds Citizen\.sexx/,
  )
  expect(out).toMatch(/\^{13}\n {2}what to do: did you mean Citizen\.sex\?/)
})

test('list has a line for every form, and show the sources and look-ups of one', async () => {
  const { out } = await procedure('list')
  expect(out.trim().split('\n')).toHaveLength(18)
  expect(out).toMatch(/2\.000986 +33 +5-6 +416 → \d+/)
  const shown = await procedure('show', '1.001978', '--steps')
  expect(shown.out).toContain(
    'insurance: claimant.benefitAccount (bank, number); else the applicant',
  )
  expect(shown.out).toContain('query UnemploymentEmploymentService1($claimant: CitizenId!)')
  expect(shown.out).toContain(
    'No agreement opens Citizen.benefitAccount.bank (self) to employment-service.',
  )
})
