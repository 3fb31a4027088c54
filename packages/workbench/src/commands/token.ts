import { demandAgency, demandProcedure, loadedPolicy, openIssuer } from '@motlan/sandbox/home'
import { homeOf, seconds } from '../asker.ts'
import { citizenNamed } from '../citizen-named.ts'
import { exitCodes, type Io } from '../io.ts'
import { command } from '../read-args.ts'
import { UsageError } from '../usage-error.ts'

/** `motlan token`: an access token of the sandbox's own issuer. */
export const token = command({
  name: 'token',
  more: 'The token is the only thing on standard output, so that it can be used in a script. It counts at the gateways of this home (MOTLAN_HOME) alone.',
  examples: [
    'pnpm -s motlan token --agency tax',
    'pnpm -s motlan token --agency tax --procedure 1.002207 --officer "Trần Thị Bình" --for 8h',
    'pnpm -s motlan token --citizen newborn-father',
    'export MOTLAN_TOKEN=$(pnpm -s motlan token --agency tax)',
  ],
  args: {
    agency: { type: 'string', valueHint: 'id', description: 'for which agency' },
    citizen: {
      type: 'string',
      valueHint: 'name or number',
      description: 'for a citizen, instead: somebody of the cast, or 12 digits',
    },
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
    province: {
      type: 'string',
      valueHint: 'code',
      description:
        'the province of the office, two digits: some agreements demand that of the person',
    },
    for: {
      type: 'string',
      valueHint: 'time',
      default: '12h',
      description: 'how long it counts: 90m, 12h, 7d',
    },
  },
  run: async ({ agency, citizen, procedure, officer, province, for: time }, io) => {
    if (agency && citizen) throw new UsageError('token', '--citizen: a token speaks for one')
    const made = citizen
      ? await citizenToken(citizen, seconds(time), io)
      : await agencyToken({ agency, procedure, officer, province, lifetime: seconds(time) }, io)
    io.out(`${made}\n`)
    return exitCodes.done
  },
})

async function citizenToken(citizen: string, lifetime: number, io: Io): Promise<string> {
  const citizenId = await citizenNamed(citizen)
  return openIssuer(homeOf(io), io.clock).issueCitizenToken({ citizenId, lifetime })
}

interface AgencyFlags {
  readonly agency: string | undefined
  readonly procedure: string | undefined
  readonly officer: string
  readonly province: string | undefined
  readonly lifetime: number
}

async function agencyToken(
  { agency, procedure, province, officer, lifetime }: AgencyFlags,
  io: Io,
): Promise<string> {
  if (!agency) throw new UsageError('token', '--agency: say for which agency, or --citizen')
  const policy = await loadedPolicy()
  demandAgency(policy, agency)
  const procedures = procedure?.split(',').map((code) => code.trim()) ?? []
  for (const code of procedures) demandProcedure(policy, code)
  if (province !== undefined && !/^\d{2}$/.test(province)) {
    throw new UsageError('token', '--province: a province has a code of two digits')
  }
  const place = province === undefined ? {} : { province }
  const asked = { agency, officer, procedures, lifetime, ...place }
  return openIssuer(homeOf(io), io.clock).issueToken(asked)
}
