import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { tableLines } from '../../table.ts'
import { withRegister } from '../with-register.ts'

/** `motlan case show`: one case, without what it is about. */
export const show = command({
  name: 'case show',
  examples: ['pnpm motlan case show HS-…'],
  args: { case: { type: 'positional', required: true, description: 'number of the case' } },
  run: async ({ case: caseId }, io) => {
    const { file, history, effects } = await withRegister(io, (register) => register.show(caseId))
    const lines = [
      `${file.caseId}: procedure ${file.procedure} at ${file.agency}, ${file.status}, version ${file.version}`,
      '',
      ...tableLines(
        history.map(({ at, event, status, actor, note }) => [
          at.toISOString(),
          event,
          status,
          actor,
          note ?? '',
        ]),
      ),
      ...(effects.length === 0 ? [] : ['']),
      ...tableLines(
        effects.map(({ registry, mutation, state, attempts, declarationId, lastError }) => [
          registry,
          mutation,
          state,
          `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`,
          declarationId,
          state === 'DONE' ? '' : String(lastError?.message ?? ''),
        ]),
      ),
    ]
    io.out(`${lines.join('\n')}\n`)
    return exitCodes.done
  },
})
