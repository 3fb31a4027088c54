import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { narrowGrants } from '@motlan/agreements'
import { Refusal } from '@motlan/kernel'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { atDay } from '../at-day.ts'
import { knownNames } from '../known-names.ts'
import { type OverBroad, overBroad } from '../over-broad.ts'
import { compiledFolder, folderArgs, folderOf } from '../policy-folder.ts'
import { readOperations } from '../read-operations.ts'
import { type Sufficiency, sufficiencyOf } from '../sufficiency.ts'
import { unifiedDiff } from '../unified-diff.ts'

/** `motlan policy needs`: does each procedure get what it needs, and nothing else? */
export const needs = command({
  name: 'policy needs',
  more: 'What an agency asks for a procedure stands in procedures/*.graphql beside the agreements. Missing is what would have to be asked of the citizen again; unused is what is granted and never asked. --patch writes the grants as narrow as they can be, for git apply in the folder. It ends with 1 where anything is missing or unused.',
  examples: [
    'pnpm motlan policy needs',
    'pnpm motlan policy needs --procedure 1.002207 --json',
    'pnpm -s motlan policy needs --patch > narrower.patch',
  ],
  args: {
    ...folderArgs,
    procedure: { type: 'string', valueHint: 'code', description: 'only this procedure' },
    at: { type: 'string', valueHint: 'day', description: 'the day; today otherwise' },
    patch: { type: 'boolean', description: 'only the patch that makes over-broad grants exact' },
  },
  run: async ({ folder, json, procedure, at, patch }, io) => {
    const day = atDay('policy needs', at, io)
    const policy = await compiledFolder(folder, io)
    knownNames({ procedure }, policy, 'policy needs')
    const root = folderOf(folder, io)
    const operations = await readOperations(root)
    if (operations.length === 0) {
      throw new Refusal('AGREEMENT_INVALID', 'procedures/', {
        reason: 'there are no operations',
        fix: 'write what a procedure asks as procedures/<code>.graphql',
      })
    }
    const all = sufficiencyOf(policy, operations, day)
    const shown = all.filter((each) => procedure === undefined || each.procedure === procedure)
    const broad = overBroad(policy, operations)
    const text = patchOf(broad, root)
    if (patch) io.out(text)
    else if (json)
      io.out(`${JSON.stringify({ procedures: shown, overBroad: broad, patch: text }, null, 2)}\n`)
    else io.out(rendered(shown, broad))
    const exact = shown.every(({ missing, unused }) => missing.length === 0 && unused.length === 0)
    return exact ? exitCodes.done : exitCodes.refused
  },
})

function patchOf(broad: readonly OverBroad[], root: string): string {
  return [...Map.groupBy(broad, ({ file }) => file)]
    .map(([file, rows]) => {
      const source = readFileSync(join(root, file), 'utf8')
      return unifiedDiff(
        file,
        source,
        narrowGrants(
          source,
          rows.map(({ left }) => left),
        ),
      )
    })
    .join('')
}

function rendered(all: readonly Sufficiency[], broad: readonly OverBroad[]): string {
  const lines = all.flatMap(({ procedure, agency, files, asked, missing, conditional, unused }) => {
    const verdict =
      files.length === 0
        ? 'nobody has written down what it asks'
        : missing.length > 0
          ? `${missing.length} of ${asked} missing`
          : unused.length > 0
            ? `over-broad by ${unused.length}`
            : 'exact'
    return [
      `${procedure}  ${agency.padEnd(18)}  ${String(asked).padStart(3)} asked  ${verdict}${conditional.length > 0 ? `, ${conditional.length} where facts hold` : ''}`,
      ...missing.map(({ attribute, relation }) => `    missing      ${attribute} (${relation})`),
      ...conditional.map(
        ({ attribute, relation, facts }) =>
          `    conditional  ${attribute} (${relation}): ${facts.join(', ')}`,
      ),
      ...unused.map(({ attribute, relation }) => `    unused       ${attribute} (${relation})`),
    ]
  })
  const rows = broad.map(
    ({ file, grant, attributes, relations, left }) =>
      `${file}: ${grant} ${left.attributes.length === 0 ? 'is needed by no procedure: delete the row' : `is wider than needed: ${[...attributes, ...relations.map((each) => `relation ${each}`)].join(', ')}`}`,
  )
  return `${[...lines, ...(rows.length > 0 ? ['', ...rows, '', 'A patch: pnpm -s motlan policy needs --patch'] : [])].join('\n')}\n`
}
