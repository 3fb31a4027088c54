import { generateKeyPairSync, type KeyObject, randomBytes, randomUUID } from 'node:crypto'
import { loadAgreements } from '@motlan/agreements'
import {
  committedSubgraphs,
  composeSupergraph,
  oneSource,
  registries,
  type Supergraph,
} from '@motlan/catalogue'
import { consentCompanion, migrateFacts, openFacts } from '@motlan/facts'
import { createGateway, type FactSource, type Gateway, type GatewayAnswer } from '@motlan/gateway'
import type { JsonObject, Transport } from '@motlan/kernel'
import {
  type Ledger,
  type LookUp,
  migrateLedger,
  openLedger,
  openTrace,
  temporaryLedgerKeys,
} from '@motlan/ledger'
import { compilePolicy, type Policy } from '@motlan/policy'
import { createDatabase, dropDatabase, inProcess, type Subgraph } from '@motlan/registry-kit'
import { insideDoor, peopleSee, registryModules } from '@motlan/sandbox'
import { buildCountry } from '@motlan/seed'
import { exportJWK, type JWTPayload, SignJWT } from 'jose'
import type pg from 'pg'
import pino from 'pino'
import { rowsOf } from './rows-of.ts'

/** The day the made-up country lives in. */
export const today = new Date('2026-11-21T09:00:00Z')

