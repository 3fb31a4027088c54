import { Refusal } from '@motlan/kernel'
import { expect, test } from 'vitest'
import { readSettings } from '../src/settings.ts'

const names = ['population', 'land']
const key = Buffer.alloc(32, 7).toString('base64url')

function refusalOf(environment: Record<string, string>): Refusal {
  try {
    readSettings(environment, names)
  } catch (cause) {
    if (cause instanceof Refusal) return cause
    throw cause
  }
  throw new Error('nothing was refused')
}

test('with nothing said everything is embedded, on loopback, in one process, untraced', () => {
  expect(readSettings({ PATH: '/bin', DATABASE: 'x' }, names)).toMatchObject({
    home: expect.stringMatching(/\.motlan$/),
    host: '127.0.0.1',
    apart: false,
    gateway: { number: 4000, explicit: false },
    registries: [
      { name: 'population', port: { number: 4001, explicit: false } },
      { name: 'land', port: { number: 4002, explicit: false } },
    ],
    country: {},
    log: { level: 'info', target: 'file' },
  })
  expect(readSettings({}, names)).not.toHaveProperty('otlp')
  expect(readSettings({ MOTLAN_PORT: '', DATABASE_URL_LAND: ' ' }, names)).toEqual(
    readSettings({}, names),
  )
})

test('who attests the ledger is named with address and key', () => {
  const MOTLAN_LEDGER_WITNESSES =
    'https://w.example/1 w.example/1+0a+b, http://localhost:4020 w2+0b+c'
  const MOTLAN_LEDGER_TIME_STAMPS = 'https://stamps.example/tsa'
  const { attesting } = readSettings({ MOTLAN_LEDGER_WITNESSES, MOTLAN_LEDGER_TIME_STAMPS }, names)
  expect(attesting).toEqual({
    witnesses: [
      { url: 'https://w.example/1', key: 'w.example/1+0a+b' },
      { url: 'http://localhost:4020', key: 'w2+0b+c' },
    ],
    timeStamps: { url: 'https://stamps.example/tsa' },
  })
  expect(readSettings({}, names).attesting).toEqual({})
  for (const wrong of ['https://w.example/1', 'nowhere key', 'https://w.example a b']) {
    expect(refusalOf({ MOTLAN_LEDGER_WITNESSES: wrong }).subject).toBe('MOTLAN_LEDGER_WITNESSES')
  }
})

test('one database address serves both roles, two are told apart', () => {
  const [population, land] = readSettings(
    {
      DATABASE_URL_POPULATION: 'postgres://o:p@db/population',
      DATABASE_URL_LAND: 'postgresql://app:p@db/land',
      DATABASE_OWNER_URL_LAND: 'postgresql://own:p@db/land',
    },
    names,
  ).registries
  expect(population?.database).toEqual({ ownerUrl: 'postgres://o:p@db/population' })
  expect(land?.database).toEqual({
    ownerUrl: 'postgresql://own:p@db/land',
    appUrl: 'postgresql://app:p@db/land',
  })
})

test('a registry may run elsewhere, with its key from the environment', () => {
  const [population] = readSettings(
    { REGISTRY_URL_POPULATION: 'http://population:4001/graphql', GRANT_KEY_POPULATION: key },
    names,
  ).registries
  expect(population?.url?.href).toBe('http://population:4001/graphql')
  expect(population?.grantKey).toHaveLength(32)
})

test.each([
  [{ DATABASE_URL_LAND: 'mysql://secret-host/x' }, 'DATABASE_URL_LAND'],
  [{ DATABASE_URL_LAND: 'not an address secret-host' }, 'DATABASE_URL_LAND'],
  [{ MOTLAN_PORT: '70000' }, 'MOTLAN_PORT'],
  [{ MOTLAN_PORT: 'secret-host' }, 'MOTLAN_PORT'],
  [{ MOTLAN_PORT_LAND: '-1' }, 'MOTLAN_PORT_LAND'],
  [{ MOTLAN_CITIZENS: '12.5' }, 'MOTLAN_CITIZENS'],
  [{ MOTLAN_SEED: 'secret-host' }, 'MOTLAN_SEED'],
  [{ MOTLAN_HTTP: 'yes' }, 'MOTLAN_HTTP'],
  [{ MOTLAN_LOG_LEVEL: 'loud' }, 'MOTLAN_LOG_LEVEL'],
  [{ OIDC_ISSUER: 'secret-host' }, 'OIDC_ISSUER'],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'ftp://secret-host' }, 'OTEL_EXPORTER_OTLP_ENDPOINT'],
  [{ GRANT_KEY_LAND: 'secret-host' }, 'GRANT_KEY_LAND'],
])('%o is refused by its name and without its value', (environment, subject) => {
  const refusal = refusalOf(environment)
  expect(refusal.code).toBe('CONFIGURATION_INVALID')
  expect(refusal.subject).toBe(subject)
  expect(`${refusal.message} ${refusal.fix}`).not.toContain('secret-host')
})

test('tokens for the asking are for people on this machine', () => {
  const at = (environment: Record<string, string>) => readSettings(environment, names).demonstration
  expect(at({})).toBe(true)
  expect(at({ MOTLAN_HOST: '0.0.0.0' })).toBe(false)
  expect(at({ OIDC_ISSUER: 'https://identity.example.vn' })).toBe(false)
  expect(at({ MOTLAN_HOST: '0.0.0.0', MOTLAN_SANDBOX: 'true' })).toBe(true)
})

test('where databases are prepared already, one address is the one that looks up', () => {
  const DATABASE_URL_LAND = 'postgres://app:p@db/land'
  const [, land] = readSettings({ MOTLAN_PREPARE: 'false', DATABASE_URL_LAND }, names).registries
  expect(land?.database?.appUrl).toBe(DATABASE_URL_LAND)
})

test('a misspelt variable is not silently ignored', () => {
  expect(refusalOf({ DATABASE_URL_POPULATON: 'postgres://a/b' }).fix).toBe(
    'did you mean DATABASE_URL_POPULATION?',
  )
  expect(refusalOf({ MOTLAN_HOEM: '/tmp' }).fix).toBe('did you mean MOTLAN_HOME?')
})
