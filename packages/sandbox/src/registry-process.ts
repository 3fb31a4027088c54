import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { getCompileCacheDir } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal, type RefusalCode, refusals } from '@motlan/kernel'
import type { Settings } from './settings.ts'

/** What a registry process is told. */
export interface RegistryProcessOptions {
  readonly name: string
  /** With the role that looks up. */
  readonly appUrl: string
  /** With the role that writes declarations down, where there is one. */
  readonly registrarUrl?: string
  readonly grantKey: Uint8Array
  readonly port: number
  readonly host: string
  readonly settings: Pick<Settings, 'home' | 'log'>
}

/** A registry in a process of its own. */
export interface RegistryProcess {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Starts the server of a registry and waits until it says where it is. It ends when we end, however we end. */
export async function startRegistryProcess(
  options: RegistryProcessOptions,
): Promise<RegistryProcess> {
  const { settings } = options
  const server = fileURLToPath(import.meta.resolve(`@motlan/${options.name}/server`))
  const output =
    settings.log.target === 'file'
      ? openSync(join(settings.home, 'motlan.log'), 'a', 0o600)
      : 'inherit'
  const child = fork(server, {
    env: environmentOf(options),
    // The channel tells us its address, and its breaking tells the child that we are gone.
    stdio: ['ignore', output, output, 'ipc'],
    // Its own process group: Ctrl-C in a terminal reaches us first, and we stop it after the last look-up is answered.
    detached: true,
  })
  const url = await addressOf(child, options.name)
  return { url, stop: () => stopped(child) }
}

function environmentOf({
  appUrl,
  registrarUrl,
  grantKey,
  port,
  host,
  settings,
}: RegistryProcessOptions): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    NODE_OPTIONS: process.env.NODE_OPTIONS,
    NODE_COMPILE_CACHE: getCompileCacheDir(),
    DATABASE_URL: appUrl,
    ...(registrarUrl !== undefined && { REGISTRAR_URL: registrarUrl }),
    GRANT_KEY: Buffer.from(grantKey).toString('base64url'),
    PORT: String(port),
    HOST: host,
    LOG_LEVEL: settings.log.level,
  }
}

async function addressOf(child: ChildProcess, name: string): Promise<string> {
  const exited = new AbortController()
  child.once('exit', () => exited.abort())
  const [message] = await once(child, 'message', { signal: exited.signal }).catch(
    (cause: unknown) => {
      throw new Refusal('REGISTRY_UNAVAILABLE', name, {
        reason: 'its process ended before it served',
        cause,
      })
    },
  )
  if (isAddress(message)) return message.url
  const { code, subject, reason, fix } = refusalIn(message)
  throw new Refusal(isCode(code) ? code : 'INTERNAL', `${name}: ${subject}`, { reason, fix })
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(late)
}

function isAddress(message: unknown): message is { readonly url: string } {
  return (
    typeof message === 'object' &&
    message !== null &&
    'url' in message &&
    typeof message.url === 'string'
  )
}

function refusalIn(
  message: unknown,
): Readonly<Record<'code' | 'subject' | 'reason' | 'fix', string>> {
  const said =
    typeof message === 'object' && message !== null && 'refusal' in message ? message.refusal : {}
  return { code: '', subject: '', reason: '', fix: '', ...(said as object) }
}

function isCode(text: string): text is RefusalCode {
  return Object.hasOwn(refusals, text)
}