/** The whole of Motlan in this process, on real databases, with everything it does in sight. */
export interface World {
  readonly gateway: Gateway
  readonly policy: Policy
  /** Every SQL statement the registries sent since the last `forget`, with the registry in front. */
  readonly statements: readonly string[]
  /** Every line that was logged. */
  readonly log: readonly string[]
  readonly forget: () => void
  readonly subgraphs: Readonly<Record<string, Subgraph>>
  readonly transports: Readonly<Record<string, Transport>>
  readonly grantKeys: Readonly<Record<string, Uint8Array>>
  readonly ledger: Ledger
  /** Every look-up that became durable since the last `forget`. */
  readonly recorded: readonly LookUp[]
  /** The address of a registry's database, or of `exchange`, with the role that owns it. */
  readonly ownerUrl: (name: string) => string
  /** From the next look-up on. */
  readonly putInForce: (version: Policy) => void
  readonly ask: (question: Question) => Promise<GatewayAnswer>
  readonly token: (agency: string, scope?: string) => Promise<string>
  /** Asks as a citizen who has logged in. */
  readonly asCitizen: (
    citizenId: string,
    query: string,
    variables?: JsonObject,
    scope?: string,
  ) => Promise<GatewayAnswer>
  readonly sql: <Row extends pg.QueryResultRow>(
    database: string,
    text: string,
    values?: readonly unknown[],
  ) => Promise<readonly Row[]>
  /** Ends every connection to a database, as a crash of PostgreSQL would. */
  readonly cut: (database: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** One look-up as a test writes it. */
export interface Question {
  readonly agency: string
  readonly procedure?: string
  readonly purpose?: string
  readonly case?: string
  /** Of the office. */
  readonly province?: string
  readonly query: string
  readonly variables?: JsonObject
  readonly strict?: boolean
}

/** What a test changes about the world. */
export interface Changes {
  readonly citizens?: number
  readonly supergraph?: Supergraph
  /** Keys of registries beyond the five. */
  readonly grantKeys?: Readonly<Record<string, Uint8Array>>
  readonly policy?: (shipped: Policy) => Policy
  readonly transports?: (
    own: Readonly<Record<string, Transport>>,
  ) => Readonly<Record<string, Transport>>
  readonly ledger?: (own: Ledger) => Ledger
  readonly facts?: (own: FactSource) => FactSource
  /** The day the made-up country lives in, where nothing is said. */
  readonly clock?: () => Date
}

const issuer = 'https://issuer.test'

/** Builds a small country in databases of its own and opens a gateway over it. */
export async function openWorld(adminUrl: string, changes: Changes = {}): Promise<World> {
  const prefix = `w${randomBytes(4).toString('hex')}`
  const owners: Record<string, string> = {}
  const apps: Record<string, string> = {}
  const registrars: Record<string, string> = {}
  const create = async (name: string, appMay: readonly ('select' | 'insert')[]) => {
    const urls = await createDatabase(adminUrl, {
      name: `${prefix}_${name}`,
      ownerPassword: prefix,
      appPassword: prefix,
      ...(name !== 'exchange' && { registrarPassword: prefix }),
      appMay,
    })
    owners[name] = urls.ownerUrl
    apps[name] = urls.appUrl
    registrars[name] = urls.registrarUrl ?? ''
  }
  for (const { name, migrate } of registryModules) {
    await create(name, ['select'])
    await migrate(owners[name] ?? '')
  }
  await create('exchange', ['select', 'insert'])
  for (const migrate of [migrateLedger, migrateFacts]) {
    await migrate({ connectionString: owners.exchange ?? '' }, `${prefix}_exchange_app`)
  }
  await buildCountry({ databases: owners, citizens: changes.citizens ?? 2_000, seed: 1 })

  const statements: string[] = []
  const log: string[] = []
  const open = registryModules.map(({ name, open: openRegistry }) => ({
    name,
    ...openRegistry(
      { appUrl: apps[name] ?? '', registrarUrl: registrars[name] ?? '' },
      () => undefined,
      (text) => statements.push(`${name}: ${text}`),
    ),
  }))
  const ownKeys = Object.fromEntries(open.map(({ name }) => [name, randomBytes(32)]))
  const grantKeys = { ...ownKeys, ...changes.grantKeys }
  const clock = changes.clock ?? (() => today)
  const subgraphs = Object.fromEntries(open.map(({ name, subgraph }) => [name, subgraph]))
  const own = Object.fromEntries(
    open.map(({ name, subgraph }) => [
      name,
      inProcess(subgraph, { grantKey: ownKeys[name] ?? new Uint8Array(), clock }),
    ]),
  )
  const transports = changes.transports?.(own) ?? own
  const shipped = compilePolicy({ ...(await loadAgreements()), vocabulary: oneSource(registries) })
  const policy = changes.policy?.(shipped) ?? shipped
  let inForce: Policy = policy
  const exchange = { connectionString: apps.exchange ?? '' }
  const ledgerKeys = temporaryLedgerKeys()
  const written = openLedger({ connection: exchange, keys: ledgerKeys })
  const trace = openTrace({ connection: exchange, keys: ledgerKeys, clock })
  const facts = openFacts({ connection: exchange })
  const recorded: LookUp[] = []
  const heard: Ledger = {
    ...written,
    append: async (lookUp) => {
      await written.append(lookUp)
      recorded.push(lookUp)
    },
  }
  const ledger = changes.ledger?.(heard) ?? heard
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA' }] }
  const inside = insideDoor(clock)
  const vocabulary = oneSource(registries)
  const gateway = createGateway({
    ...(changes.supergraph ?? composeSupergraph(committedSubgraphs())),
    transports,
    grantKeys,
    policy: () => inForce,
    ledger,
    facts: changes.facts?.(facts.source) ?? facts.source,
    identity: { issuers: [{ issuer, keys, citizens: true }, inside.issuer] },
    companions: [
      peopleSee(inside, { trace, ledger, policy: () => inForce, vocabulary, clock }),
      consentCompanion({ consents: facts.consents, policy: () => inForce, clock }),
    ],
    clock,
    newId: randomUUID,
    logger: pino({ level: 'trace' }, { write: (line: string) => log.push(line) }),
  })
  inside.open(gateway)
  const token = (agency: string, scope = 'lookup', province?: string) =>
    signed(privateKey, 'officer-7', { agency, scope, ...(province && { province }) }, clock())
  return {
    gateway,
    policy,
    statements,
    log,
    forget: () => {
      statements.length = 0
      log.length = 0
      recorded.length = 0
    },
    subgraphs,
    transports,
    grantKeys,
    ledger,
    recorded,
    ownerUrl: (name) => owners[name] ?? '',
    token,
    putInForce: (version) => {
      inForce = version
    },
    ask: async ({ agency, procedure, purpose, case: dossier, province, ...question }) =>
      gateway.handle({
        ...question,
        authorization: `Bearer ${await token(agency, 'lookup', province)}`,
        stated: { procedure, purpose, case: dossier },
      }),
    asCitizen: async (citizen, query, variables = {}, scope = 'trace cases') => {
      const made = await signed(privateKey, 'account-1', { citizen, scope }, clock())
      return gateway.handle({ query, variables, authorization: `Bearer ${made}`, stated: {} })
    },
    sql: (database, text, values = []) => rowsOf(owners[database] ?? '', text, values),
    cut: async (database) => {
      const cutting = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1'
      await rowsOf(adminUrl, cutting, [`${prefix}_${database}`])
    },
    close: async () => {
      await Promise.all([written.close(), trace.close(), facts.close()])
      await Promise.all(open.map(({ close }) => close()))
      for (const name of Object.keys(owners)) await dropDatabase(adminUrl, `${prefix}_${name}`)
    },
  }
}

function signed(key: KeyObject, subject: string, claims: JWTPayload, now: Date): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
    .setIssuer(issuer)
    .setAudience('motlan-gateway')
    .setSubject(subject)
    .setIssuedAt(now)
    .setExpirationTime(new Date(now.getTime() + 3_600_000))
    .sign(key)
}
