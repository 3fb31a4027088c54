import { resolve } from 'node:path'
import { didYouMean, Refusal } from '@motlan/kernel'
import { grantKeyFrom } from '@motlan/registry-kit'
import { z } from 'zod'

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
  readonly gateway: Port
  readonly registries: readonly RegistrySettings[]
  readonly exchange?: ExternalDatabase
  readonly country: { readonly citizens?: number; readonly seed?: string }
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
  const registries = registryNames.map((name, index) => registrySettings(name, 4001 + index, given))
  const exchange = externalDatabase('EXCHANGE', given)
  return {
    home: resolve(general.MOTLAN_HOME),
    host: general.MOTLAN_HOST,
    apart: general.MOTLAN_HTTP,
    gateway: portFrom('MOTLAN_PORT', 4000, given),
    registries,
    ...(exchange && { exchange }),
    country: {
      ...(general.MOTLAN_CITIZENS !== undefined && { citizens: general.MOTLAN_CITIZENS }),
      ...(general.MOTLAN_SEED !== undefined && { seed: general.MOTLAN_SEED }),
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

type Given = Readonly<Record<string, string | undefined>>

const url = (protocols: RegExp, like: string) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.test(new URL(text).protocol),
      `this is not an address such as ${like}`,
    )
    .transform((text) => new URL(text))
const webAddress = url(/^https?:$/, 'https://identity.example.vn')
const databaseAddress = url(/^postgres(ql)?:$/, 'postgres://user:password@host:5432/database')
const portNumber = z.coerce.number('a port is a number from 0 to 65535').int().min(0).max(65_535)

const generalShape = z.object({
  MOTLAN_HOME: z.string().default('.motlan'),
  MOTLAN_HOST: z.string().default('127.0.0.1'),
  MOTLAN_HTTP: z
    .enum(['true', 'false'], 'this is true or false')
    .default('false')
    .transform((text) => text === 'true'),
  MOTLAN_CITIZENS: z.coerce
    .number('this is a whole number of citizens')
    .int('this is a whole number of citizens')
    .min(1_000, 'a country has at least 1000 citizens')
    .max(100_000_000, 'a country has at most 100 million citizens')
    .optional(),
  MOTLAN_SEED: z.string().optional(),
  MOTLAN_LOG: z.enum(['file', 'stdout'], 'logs go to file or stdout').default('file'),
  MOTLAN_LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'this is one of trace, debug, info, warn, error, silent',
    )
    .default('info'),
  OIDC_ISSUER: webAddress.optional(),
  OIDC_JWKS_URI: webAddress.optional(),
  OIDC_AUDIENCE: z.string().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: webAddress.optional(),
})

/** The variables that exist once per registry: `DATABASE_URL_LAND`. */
const perRegistry = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'REGISTRY_URL',
  'GRANT_KEY',
  'MOTLAN_PORT',
]

function registrySettings(name: string, firstPort: number, given: Given): RegistrySettings {
  const suffix = name.toUpperCase()
  const shape = z.object({
    [`REGISTRY_URL_${suffix}`]: webAddress.optional(),
  })
  const address = checked(shape, given)[`REGISTRY_URL_${suffix}`]
  const database = externalDatabase(suffix, given)
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
function externalDatabase(suffix: string, given: Given): ExternalDatabase | undefined {
  const [plain, owner] = [`DATABASE_URL_${suffix}`, `DATABASE_OWNER_URL_${suffix}`]
  const shape = z.object({
    [plain]: databaseAddress.optional(),
    [owner]: databaseAddress.optional(),
  })
  const { [plain]: plainUrl, [owner]: ownerUrl } = checked(shape, given)
  if (ownerUrl && plainUrl) return { ownerUrl: ownerUrl.href, appUrl: plainUrl.href }
  const one = ownerUrl ?? plainUrl
  return one && { ownerUrl: one.href }
}

function portFrom(name: string, first: number, given: Given): Port {
  const number = checked(z.object({ [name]: portNumber.optional() }), given)[name]
  return number === undefined ? { number: first, explicit: false } : { number, explicit: true }
}

/** A variable of ours that nobody reads is a misspelt one, and silence would be the worst answer to it. */
function demandKnownNames(given: Given, registryNames: readonly string[]): void {
  const suffixes = registryNames.map((name) => name.toUpperCase())
  const known = new Set([
    ...Object.keys(generalShape.shape),
    'MOTLAN_PORT',
    'MOTLAN_TOKEN',
    'MOTLAN_URL',
    'DATABASE_URL_EXCHANGE',
    'DATABASE_OWNER_URL_EXCHANGE',
    ...perRegistry.flatMap((prefix) => suffixes.map((suffix) => `${prefix}_${suffix}`)),
  ])
  const ours = /^(MOTLAN|DATABASE_URL|DATABASE_OWNER_URL|REGISTRY_URL|GRANT_KEY)_/
  const stranger = Object.keys(given).find((name) => ours.test(name) && !known.has(name))
  if (stranger === undefined) return
  const meant = didYouMean(stranger, known)
  throw new Refusal('CONFIGURATION_INVALID', stranger, {
    reason: 'there is no such setting',
    fix: meant ? `did you mean ${meant}?` : `the settings are ${[...known].sort().join(', ')}`,
  })
}

function checked<Shape extends z.ZodType>(shape: Shape, given: Given): z.output<Shape> {
  const result = shape.safeParse(given)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new Refusal('CONFIGURATION_INVALID', String(issue?.path[0] ?? 'environment'), {
    reason: issue?.message ?? 'the value does not fit',
    fix: 'correct the value, or leave it out',
  })
}
