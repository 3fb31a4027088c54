import { didYouMean } from '@motlan/kernel'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { UsageError } from '../../usage-error.ts'
import { languageArg, languageOf } from '../languages.ts'
import { compiledFolder, folderArgs } from '../policy-folder.ts'
import { renderAgreement } from '../render-agreement.ts'

/** `motlan policy render`: agreements as the text that a lawyer reads. */
export const render = command({
  name: 'policy render',
  more: 'It writes Markdown: parties, legal bases, validity, and one article for each row, with the meaning of every attribute. Without an id it writes all agreements and guardrails.',
  examples: [
    'pnpm motlan policy render tax-from-finance',
    'pnpm motlan policy render tax-from-finance --lang en',
    'pnpm -s motlan policy render > agreements.md',
  ],
  args: {
    id: {
      type: 'positional',
      required: false,
      description: 'agreements or guardrails, by id; all where left out',
    },
    ...folderArgs,
    lang: languageArg,
  },
  manyArguments: true,
  run: async ({ _: ids, folder, json, lang }, io) => {
    const language = languageOf('policy render', lang)
    const { source } = await compiledFolder(folder, io)
    const texts = [...(source.guardrails ?? []), ...source.agreements]
    for (const id of ids) {
      if (texts.some((text) => text.id === id)) continue
      const near = didYouMean(
        id,
        texts.map((text) => text.id),
      )
      throw new UsageError(
        'policy render',
        `${id}: there is no such agreement${near ? `; did you mean ${near}?` : ''}`,
      )
    }
    const rendered = texts
      .filter(({ id }) => ids.length === 0 || ids.includes(id))
      .map((text) => ({
        id: text.id,
        file: text.file,
        text: renderAgreement(text, { ...source, language }),
      }))
    io.out(
      json
        ? `${JSON.stringify(rendered, null, 2)}\n`
        : rendered.map(({ text }) => text).join('\n---\n\n'),
    )
    return exitCodes.done
  },
})
