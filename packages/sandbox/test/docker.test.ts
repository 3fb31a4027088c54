import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { registryNames } from '../src/registry-names.ts'
import { readSettings } from '../src/settings.ts'
import { compose, composeText, interpolated, madeEnvironment } from './fixtures/compose.ts'

const folder = new URL('../../../docker/', import.meta.url)
const environment = madeEnvironment()
const { services, networks } = compose(environment)

test('every secret comes from the environment, none has a default, each is used', () => {
  expect(() => interpolated({})).toThrow('is demanded')
  for (const name of Object.keys(environment)) {
    const uses = composeText.match(new RegExp(`\\$\\{${name}\\b[^}]*\\}`, 'g')) ?? []
    expect(uses.length, name).toBeGreaterThan(0)
    for (const use of uses) expect(use).toContain(':?')
    const { [name]: _, ...others } = environment
    expect(() => interpolated(others), name).toThrow(name)
  }
  expect(new Set(Object.values(environment)).size).toBe(Object.keys(environment).length)
})

test('a registry can reach its own database and no other; only the gateway can be reached, from this machine', () => {
  for (const name of registryNames) {
    expect(services[name]?.networks).toEqual(['registries', name])
    expect(services[`${name}-database`]?.networks).toEqual([name])
    expect(networks[name]?.internal).toBe(true)
  }
  expect(services.gateway?.networks).toEqual(['front', 'registries', 'exchange'])
  const published = Object.entries(services).filter(([, { ports }]) => ports)
  expect(published.map(([name]) => name)).toEqual(['gateway'])
  expect(services.gateway?.ports).toEqual(['127.0.0.1:4000:4000'])
})

test('gateway and preparation understand the environment they are given', () => {
  const gateway = readSettings(services.gateway?.environment ?? {}, registryNames)
  expect(gateway).toMatchObject({ prepare: false, demonstration: false, host: '0.0.0.0' })
  expect(gateway.registries.every(({ url, grantKey }) => url && grantKey)).toBe(true)
  expect(gateway.exchange?.appUrl).toContain('motlan_exchange_app')
  const prepare = readSettings(services.prepare?.environment ?? {}, registryNames)
  for (const { database } of [...prepare.registries, { database: prepare.exchange }]) {
    expect(database?.ownerUrl).toMatch(/_owner:/)
    expect(database?.appUrl).toMatch(/_app:/)
  }
})

test('what serves tells its health by looking something up; whatever was served before waits', () => {
  for (const name of ['gateway', ...registryNames]) {
    expect(services[name]?.healthcheck?.test.join(' '), name).toContain('/health/ready')
  }
  for (const [name, { command = [] }] of Object.entries(services)) {
    const file = command.find((part) => part.endsWith('.ts'))
    if (file) expect(() => readFileSync(new URL(`../${file}`, folder)), name).not.toThrow()
  }
})
