import { resolve } from 'node:path'
import type { Attesting } from '@motlan/ledger'
import { grantKeyFrom } from '@motlan/registry-kit'
import { z } from 'zod'
import {
  checked,
  databaseAddress,
  demandKnownNames,
  type Given,
  generalShape,
  portNumber,
  webAddress,
} from './setting-shapes.ts'

/** A port that was asked for (taken: refused), or one to begin searching at (taken: the next). */
export interface Port {
  readonly number: number
  readonly explicit: boolean
}

/** How a database that is not the embedded one is reached. */
export interface ExternalDatabase {
  /** With a role that may create tables. */
  readonly ownerUrl: string
  /** With a role that may only look up (exchange: also add); made with a generated password where it is not named. */
  readonly appUrl?: string
  /** With the role that writes declarations down; made where it is not named and the owner may make roles. */
  readonly registrarUrl?: string
}

/** What is configured about one registry. */
export interface RegistrySettings {
  readonly name: string
  readonly port: Port
  readonly database?: ExternalDatabase
  /** It runs elsewhere, under this address, and we neither start nor fill it. */
  readonly url?: URL
  readonly grantKey?: Uint8Array
}

/** Everything about a sandbox that somebody can decide. */
export interface Settings {
  readonly home: string
  readonly host: string
  /** Whether every registry is its own process, reached over HTTP. */
  readonly apart: boolean
  /** Whether databases are made, migrated and filled; false where somebody else has done it. */
  readonly prepare: boolean
  /** Whether tokens and GraphiQL are there for the asking: only for people on this machine. */
  readonly demonstration: boolean
  readonly gateway: Port
  readonly registries: readonly RegistrySettings[]
  readonly exchange?: ExternalDatabase
  /** Who else attests what the ledger signs. */
  readonly attesting: Omit<Attesting, 'failed'>
  /** Days for which signals of changes are kept. */
  readonly signalDays?: number
  readonly country: {
    readonly citizens?: number
    readonly seed?: number
    /** Files of personas beside the built-in cast. */
    readonly personas?: readonly string[]
  }
  readonly oidc?: { readonly issuer: string; readonly keys?: URL; readonly audience?: string }
  /** Where traces and metrics go; nowhere when undefined. */
  readonly otlp?: URL
  readonly log: { readonly level: string; readonly target: 'file' | 'stdout' }
}

/** Reads the settings from environment variables; what is wrong with one is said by its name, never with its value. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  registryNames: readonly string[],
): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  demandKnownNames(given, registryNames)
  const general = checked(generalShape, given)
  const prepare = general.MOTLAN_PREPARE
  const registries = registryNames.map((name, index) =>
    registrySettings({ name, firstPort: 4001 + index, prepare, given }),
  )
  const exchange = externalDatabase('EXCHANGE', prepare, given)
  const onLoopback = ['127.0.0.1', 'localhost', '::1'].includes(general.MOTLAN_HOST)
  return {
    home: resolve(general.MOTLAN_HOME),
    host: general.MOTLAN_HOST,
    apart: general.MOTLAN_HTTP,
    prepare,
    demonstration: general.MOTLAN_SANDBOX ?? (onLoopback && !general.OIDC_ISSUER),
    gateway: portFrom('MOTLAN_PORT', 4000, given),
    registries,
    ...(exchange && { exchange }),
    attesting: {
      ...(general.MOTLAN_LEDGER_WITNESSES && { witnesses: general.MOTLAN_LEDGER_WITNESSES }),
      ...(general.MOTLAN_LEDGER_TIME_STAMPS && {
        timeStamps: { url: general.MOTLAN_LEDGER_TIME_STAMPS.href },
      }),
    },
    ...(general.MOTLAN_SIGNAL_DAYS !== undefined && { signalDays: general.MOTLAN_SIGNAL_DAYS }),
    country: {
      ...(general.MOTLAN_CITIZENS !== undefined && { citizens: general.MOTLAN_CITIZENS }),
      ...(general.MOTLAN_SEED !== undefined && { seed: general.MOTLAN_SEED }),
      ...(general.MOTLAN_PERSONAS && {
        personas: general.MOTLAN_PERSONAS.split(',').map((file) => resolve(file.trim())),
      }),
    },
    ...(general.OIDC_ISSUER && {
      oidc: {
        issuer: general.OIDC_ISSUER.href.replace(/\/$/, ''),
        ...(general.OIDC_JWKS_URI && { keys: general.OIDC_JWKS_URI }),
        ...(general.OIDC_AUDIENCE && { audience: general.OIDC_AUDIENCE }),
      },
    }),
    ...(general.OTEL_EXPORTER_OTLP_ENDPOINT && { otlp: general.OTEL_EXPORTER_OTLP_ENDPOINT }),
    log: { level: general.MOTLAN_LOG_LEVEL, target: general.MOTLAN_LOG },
  }
}

function registrySettings({
  name,
  firstPort,
  prepare,
  given,
}: {
  readonly name: string
  readonly firstPort: number
  readonly prepare: boolean
  readonly given: Given
}): RegistrySettings {
  const suffix = name.toUpperCase()
  const shape = z.object({
    [`REGISTRY_URL_${suffix}`]: webAddress.optional(),
  })
  const address = checked(shape, given)[`REGISTRY_URL_${suffix}`]
  const database = externalDatabase(suffix, prepare, given)
  const keyName = `GRANT_KEY_${suffix}`
  const key = given[keyName]
  return {
    name,
    port: portFrom(`MOTLAN_PORT_${suffix}`, firstPort, given),
    ...(database && { database }),
    ...(address && { url: address }),
    ...(key !== undefined && { grantKey: grantKeyFrom(key, keyName) }),
  }
}

/**
 * One address is enough: then its role owns the tables and a second role is made for look-ups. With two, `DATABASE_URL`
 * is for look-ups, as a registry in production gets it, and `DATABASE_OWNER_URL` for everything before.
 */
function externalDatabase(
  suffix: string,
  prepare: boolean,
  given: Given,
): ExternalDatabase | undefined {
  const [plain, owner] = [`DATABASE_URL_${suffix}`, `DATABASE_OWNER_URL_${suffix}`]
  const writing = `DATABASE_REGISTRAR_URL_${suffix}`
  const shape = z.object({
    [plain]: databaseAddress.optional(),
    [owner]: databaseAddress.optional(),
    [writing]: databaseAddress.optional(),
  })
  const { [plain]: plainUrl, [owner]: ownerUrl, [writing]: registrar } = checked(shape, given)
  const writes = registrar && { registrarUrl: registrar.href }
  if (ownerUrl && plainUrl) return { ownerUrl: ownerUrl.href, appUrl: plainUrl.href, ...writes }
  // Where nothing is prepared there is no use for an owner.
  if (!prepare && plainUrl) return { ownerUrl: plainUrl.href, appUrl: plainUrl.href, ...writes }
  const one = ownerUrl ?? plainUrl
  return one && { ownerUrl: one.href, ...writes }
}

function portFrom(name: string, first: number, given: Given): Port {
  const number = checked(z.object({ [name]: portNumber.optional() }), given)[name]
  return number === undefined ? { number: first, explicit: false } : { number, explicit: true }
}
