import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { tableLines } from '../../table.ts'
import { withRegister } from '../with-register.ts'

/** `motlan case dead`: what somebody has to look at. */
export const dead = command({
  name: 'case dead',
  examples: ['pnpm motlan case dead'],
  args: { json: { type: 'boolean', description: 'as JSON' } },
  run: async ({ json }, io) => {
    const found = await withRegister(io, (register) => register.dead())
    if (json) io.out(`${JSON.stringify(found, null, 2)}\n`)
    else if (found.length === 0)
      io.out('every declaration has been taken, or will be tried again\n')
    else {
      const rows = found.map(({ caseId, registry, mutation, state, attempts, lastError }) => [
        caseId,
        registry,
        mutation,
        state,
        String(attempts),
        String(lastError?.message ?? ''),
      ])
      const head = ['case', 'registry', 'declaration', 'state', 'attempts', 'reason']
      io.out(`${tableLines([head, ...rows]).join('\n')}\n`)
    }
    return exitCodes.done
  },
})
