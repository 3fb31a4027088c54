import type { CaseStatus } from '@motlan/cases'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { tableLines } from '../../table.ts'
import { UsageError } from '../../usage-error.ts'
import { withRegister } from '../with-register.ts'

const statuses: readonly CaseStatus[] = [
  'DRAFT',
  'SUBMITTED',
  'RUNNING',
  'DONE',
  'NEEDS_ATTENTION',
  'WITHDRAWN',
]

/** `motlan case list`: the newest cases. */
export const list = command({
  name: 'case list',
  examples: [
    'pnpm motlan case list',
    'pnpm motlan case list --status NEEDS_ATTENTION',
    'pnpm motlan case list --procedure 2.000986 --limit 5',
  ],
  args: {
    status: { type: 'string', valueHint: 'status', description: statuses.join(', ') },
    agency: { type: 'string', valueHint: 'id', description: 'of one agency' },
    procedure: { type: 'string', valueHint: 'code', description: 'of one procedure' },
    limit: { type: 'string', valueHint: 'number', default: '20', description: 'how many' },
    json: { type: 'boolean', description: 'as JSON' },
  },
  run: async ({ status, agency, procedure, limit, json }, io) => {
    const wanted = status === undefined ? undefined : statuses.find((known) => known === status)
    if (status !== undefined && wanted === undefined) {
      throw new UsageError('case list', `--status: one of ${statuses.join(', ')}`)
    }
    if (!/^[1-9]\d{0,3}$/.test(limit)) {
      throw new UsageError('case list', `--limit: ${limit} is no number from 1 to 9999`)
    }
    const filter = { status: wanted, agency, procedure, limit: Number(limit) }
    const found = await withRegister(io, (register) => register.list(filter))
    if (json) io.out(`${JSON.stringify(found, null, 2)}\n`)
    else {
      const rows = found.map((each) => [
        each.caseId,
        each.procedure,
        each.agency,
        each.status,
        `${each.effectsDone}/${each.effects}`,
        each.openedAt.toISOString(),
      ])
      const head = ['case', 'procedure', 'agency', 'status', 'declared', 'opened']
      io.out(found.length === 0 ? 'no cases\n' : `${tableLines([head, ...rows]).join('\n')}\n`)
    }
    return exitCodes.done
  },
})
