import { didYouMean, Refusal } from '@motlan/kernel'
import { z } from 'zod'

/** Environment variables that say something. */
export type Given = Readonly<Record<string, string | undefined>>

const url = (protocols: RegExp, like: string) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.test(new URL(text).protocol),
      `this is not an address such as ${like}`,
    )
    .transform((text) => new URL(text))
/** An address of the web. */
export const webAddress = url(/^https?:$/, 'https://identity.example.vn')
/** An address of a PostgreSQL database. */
export const databaseAddress = url(
  /^postgres(ql)?:$/,
  'postgres://user:password@host:5432/database',
)
/** The number of a port; 0 lets the system choose. */
export const portNumber = z.coerce
  .number('a port is a number from 0 to 65535')
  .int()
  .min(0)
  .max(65_535)

const wholeNumber = z.coerce.number('this is a whole number').int('this is a whole number')
const yesOrNo = z
  .enum(['true', 'false'], 'this is true or false')
  .transform((text) => text === 'true')

/** The variables that exist once. */
export const generalShape = z.object({
  MOTLAN_HOME: z.string().default('.motlan'),
  MOTLAN_HOST: z.string().default('127.0.0.1'),
  MOTLAN_HTTP: yesOrNo.default(false),
  MOTLAN_PREPARE: yesOrNo.default(true),
  MOTLAN_SANDBOX: yesOrNo.optional(),
  // How many there can be, and which seeds, is for the country to say.
  MOTLAN_CITIZENS: wholeNumber.optional(),
  MOTLAN_SEED: wholeNumber.optional(),
  MOTLAN_PERSONAS: z.string().optional(),
  MOTLAN_LOG: z.enum(['file', 'stdout'], 'logs go to file or stdout').default('file'),
  MOTLAN_LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'this is one of trace, debug, info, warn, error, silent',
    )
    .default('info'),
  MOTLAN_SIGNAL_DAYS: wholeNumber.min(1, 'signals are kept for a day at least').optional(),
  MOTLAN_LEDGER_WITNESSES: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim().split(/\s+/)))
    .refine(
      (all) => all.every(([url = '', key, ...more]) => URL.canParse(url) && key && !more.length),
      'each witness is its address and its verifier key, with a blank between; several with commas',
    )
    .transform((all) => all.map(([url = '', key = '']) => ({ url, key })))
    .optional(),
  MOTLAN_LEDGER_TIME_STAMPS: webAddress.optional(),
  OIDC_ISSUER: webAddress.optional(),
  OIDC_JWKS_URI: webAddress.optional(),
  OIDC_AUDIENCE: z.string().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: webAddress.optional(),
})

/** The variables that exist once per registry: `DATABASE_URL_LAND`. */
const perRegistry = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_REGISTRAR_URL',
  'REGISTRY_URL',
  'GRANT_KEY',
  'MOTLAN_PORT',
]

/** A variable of ours that nobody reads is a misspelt one, and silence would be the worst answer to it. */
export function demandKnownNames(given: Given, registryNames: readonly string[]): void {
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
  const ours =
    /^(MOTLAN|DATABASE_URL|DATABASE_OWNER_URL|DATABASE_REGISTRAR_URL|REGISTRY_URL|GRANT_KEY)_/
  const stranger = Object.keys(given).find((name) => ours.test(name) && !known.has(name))
  if (stranger === undefined) return
  const meant = didYouMean(stranger, known)
  throw new Refusal('CONFIGURATION_INVALID', stranger, {
    reason: 'there is no such setting',
    fix: meant ? `did you mean ${meant}?` : `the settings are ${[...known].sort().join(', ')}`,
  })
}

/** What a shape makes of the variables; the first that does not fit is refused by its name. */
export function checked<Shape extends z.ZodType>(shape: Shape, given: Given): z.output<Shape> {
  const result = shape.safeParse(given)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new Refusal('CONFIGURATION_INVALID', String(issue?.path[0] ?? 'environment'), {
    reason: issue?.message ?? 'the value does not fit',
    fix: 'correct the value, or leave it out',
  })
}
