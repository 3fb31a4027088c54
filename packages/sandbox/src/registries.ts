import { overHttp } from '@motlan/gateway'
import { Refusal, type Transport } from '@motlan/kernel'
import { type DatabaseUrls, inProcess } from '@motlan/registry-kit'
import type { Logger } from 'pino'
import { allDone } from './all-done.ts'
import type { Closing } from './closing.ts'
import { freePort, isFree } from './free-port.ts'
import type { RegistryModule } from './registry-modules.ts'
import { startRegistryProcess } from './registry-process.ts'
import type { Port, RegistrySettings, Settings } from './settings.ts'

/** A registry that can be asked. */
export interface ReachedRegistry {
  readonly name: string
  readonly transport: Transport
  readonly grantKey: Uint8Array
  /** Its address, where it has one. */
  readonly url?: string
  readonly close: () => Promise<void>
}

/** What registries are reached with. */
export interface RegistryContext {
  readonly settings: Settings
  readonly modules: readonly RegistryModule[]
  readonly databases: ReadonlyMap<string, DatabaseUrls>
  readonly grantKey: (registry: string) => Uint8Array
  readonly clock: () => Date
  readonly log: Logger
  /** Where each registry that has been opened is to be closed, also when another one fails. */
  readonly closing: Closing
}

/** Opens every registry in the topology that is configured: here, in a process of its own, or wherever it runs already. */
export async function openRegistries(
  context: RegistryContext,
): Promise<readonly ReachedRegistry[]> {
  return allDone(
    context.settings.registries.map(async (registry) => {
      const reached = await openRegistry(registry, context)
      context.closing.add(reached.close)
      return reached
    }),
  )
}

/** How a registry reaches its database: never as its owner. */
type RegistryUrls = Pick<DatabaseUrls, 'appUrl' | 'registrarUrl'>

async function openRegistry(
  registry: RegistrySettings,
  context: RegistryContext,
): Promise<ReachedRegistry> {
  const { name, url } = registry
  const grantKey = registry.grantKey ?? context.grantKey(name)
  if (url) return overNetwork(name, grantKey, url.href, async () => {})
  const urls = context.databases.get(name) ?? { appUrl: '' }
  if (context.settings.apart) return inOwnProcess(registry, grantKey, urls, context)
  return inThisProcess(name, grantKey, urls, context)
}

function inThisProcess(
  name: string,
  grantKey: Uint8Array,
  urls: RegistryUrls,
  { modules, clock, log }: RegistryContext,
): ReachedRegistry {
  const module = modules.find((known) => known.name === name)
  if (!module)
    throw new Refusal('CONFIGURATION_INVALID', name, { reason: 'there is no such registry here' })
  const { subgraph, close } = module.open(urls, (error) =>
    log.warn({ registry: name, reason: error.name }, 'an idle connection broke'),
  )
  return { name, grantKey, transport: inProcess(subgraph, { grantKey, clock, log }), close }
}

async function inOwnProcess(
  { name, port }: RegistrySettings,
  grantKey: Uint8Array,
  { appUrl, registrarUrl }: RegistryUrls,
  { settings }: RegistryContext,
): Promise<ReachedRegistry> {
  const roles = { appUrl, ...(registrarUrl !== undefined && { registrarUrl }) }
  const options = { name, ...roles, grantKey, host: '127.0.0.1', settings }
  const { url, stop } = await startRegistryProcess({ ...options, port: await portFor(port) })
  return overNetwork(name, grantKey, url, stop)
}

/** A port that was asked for is the server's to refuse; another one is looked for here. */
async function portFor({ number, explicit }: Port): Promise<number> {
  return explicit || (await isFree(number)) ? number : freePort()
}

function overNetwork(
  name: string,
  grantKey: Uint8Array,
  url: string,
  stop: () => Promise<void>,
): ReachedRegistry {
  const { transport, close } = overHttp({ url })
  const closeBoth = async () => {
    await close()
    await stop()
  }
  return { name, grantKey, url, transport, close: closeBoth }
}
