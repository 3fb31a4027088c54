import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatYaml } from '@motlan/agreements'
import { Refusal } from '@motlan/kernel'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { folderArgs, folderOf } from '../policy-folder.ts'

const parts = ['catalog', 'agreements', 'guardrails', 'tests', 'properties'] as const

/** `motlan policy fmt`: every file written the one way, so that a change is only what changed. */
export const fmt = command({
  name: 'policy fmt',
  more: 'Keys in order, procedure codes in quotation marks, composed letters (NFC), one way of breaking lines; comments stay. What cannot be read is refused, and no file is changed. With --check nothing is written, and it ends with 1 where something would be.',
  examples: [
    'pnpm motlan policy fmt',
    'pnpm motlan policy fmt --check',
    'pnpm motlan policy fmt --folder my-agreements',
  ],
  args: {
    ...folderArgs,
    check: { type: 'boolean', description: 'only say which files would change' },
  },
  run: async ({ folder, json, check }, io) => {
    const root = folderOf(folder, io)
    const files = parts.flatMap((part) => filesIn(root, part))
    // Everything is read before anything is written.
    const changed = files.flatMap((file) => {
      const source = textOf(root, file)
      const formatted = formatYaml(source, file)
      return formatted === source ? [] : [{ file, formatted }]
    })
    if (!check)
      for (const { file, formatted } of changed) writeFileSync(join(root, file), formatted)
    const names = changed.map(({ file }) => file)
    if (json) io.out(`${JSON.stringify({ files: files.length, changed: names }, null, 2)}\n`)
    else {
      for (const name of names) io.out(`${check ? 'would change' : 'changed'}  ${name}\n`)
      io.out(`${files.length} files, ${names.length} ${check ? 'to change' : 'changed'}\n`)
    }
    return check && names.length > 0 ? exitCodes.refused : exitCodes.done
  },
})

function filesIn(root: string, part: string): readonly string[] {
  try {
    const names = readdirSync(join(root, part)).filter((name) => name.endsWith('.yaml'))
    return names.toSorted().map((name) => `${part}/${name}`)
  } catch {
    return [] // A folder without tests or properties has none to format.
  }
}

/** Bytes that are no text would come back as other bytes: they are refused before anything is written. */
function textOf(root: string, file: string): string {
  const bytes = readFileSync(join(root, file))
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new Refusal('AGREEMENT_INVALID', file, {
      reason: 'the file is not UTF-8',
      fix: 'save it as UTF-8',
      cause,
    })
  }
}
