import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { withRegister } from '../with-register.ts'

/** `motlan case retry`: once what stopped a case has been set right. */
export const retry = command({
  name: 'case retry',
  examples: ['pnpm motlan case retry HS-… --note "the registry is back"'],
  more: 'The declaration keeps its id: a registry that has carried it out already answers the same again. A running gateway sends it at once, any other as soon as it starts.',
  args: {
    case: { type: 'positional', required: true, description: 'number of the case' },
    note: { type: 'string', valueHint: 'text', description: 'why, for the history of the case' },
  },
  run: async ({ case: caseId, note }, io) => {
    const { registry, mutation } = await withRegister(io, (register) =>
      register.retry(caseId, note),
    )
    io.out(`${mutation} will be sent to ${registry} again\n`)
    return exitCodes.done
  },
})
