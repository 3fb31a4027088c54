import type { Logger } from 'pino'
import { type Closing, openClosing } from './closing.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { type Databases, prepareDatabases } from './databases.ts'
import { lockHome } from './home-lock.ts'
import { flushed, openLog } from './log.ts'
import { type RegistryModule, registryModules } from './registry-modules.ts'
import { openSecrets, type Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'

/** A home that is ours alone, with every database up to date. */
export interface OpenHome {
  readonly settings: Settings
  readonly secrets: Secrets
  readonly databases: Databases
  readonly modules: readonly RegistryModule[]
  readonly log: Logger
  readonly closing: Closing
}

/** Told what is happening, in the words of somebody who waits for it. */
export type Tell = (step: string) => void

/** Locks the home, starts the embedded cluster if any database needs it, and prepares all databases. */
export async function openHome(settings: Settings, tell: Tell): Promise<OpenHome> {
  const lock = lockHome(settings.home)
  const log = openLog(settings, 'gateway')
  const closing = openClosing((cause) =>
    log.warn({ reason: String(cause) }, 'something did not close properly'),
  )
  closing.add(lock.release)
  closing.add(() => flushed(log))
  try {
    const secrets = openSecrets(settings.home)
    const adminUrl = onFirstUse(async () => {
      tell('starting PostgreSQL')
      const cluster: Cluster = await startCluster({ home: settings.home })
      closing.add(cluster.stop)
      return cluster.adminUrl
    })
    const databases = await prepareDatabases({
      settings,
      secrets,
      modules: registryModules,
      adminUrl,
    })
    return { settings, secrets, databases, modules: registryModules, log, closing }
  } catch (cause) {
    await closing.close()
    throw cause
  }
}

function onFirstUse<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
