import { randomUUID } from 'node:crypto'
import { openBurden } from '@motlan/cases'
import { consentCompanion, openFacts } from '@motlan/facts'
import { createGateway, gatewayServer } from '@motlan/gateway'
import { openLedger, openTrace } from '@motlan/ledger'
import { activePolicy } from '@motlan/policy'
import { loadProcedures } from '@motlan/procedures'
import { type Blueprint, drawBlueprint } from './blueprint.ts'
import { canaryFor } from './canary.ts'
import { openCaseDesk } from './case-desk.ts'
import { openCast } from './cast.ts'
import { type CountryWatch, ensureCountry } from './country.ts'
import { type Example, examplesOf } from './examples.ts'
import { followPolicy } from './follow-policy.ts'
import { identityFrom } from './identity.ts'
import { insideDoor } from './inside-door.ts'
import { type SandboxIssuer, sandboxIssuer } from './issuer.ts'
import { demandPorts, listen } from './listen.ts'
import { openEvents } from './open-events.ts'
import { type OpenHome, openHome, type Tell } from './open-home.ts'
import { demonstrationPages } from './pages.ts'
import { peopleSee } from './people-see.ts'
import { publishPolicy } from './policy-versions.ts'
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

/** Who waits for the start, and the clock the sandbox lives by. */
export interface StartOptions extends CountryWatch {
  readonly clock: () => Date
  readonly tell: Tell
}

/** Starts everything: databases, country, registries, gateway. What was started is stopped again if anything fails. */
export async function startSandbox(settings: Settings, options: StartOptions): Promise<Sandbox> {
  await demandPorts([settings.gateway], settings.host)
  const opening = openHome(settings, options.tell)
  const drawing = drawBlueprint()
  // Whatever fails first is told; the other failure is not to end the process meanwhile.
  drawing.catch(() => {})
  const home = await opening
  try {
    const blueprint = await drawing
    await ensureCountry(home, options)
    options.signal?.throwIfAborted()
    return await served(home, blueprint, options)
  } catch (cause) {
    await home.closing.close()
    throw cause
  }
}

async function served(
  home: OpenHome,
  { policy, vocabulary, supergraphSdl, publicSdl }: Blueprint,
  { clock, tell }: StartOptions,
): Promise<Sandbox> {
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
    closing,
  })
  const ledger = openLedger({
    connection: { connectionString: databases.exchange.appUrl },
    keys: secrets.ledgerKeys(),
    clock,
    attesting: {
      ...settings.attesting,
      failed: (by) => log.warn({ by }, 'a checkpoint of the ledger was not attested'),
    },
  })
  closing.add(ledger.close)
  const trace = openTrace({
    connection: { connectionString: databases.exchange.appUrl },
    keys: secrets.ledgerKeys(),
    clock,
  })
  closing.add(trace.close)
  const facts = openFacts({ connection: { connectionString: databases.exchange.appUrl } })
  closing.add(facts.close)

  const active = activePolicy(policy)
  // Where nothing is prepared, somebody else says which version is in force.
  if (settings.prepare) await publishPolicy(databases.exchange.ownerUrl, policy, 'start')
  closing.add(followPolicy({ url: databases.exchange.appUrl, active, log }).stop)

  const issuer = sandboxIssuer(secrets.issuerKey(), clock)
  const { idOf, citizens } = openCast()
  const examples = examplesOf(idOf)
  const identity = await identityFrom(settings, issuer)
  const inside = insideDoor(clock)
  const exchangeUrl = databases.exchange.appUrl
  const loaded = await loadProcedures()
  const desk = { exchangeUrl, supergraphSdl, loaded, registries, clock, log }
  const cases = openCaseDesk(inside, desk)
  closing.add(cases.close)
  const burden = openBurden({
    connection: { connectionString: exchangeUrl },
    procedures: loaded.procedures,
    clock,
    onFault: () => log.warn('the exchange does not tell of cases; asking again'),
  })
  closing.add(burden.close)
  const events = openEvents({
    databases,
    registries,
    secret: secrets.signalKey(),
    policy: active.current,
    factsAbout: (about, facts, at) => gateway.factsAbout({ ...about, facts, at }),
    vocabulary,
    ledger,
    clock,
    ...(settings.signalDays !== undefined && { days: settings.signalDays }),
    log,
    closing,
  })
  const gateway = createGateway({
    supergraphSdl,
    publicSdl,
    transports: byName(registries, ({ transport }) => transport),
    grantKeys: byName(registries, ({ grantKey }) => grantKey),
    policy: active.current,
    ledger,
    identity: { ...identity, issuers: [...identity.issuers, inside.issuer] },
    companions: [
      peopleSee(inside, { trace, ledger, policy: active.current, vocabulary, clock }),
      cases.companion,
      events.companion,
      burden.companion,
      consentCompanion({ consents: facts.consents, policy: active.current, clock }),
    ],
    facts: facts.source,
    clock,
    newId: randomUUID,
    logger: log,
  })
  inside.open(gateway)
  cases.start()
  events.start()
  const server = gatewayServer({
    gateway,
    ready: canaryFor(registries, vocabulary, ledger.ready, clock, randomUUID),
    ...(!settings.oidc && { jwks: () => ({ ...issuer.keys }) }),
    ...(settings.demonstration && {
      page: demonstrationPages({ issuer, policy: active.current, examples, citizens, clock }),
    }),
    newId: randomUUID,
    logger: log,
  })
  const { url, close } = await listen(server.listener, settings.gateway, settings.host)
  closing.add(close)
  closing.add(gateway.endSubscriptions)
  const embedded = settings.exchange ? {} : { databases: new URL(databases.exchange.appUrl).host }
  closing.add(announce(settings.home, { url, pid: process.pid, ...embedded }))
  log.info({ url, registries: registries.length }, 'serving')
  return { url, registries, issuer, examples, stop: closing.close }
}

function byName<T>(
  registries: readonly ReachedRegistry[],
  part: (registry: ReachedRegistry) => T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(registries.map((registry) => [registry.name, part(registry)]))
}
