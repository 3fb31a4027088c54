import { demandAgency, demandProcedure, loadedPolicy, openIssuer } from '@motlan/sandbox/home'
import { homeOf, seconds } from '../asker.ts'
import { exitCodes } from '../io.ts'
import { command } from '../read-args.ts'
import { UsageError } from '../usage-error.ts'

/** `motlan token`: an access token of the sandbox's own issuer. */
export const token = command({
  name: 'token',
  more: 'The token is the only thing on standard output, so that it can be used in a script. It counts at the gateways of this home (MOTLAN_HOME) alone.',
  examples: [
    'pnpm -s motlan token --agency tax',
    'pnpm -s motlan token --agency tax --procedure 1.002207 --officer "Trần Thị Bình" --for 8h',
    'export MOTLAN_TOKEN=$(pnpm -s motlan token --agency tax)',
  ],
  args: {
    agency: { type: 'string', valueHint: 'id', description: 'for which agency' },
    procedure: {
      type: 'string',
      valueHint: 'code',
      description: 'for this procedure alone; several with commas',
    },
    officer: {
      type: 'string',
      valueHint: 'name',
      default: 'workbench',
      description: 'who asks at the agency',
    },
    for: {
      type: 'string',
      valueHint: 'time',
      default: '12h',
      description: 'how long it counts: 90m, 12h, 7d',
    },
  },
  run: async ({ agency, procedure, officer, for: time }, io) => {
    if (!agency) throw new UsageError('token', '--agency: say for which agency')
    const policy = await loadedPolicy()
    demandAgency(policy, agency)
    const procedures = procedure?.split(',').map((code) => code.trim()) ?? []
    for (const code of procedures) demandProcedure(policy, code)
    const issuer = openIssuer(homeOf(io), io.clock)
    const made = await issuer.issueToken({ agency, officer, procedures, lifetime: seconds(time) })
    io.out(`${made}\n`)
    return exitCodes.done
  },
})
