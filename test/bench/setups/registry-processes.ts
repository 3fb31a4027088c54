import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The registries as processes of their own. */
export interface RegistryProcesses {
  /** Where each answers GraphQL, by name. */
  readonly urls: Readonly<Record<string, string>>
  readonly stop: () => void
}

/** Motlan's own registry servers, behind the guard. */
export function guardedProcesses(
  appUrls: Readonly<Record<string, string>>,
  grantKeys: Readonly<Record<string, Uint8Array>>,
): Promise<RegistryProcesses> {
  return started(appUrls, (name) => ({
    script: fileURLToPath(new URL(`../../../packages/${name}/src/server.ts`, import.meta.url)),
    env: {
      GRANT_KEY: Buffer.from(grantKeys[name] ?? []).toString('base64url'),
      LOG_LEVEL: 'silent',
    },
  }))
}

/** The same registries behind Yoga alone, for gateways that know of no grants. */
export function plainProcesses(
  appUrls: Readonly<Record<string, string>>,
): Promise<RegistryProcesses> {
  const script = fileURLToPath(new URL('./plain-registry-server.ts', import.meta.url))
  return started(appUrls, (name) => ({ script, env: { REGISTRY: name } }))
}

async function started(
  appUrls: Readonly<Record<string, string>>,
  how: (name: string) => {
    readonly script: string
    readonly env: Readonly<Record<string, string>>
  },
): Promise<RegistryProcesses> {
  const children: ChildProcess[] = []
  const urls = await Promise.all(
    Object.entries(appUrls).map(async ([name, url]) => {
      const { script, env } = how(name)
      const child = fork(script, {
        env: { ...process.env, ...env, DATABASE_URL: url, PORT: '0', NODE_ENV: 'production' },
      })
      children.push(child)
      const [message] = (await once(child, 'message')) as [{ readonly url: string }]
      return [name, message.url] as const
    }),
  )
  return {
    urls: Object.fromEntries(urls),
    stop: () => {
      for (const child of children) child.kill('SIGKILL')
    },
  }
}
