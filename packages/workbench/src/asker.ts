import { resolve } from 'node:path'
import { Refusal } from '@motlan/kernel'
import {
  demandAgency,
  demandProcedure,
  loadedPolicy,
  openIssuer,
  runningIn,
} from '@motlan/sandbox/home'
import type { Io } from './io.ts'
import { UsageError } from './usage-error.ts'

/** The flags that say who asks, for what, and where. */
export const askerArgs = {
  agency: {
    type: 'string',
    valueHint: 'id',
    description: 'the agency that asks; a token is made for it',
  },
  procedure: { type: 'string', valueHint: 'code', description: 'the procedure it is asked for' },
  purpose: {
    type: 'string',
    valueHint: 'id',
    description: 'the purpose, where there is no procedure',
  },
  officer: {
    type: 'string',
    valueHint: 'name',
    default: 'workbench',
    description: 'who asks at the agency',
  },
  token: { type: 'string', description: 'an access token; MOTLAN_TOKEN otherwise' },
  url: {
    type: 'string',
    description: 'the gateway; MOTLAN_URL otherwise, else the one of this home',
  },
} as const

/** Those flags as they were given. */
export interface AskerFlags {
  readonly agency?: string | undefined
  readonly procedure?: string | undefined
  readonly purpose?: string | undefined
  readonly officer: string
  readonly token?: string | undefined
  readonly url?: string | undefined
}

/** Where to ask, and with which token. */
export interface Asker {
  readonly url: string
  readonly token: string
}

/** Finds the gateway and the token; without a token one is made for the agency with the key of this home. */
export async function askerFrom(command: string, flags: AskerFlags, io: Io): Promise<Asker> {
  return {
    url: gatewayUrl(command, flags.url, io),
    token: flags.token ?? tokenGiven(flags, io) ?? (await tokenMade(command, flags, io)),
  }
}

/** The gateway: as it is named, or that of this home. */
export function gatewayUrl(command: string, given: string | undefined, io: Io): string {
  const url = given ?? io.env.MOTLAN_URL ?? runningIn(homeOf(io))?.url ?? 'http://127.0.0.1:4000'
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url
  throw new UsageError(command, `${url}: this is not an address such as http://127.0.0.1:4000`)
}

/** Said by a flag, an agency counts for more than a token in the environment. */
function tokenGiven({ agency }: AskerFlags, io: Io): string | undefined {
  return agency === undefined ? io.env.MOTLAN_TOKEN : undefined
}

/** A token for an hour, for the agency and, where one is named, for that procedure alone. */
async function tokenMade(
  command: string,
  { agency, procedure, officer }: AskerFlags,
  io: Io,
): Promise<string> {
  if (agency === undefined) {
    throw new UsageError(command, '--agency: say which agency asks, or give a token with --token')
  }
  const policy = await loadedPolicy()
  demandAgency(policy, agency)
  if (procedure !== undefined) demandProcedure(policy, procedure)
  const procedures = procedure === undefined ? {} : { procedures: [procedure] }
  return openIssuer(homeOf(io), io.clock).issueToken({
    agency,
    officer,
    lifetime: 3_600,
    ...procedures,
  })
}

/** The folder of all state. */
export function homeOf(io: Io): string {
  return resolve(io.cwd, io.env.MOTLAN_HOME?.trim() || io.defaultHome)
}

/** A lifetime such as `90m`, `12h` or `7d`, in seconds. */
export function seconds(text: string): number {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(text) ?? []
  const factor = { s: 1, m: 60, h: 3_600, d: 86_400 }[unit ?? '']
  if (count && factor) return Number(count) * factor
  throw new Refusal('CONFIGURATION_INVALID', '--for', {
    reason: `${text} is no length of time`,
    fix: 'write for example 90m, 12h or 7d',
  })
}
