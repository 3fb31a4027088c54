import { randomUUID } from 'node:crypto'
import { committedSubgraphs, composeSupergraph, vocabularyOf } from '@motlan/catalogue'
import { createGateway, gatewayServer } from '@motlan/gateway'
import { openLedger } from '@motlan/ledger'
import { canaryFor } from './canary.ts'
import { ensureCountry } from './country.ts'
import { type Example, examplesFor } from './examples.ts'
import { exchangeProbe } from './exchange-probe.ts'
import { identityFrom } from './identity.ts'
import { type SandboxIssuer, sandboxIssuer } from './issuer.ts'
import { listen } from './listen.ts'
import { loadedPolicy } from './loaded-policy.ts'
import { type OpenHome, openHome, type Tell } from './open-home.ts'
import { demonstrationPages } from './pages.ts'
import { openRegistries, type ReachedRegistry } from './registries.ts'
import { announce } from './running.ts'
import type { Settings } from './settings.ts'
import { startTelemetry } from './telemetry.ts'

/** A sandbox that answers. */
export interface Sandbox {
  readonly url: string
  readonly registries: readonly Pick<ReachedRegistry, 'name' | 'url'>[]
  readonly issuer: SandboxIssuer
  readonly examples: readonly Example[]
  /** Ends everything: what is under way is answered and recorded first. */
  readonly stop: () => Promise<void>
}

/** What a start is told with, and the clock it lives by. */
export interface StartOptions {
  readonly clock: () => Date
  readonly tell: Tell
  /** Aborts when somebody no longer wants to wait: what was started is stopped. */
  readonly signal?: AbortSignal
}

/** Starts everything: databases, country, registries, gateway. What was started is stopped again if anything fails. */
export async function startSandbox(settings: Settings, options: StartOptions): Promise<Sandbox> {
  const home = await openHome(settings, options.tell)
  try {
    await ensureCountry(home, options.tell)
    return await served(home, options)
  } catch (cause) {
    await home.closing.close()
    throw cause
  }
}

async function served(home: OpenHome, { clock, tell }: StartOptions): Promise<Sandbox> {
  const { settings, secrets, databases, modules, log, closing } = home
  const telemetry = await startTelemetry(settings.otlp, 'motlan-gateway')
  closing.add(telemetry.shutdown)
  tell('starting the registries')
  const registries = await openRegistries({
    settings,
    modules,
    databases: databases.registries,
    grantKey: secrets.grantKey,
    clock,
    log,
  })
  for (const { close } of registries) closing.add(close)
  const ledger = openLedger({ connection: { connectionString: databases.exchange.appUrl } })
  closing.add(ledger.close)
  const exchange = exchangeProbe(databases.exchange.appUrl)
  closing.add(exchange.close)

  const policy = await loadedPolicy()
  const issuer = sandboxIssuer(secrets.issuerKey(), clock)
  const examples = examplesFor(policy)
  const supergraph = composeSupergraph(committedSubgraphs())
  const gateway = createGateway({
    ...supergraph,
    transports: byName(registries, ({ transport }) => transport),
    grantKeys: byName(registries, ({ grantKey }) => grantKey),
    policy: () => policy,
    ledger,
    identity: await identityFrom(settings, issuer),
    clock,
    newId: randomUUID,
    logger: log,
  })
  const server = gatewayServer({
    gateway,
    ready: canaryFor(
      registries,
      vocabularyOf(supergraph.supergraphSdl),
      exchange.probe,
      clock,
      randomUUID,
    ),
    ...(!settings.oidc && { jwks: () => ({ ...issuer.keys }) }),
    ...(settings.demonstration && {
      page: demonstrationPages({ issuer, policy: () => policy, examples, clock }),
    }),
    newId: randomUUID,
    logger: log,
  })
  const { url, close } = await listen(server.listener, settings.gateway, settings.host)
  closing.add(close)
  closing.add(announce(settings.home, { url, pid: process.pid }))
  log.info({ url, registries: registries.length }, 'serving')
  return { url, registries, issuer, examples, stop: closing.close }
}

function byName<T>(
  registries: readonly ReachedRegistry[],
  part: (registry: ReachedRegistry) => T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(registries.map((registry) => [registry.name, part(registry)]))
}
