import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { agreementsFolder } from '@motlan/agreements'
import { expect, test } from 'vitest'
import { copyOfAgreements, policy } from './broken-copy.ts'
import { type SeededBreak, seededBreaks } from './seeded-breaks.ts'

const table = new URL('../../../../docs/seeded-breaks.md', import.meta.url)

/** Whether every command is asked about every break and the table is written anew, which takes a minute; otherwise each break is shown to one command that the table says catches it. */
const all = process.env.MOTLAN_SEEDED_BREAKS === 'all'

const day = ['--at', '2026-11-21']

/** The commands that a change goes through, as they stand in the table, and how each is run on a copy. */
const commands = {
  'check --strict': (folder: string) => ['check', '--strict', '--folder', folder, ...day],
  test: (folder: string) => ['test', '--folder', folder, ...day],
  prove: (folder: string) => ['prove', '--folder', folder],
  'diff --any': (folder: string) => ['diff', agreementsFolder, folder, '--any'],
} as const

type Name = keyof typeof commands

const names: readonly Name[] = ['check --strict', 'test', 'prove', 'diff --any']
const cheapestFirst: readonly Name[] = ['test', 'prove', 'diff --any', 'check --strict']

/** Breaks a copy and asks these commands; those that end with 1 have caught it. */
async function caughtBy(
  { id, file, from, to }: SeededBreak,
  asked: readonly Name[],
): Promise<readonly Name[]> {
  const copy = copyOfAgreements(['properties'])
  if (from === undefined) rmSync(join(copy.folder, file))
  else copy.edit(file, from, to ?? '')
  const caught: Name[] = []
  for (const name of asked) {
    const { exit, err } = await policy(...commands[name](copy.folder))
    expect([id, name, err.match(/INTERNAL|--help/)]).toEqual([id, name, null])
    if (exit === 1) caught.push(name)
  }
  return caught
}

/** What the committed table says of each break, in its order. */
function committed(): readonly (readonly Name[])[] {
  const rows = readFileSync(table, 'utf8').match(/^\| \d+ \|.*$/gm) ?? []
  return rows.map((row) => names.filter((_, at) => row.split('|')[at + 4]?.trim() === '✔'))
}

test('twenty breaks of the shipped rules are caught, each by the commands that the table names', async () => {
  expect(seededBreaks.length).toBeGreaterThanOrEqual(20)
  const told = committed()
  const found: (readonly Name[])[] = []
  for (const [at, each] of seededBreaks.entries()) {
    const expected = told[at] ?? []
    const first = cheapestFirst.filter((name) => expected.includes(name)).slice(0, 1)
    const caught = await caughtBy(each, all ? names : first)
    expect([each.id, caught.length]).not.toEqual([each.id, 0])
    found.push(all ? caught : expected)
  }
  if (all) writeFileSync(table, page(found))
  expect(readFileSync(table, 'utf8')).toBe(page(found))
}, 300_000)

function page(found: readonly (readonly Name[])[]): string {
  const rows = seededBreaks.map(({ vi, en, file }, at) => {
    const marks = names.map((name) => (found[at]?.includes(name) ? '✔' : ''))
    return `| ${at + 1} | ${vi} · ${en} | \`${file}\` | ${marks.join(' | ')} |`
  })
  return `<!-- Generated: MOTLAN_SEEDED_BREAKS=all pnpm vitest run packages/workbench/test/policy/seeded-breaks.test.ts -->

# Hai mươi lỗi gài sẵn · Twenty seeded breaks

Mỗi lỗi được gài vào một bản sao của các quy tắc đang dùng; dấu ✔ là lệnh \`motlan policy\` phát hiện ra, nghĩa là dừng với mã 1. Khi một tệp không đọc được, lệnh nào cũng dừng.

Each break is made in a copy of the shipped rules; ✔ is a \`motlan policy\` command that catches it, which is to say ends with 1. Where a file cannot be read, every command does.

| # | lỗi · break | tệp · file | ${names.join(' | ')} |
| --- | --- | --- | ${names.map(() => '---').join(' | ')} |
${rows.join('\n')}
`
}
