import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkProcedures, loadProcedures, proceduresFolder } from '../src/index.ts'
import { dictionary, on, policy } from './known.ts'
import { wrong } from './wrong-procedures.ts'

describe('check names the place and what to do about', () => {
  it.each(Object.entries(wrong))('%s', async (_what, { file, from, to, at = to, says }) => {
    const { found, text } = await broken(file, from, to)
    const line = text.slice(0, text.indexOf(at)).split('\n').length
    expect(found).toContain(`${file}:${line} ${says}`)
  })
})

describe('a file that cannot be read', () => {
  it.each([
    ['numbr: 1', 'number: 1', /there is no "numbr" here; did you mean "number"\?/],
    ['format: motlan-procedure/2', 'format: motlan-procedure/1', /birth\.procedure\.yaml:4:9/],
    ['id: births', 'id: birth\n', /it holds the procedure "births"/],
    ['roles: [', 'roles:\n', /birth\.procedure\.yaml:\d+:\d+/],
  ])('%s', async (to, from, message) => {
    await expect(broken('birth.procedure.yaml', from, `${to}\n`)).rejects.toThrow(message)
  })
})

/** What is found in a copy with one thing replaced: `file:line kind reason: fix`. */
async function broken(
  file: string,
  from: string,
  to: string,
): Promise<{ readonly found: readonly string[]; readonly text: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'motlan-procedures-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await cp(join(proceduresFolder, 'notices.yaml'), join(folder, 'notices.yaml'))
  const path = join(folder, file)
  const text = await readFile(join(proceduresFolder, file), 'utf8')
  expect(text).toContain(from)
  const changed = text.replace(from, to)
  await writeFile(path, changed)
  const findings = checkProcedures(await loadProcedures(folder), {
    dictionary,
    policy,
    on,
  })
  const found = findings.map(
    ({ at, kind, reason, fix }) =>
      `${at.split(':').slice(0, 2).join(':')} ${kind} ${reason}: ${fix}`,
  )
  return { found, text: changed }
}
