import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openIssuer } from '@motlan/sandbox/home'
import type { Tokens } from './play.ts'

/** `motlan start` in a process of its own, to be asked and to be killed. */
export interface Running {
  readonly url: string
  readonly tokens: Tokens
  /** Sends a signal and waits for the end. */
  readonly end: (signal: NodeJS.Signals) => Promise<void>
}

const motlan = fileURLToPath(new URL('../../packages/workbench/src/main.ts', import.meta.url))

/** Starts a sandbox over a home and waits until it answers. */
export async function startMotlan(
  home: string,
  flags: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const child = spawn(process.execPath, [motlan, 'start', ...flags], {
    env: { ...process.env, ...environment, MOTLAN_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exit = once(child, 'exit')
  let printed = ''
  child.stderr.on('data', (data) => {
    printed += data
  })
  for await (const line of createInterface(child.stdout)) {
    printed += `${line}\n`
    if (line.includes('Ctrl-C stops everything')) break
  }
  // What it says later must not fill the pipe.
  child.stdout.resume()
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0]
  if (url === undefined) throw new Error(`the sandbox did not start: ${printed}`)
  return {
    url,
    tokens: tokensOf(home),
    end: async (signal) => {
      child.kill(signal)
      await exit
    },
  }
}

/** What `motlan case …` says about the cases of a home. */
export function motlanCase(
  home: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): string {
  const env = { ...process.env, ...environment, MOTLAN_HOME: home }
  const { stdout, stderr } = spawnSync(process.execPath, [motlan, 'case', ...args], {
    encoding: 'utf8',
    env,
  })
  return stdout + stderr
}

/** Tokens that the gateways of a home take; each is made once. */
function tokensOf(home: string): Tokens {
  const issuer = openIssuer(home, () => new Date())
  const known = new Map<string, Promise<string>>()
  const kept = (name: string, make: () => Promise<string>) => {
    const token = known.get(name) ?? make()
    known.set(name, token)
    return token
  }
  const lifetime = 12 * 3_600
  return {
    citizen: (citizenId) =>
      kept(citizenId, () => issuer.issueCitizenToken({ citizenId, lifetime })),
    agency: (agency) =>
      kept(agency, () => issuer.issueToken({ agency, officer: 'officer-7', lifetime })),
  }
}
