import { gapsIn, renderForm, stepsOf, variantOf } from '@motlan/procedures'
import { exitCodes } from '../../io.ts'
import { atDay } from '../../policy/at-day.ts'
import { command } from '../../read-args.ts'
import { folderArgs, knownProcedures } from '../known-procedures.ts'

/** `motlan procedure show`: one form, field by field. */
export const show = command({
  name: 'procedure show',
  more: 'With --steps it shows the look-ups, too: one GraphQL operation for each agency and for each time that something has to be answered before it is known whom to ask about.',
  examples: [
    'pnpm motlan procedure show 2.000986',
    'pnpm motlan procedure show 1.012785 --province 15 --steps',
  ],
  args: {
    code: { type: 'positional', required: true, description: 'the code of the procedure' },
    ...folderArgs,
    province: { type: 'string', valueHint: 'two digits', description: 'whose own form, if any' },
    steps: { type: 'boolean', description: 'the look-ups, too' },
    at: {
      type: 'string',
      valueHint: 'day',
      description: 'the day of the agreements; today otherwise',
    },
  },
  run: async ({ code, folder, json, province, steps, at }, io) => {
    const on = atDay('procedure show', at, io)
    const { loaded, dictionary, policy } = await knownProcedures(folder, io)
    const form = variantOf(loaded.procedures, code, { province })
    const lookUps = stepsOf(form, dictionary)
    const gaps = gapsIn(form, dictionary, policy, on)
    if (json) io.out(`${JSON.stringify({ form, steps: lookUps, gaps }, null, 2)}\n`)
    else {
      const text = renderForm(form, dictionary, loaded.notices)
      const operations = steps ? lookUps.map(({ id, query }) => `### ${id}\n\n${query}`) : []
      const closed = gaps.map(
        ({ agency, attribute, relation }) =>
          `No agreement opens ${attribute} (${relation}) to ${agency}.`,
      )
      io.out(`${[text, ...operations, ...closed].join('\n\n')}\n`)
    }
    return exitCodes.done
  },
})
