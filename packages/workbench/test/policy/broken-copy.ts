import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agreementsFolder } from '@motlan/agreements'
import { onTestFinished } from 'vitest'
import { commands } from '../../src/commands.ts'
import { runMotlan } from '../../src/run-motlan.ts'
import { ioToRead } from '../fixtures/io-to-read.ts'

/** A copy of the shipped agreements, gone after the test, with a way of editing and reading its files; properties only where they are wanted. */
export function copyOfAgreements(more: readonly string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'motlan-agreements-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const part of ['agreements', 'catalog', 'guardrails', 'procedures', 'tests', ...more]) {
    cpSync(join(agreementsFolder, part), join(folder, part), { recursive: true })
  }
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text)
  /** Replaces the first occurrence; a text that is not there is a mistake in the test. */
  const edit = (file: string, from: string, to: string) => {
    const text = read(file)
    if (!text.includes(from)) throw new TypeError(`${file} has no "${from}"`)
    write(
      file,
      text.replace(from, () => to),
    )
  }
  const addFolder = (part: string) => mkdirSync(join(folder, part), { recursive: true })
  const keepTests = (names: readonly string[]) => {
    for (const name of readdirSync(join(folder, 'tests'))) {
      if (!names.includes(name)) rmSync(join(folder, 'tests', name), { recursive: true })
    }
  }
  return { folder, read, write, edit, addFolder, keepTests }
}

/** Runs one command line of `motlan policy` on 21 November 2026. */
export async function policy(...argv: string[]) {
  const io = ioToRead({ cwd: process.cwd() })
  const exit = await runMotlan(['policy', ...argv], commands, '0.1.0', io)
  return { exit, ...io.said }
}
