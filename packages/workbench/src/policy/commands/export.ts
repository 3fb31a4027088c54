import { join } from 'node:path'
import { writeCedar } from '@motlan/policy/cedar'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { UsageError } from '../../usage-error.ts'
import { compiledFolder, folderArgs } from '../policy-folder.ts'
import { writeOut } from '../write-out.ts'

/** `motlan policy export`: the same rules for any other engine that speaks Cedar. */
export const exportPolicy = command({
  name: 'policy export',
  more: 'Every rule becomes one Cedar policy, with its id as annotation and as the name of its entry in --json: Cedar itself ignores annotations. Cedar validates what is written, strictly; it ends with 1 where Cedar finds anything.',
  examples: [
    'pnpm -s motlan policy export cedar > motlan.cedar',
    'pnpm motlan policy export cedar --out exported',
    'pnpm -s motlan policy export cedar --json',
  ],
  args: {
    language: { type: 'positional', required: true, description: 'cedar' },
    ...folderArgs,
    drafts: { type: 'boolean', description: 'rules of drafts and suspended agreements, too' },
    out: {
      type: 'string',
      valueHint: 'folder',
      description: 'where to write motlan.cedar and motlan.cedarschema',
    },
  },
  run: async ({ language, folder, json, drafts, out }, io) => {
    if (language !== 'cedar')
      throw new UsageError('policy export', `${language}: only cedar can be written`)
    const policy = await compiledFolder(folder, io)
    const written = await writeCedar(policy, { drafts: drafts ?? false })
    const text = Object.entries(written.policies)
      .map(([id, rule]) => `@id("${id}")\n${rule.trimEnd()}\n`)
      .join('\n')
    if (out !== undefined) {
      writeOut(join(out, 'motlan.cedar'), text, io)
      writeOut(join(out, 'motlan.cedarschema'), written.schema, io)
      io.err(
        `${Object.keys(written.policies).length} policies and their schema written to ${out}\n`,
      )
    } else io.out(json ? `${JSON.stringify({ hash: policy.hash, ...written }, null, 2)}\n` : text)
    for (const { rule, reason } of written.faults) io.err(`${rule}: ${reason}\n`)
    return written.faults.length > 0 ? exitCodes.refused : exitCodes.done
  },
})
