import { Refusal } from '@motlan/kernel'
import { openDatabase, type RegistryDatabase } from './database.ts'
import { grantKeyFrom } from './grant-key.ts'
import type { Subgraph } from './registry.ts'
import { safeLog } from './safe-log.ts'
import { type RegistryServer, serve } from './server.ts'

/** A registry as a process needs it. */
export interface RunnableRegistry<DB> {
  readonly name: string
  readonly subgraph: (database: RegistryDatabase<DB>, registrar?: RegistryDatabase<DB>) => Subgraph
}

/**
 * Runs a registry as a process of its own until a signal ends it. The environment says everything: DATABASE_URL (with the
 * role that looks up), REGISTRAR_URL (with the role that writes declarations down; without it there are none), GRANT_KEY,
 * PORT, HOST, LOG_LEVEL. Where another process of ours started it, that one is told the
 * address, and its end is our end.
 */
export async function runRegistry<DB>(registry: RunnableRegistry<DB>): Promise<void> {
  try {
    const { url, stop } = await started(registry, process.env)
    process.send?.({ url })
    for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(event, stop)
  } catch (cause) {
    const refusal =
      cause instanceof Refusal ? cause : new Refusal('INTERNAL', registry.name, { cause })
    const { code, subject, reason, fix } = refusal
    process.send?.({ refusal: { code, subject, reason, fix } })
    process.stderr.write(`${code} ${refusal.message}\nwhat to do: ${fix}\n`)
    process.exitCode = 1
    // An open channel to the process that started us would keep this one alive.
    if (process.connected) process.disconnect()
  }
}

type Environment = Readonly<Record<string, string | undefined>>

async function started<DB>(
  { name, subgraph }: RunnableRegistry<DB>,
  environment: Environment,
): Promise<Pick<RegistryServer, 'url'> & { readonly stop: () => Promise<void> }> {
  const databaseUrl = demanded(environment, 'DATABASE_URL')
  const grantKey = grantKeyFrom(demanded(environment, 'GRANT_KEY'), 'GRANT_KEY')
  const port = portFrom(demanded(environment, 'PORT'))
  const log = safeLog({ process: name, level: environment.LOG_LEVEL ?? 'info' })
  const options = {
    applicationName: `motlan ${name}`,
    onError: (error: Error) => log.warn({ code: codeOf(error) }, 'an idle connection broke'),
  }
  const database = openDatabase<DB>(databaseUrl, options)
  const registrarUrl = environment.REGISTRAR_URL?.trim()
  const registrar = registrarUrl ? openDatabase<DB>(registrarUrl, options) : undefined
  const server = await serve(subgraph(database, registrar), {
    grantKey,
    clock: () => new Date(),
    port,
    ...(environment.HOST && { host: environment.HOST }),
    log,
    ready: database.ping,
  })
  log.info({ port: server.port }, 'serving')
  return {
    url: server.url,
    stop: async () => {
      await server.close()
      await Promise.all([database.close(), registrar?.close()])
      process.exit(0)
    },
  }
}

function demanded(environment: Environment, setting: string): string {
  const value = environment[setting]?.trim()
  if (value) return value
  throw new Refusal('CONFIGURATION_INVALID', setting, {
    reason: 'a registry does not run without it',
    fix: `set the environment variable ${setting}`,
  })
}

function portFrom(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Refusal('CONFIGURATION_INVALID', 'PORT', {
    reason: 'a port is a number from 0 to 65535',
  })
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name
}
