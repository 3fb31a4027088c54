import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { tableLines } from '../../table.ts'
import { UsageError } from '../../usage-error.ts'
import { withRegister } from '../with-register.ts'

/** `motlan case corrections`: what registries are asked to set right, and by when. */
export const corrections = command({
  name: 'case corrections',
  examples: ['pnpm motlan case corrections', 'pnpm motlan case corrections --overdue'],
  args: {
    overdue: { type: 'boolean', description: 'only those whose time has run out' },
    limit: { type: 'string', valueHint: 'number', default: '50', description: 'how many' },
    json: { type: 'boolean', description: 'as JSON' },
  },
  run: async ({ overdue = false, limit, json }, io) => {
    if (!/^[1-9]\d{0,3}$/.test(limit)) {
      throw new UsageError('case corrections', `--limit: ${limit} is no number from 1 to 9999`)
    }
    const wanted = { overdue, limit: Number(limit) }
    const found = await withRegister(io, (register) => register.corrections(wanted))
    if (json) io.out(`${JSON.stringify(found, null, 2)}\n`)
    else if (found.length === 0)
      io.out(
        overdue ? 'no correction is overdue\n' : 'no registry is asked to set anything right\n',
      )
    else {
      const rows = found.map((each) => [
        each.caseId,
        each.registry,
        each.attribute,
        each.overdue ? `${each.state}, overdue` : each.state,
        each.notifyBy.toISOString(),
        each.correctBy.toISOString(),
        each.problem ?? '',
      ])
      const head = ['case', 'registry', 'attribute', 'state', 'notify by', 'correct by', 'problem']
      io.out(`${tableLines([head, ...rows]).join('\n')}\n`)
    }
    return exitCodes.done
  },
})
