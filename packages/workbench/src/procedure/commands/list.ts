import { allForms, burdenOf, countFields, parametersOn } from '@motlan/procedures'
import { exitCodes } from '../../io.ts'
import { atDay } from '../../policy/at-day.ts'
import { command } from '../../read-args.ts'
import { tableLines } from '../../table.ts'
import { folderArgs, knownProcedures } from '../known-procedures.ts'

/** `motlan procedure list`: every form in one line. */
export const list = command({
  name: 'procedure list',
  more: 'Time and money follow the Standard Cost Model, for the most that can be asked in a case; docs/procedures.md has the ranges and the sources.',
  examples: ['pnpm motlan procedure list', 'pnpm -s motlan procedure list --json'],
  args: {
    ...folderArgs,
    at: {
      type: 'string',
      valueHint: 'day',
      description: 'the day of the parameters; today otherwise',
    },
  },
  run: async ({ folder, json, at }, io) => {
    const parameters = parametersOn(atDay('procedure list', at, io))
    const { loaded } = await knownProcedures(folder, io)
    const rows = allForms(loaded.procedures).map((form) => {
      const own = countFields(form)
      const member = countFields(form, 'member')
      const fields = own.asked.most + member.asked.most
      return {
        code: form.code,
        variant: form.variant?.id ?? '',
        title: form.title,
        fields: own.fields,
        fieldsPerMember: member.fields,
        asked: own.asked,
        askedPerMember: member.asked,
        burden: parameters && burdenOf(form, { fields }, parameters),
      }
    })
    if (json) io.out(`${JSON.stringify(rows, null, 2)}\n`)
    else {
      const head = ['code', 'fields', 'asked', 'minutes', 'đồng', 'procedure']
      const lines = rows.map(({ code, variant, title, burden, ...row }) => [
        code,
        `${row.fields}${row.fieldsPerMember > 0 ? `+${row.fieldsPerMember}` : ''}`,
        `${row.asked.least}-${row.asked.most}`,
        burden
          ? `${minutes(burden.before.base.seconds)} → ${minutes(burden.after.base.seconds)}`
          : '',
        burden ? `${vnd(burden.before.base.cost)} → ${vnd(burden.after.base.cost)}` : '',
        `${title.en} (${variant})`,
      ])
      io.out(`${tableLines([head, ...lines]).join('\n')}\n`)
    }
    return exitCodes.done
  },
})

function minutes(seconds: number): string {
  return String(Math.round(seconds / 60))
}

function vnd(amount: number): string {
  return amount.toLocaleString('en-US')
}
