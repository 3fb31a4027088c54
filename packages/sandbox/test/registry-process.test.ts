import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { oneSource, registries } from '@motlan/catalogue'
import { overHttp } from '@motlan/gateway'
import { declareTo } from '@motlan/kernel'
import { createDatabase, dropDatabase, inProcess } from '@motlan/registry-kit'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { canaryFor } from '../src/canary.ts'
import { registryModules } from '../src/registry-modules.ts'
import { startRegistryProcess } from '../src/registry-process.ts'

const clock = () => new Date()
const grantKey = Buffer.alloc(32, 1)
const home = mkdtempSync(join(tmpdir(), 'motlan-process-'))
const settings = { home, log: { level: 'info', target: 'file' } } as const
const databases: { name: string; appUrl: string; registrarUrl: string; database: string }[] = []

beforeAll(async () => {
  for (const { name, migrate } of registryModules) {
    const database = `canary_${name}_${process.pid}`
    const passwords = {
      ownerPassword: 'canary',
      appPassword: 'canary',
      registrarPassword: 'canary',
    }
    const {
      ownerUrl,
      appUrl,
      registrarUrl = '',
    } = await createDatabase(inject('postgres'), {
      name: database,
      ...passwords,
    })
    await migrate(ownerUrl)
    databases.push({ name, appUrl, registrarUrl, database })
  }
})

afterAll(async () => {
  for (const { database } of databases) await dropDatabase(inject('postgres'), database)
  rmSync(home, { recursive: true })
})

test('the canary asks every registry about nobody, through its tables, and names the one that is down', async () => {
  const statements: string[] = []
  const open = registryModules.map(({ name, open: openWith }) => {
    const appUrl = databases.find((one) => one.name === name)?.appUrl ?? ''
    return {
      name,
      ...openWith(
        { appUrl },
        () => {},
        (text) => statements.push(text),
      ),
    }
  })
  const reached = open.map(({ name, subgraph }) => ({
    name,
    grantKey,
    transport: inProcess(subgraph, { grantKey, clock }),
  }))
  const canary = canaryFor(reached, oneSource(registries), async () => {}, clock, randomUUID)
  const well = { population: true, land: true, business: true, finance: true, insurance: true }
  expect(await canary()).toEqual({ ...well, exchange: true })
  expect(statements).toHaveLength(5)

  await dropDatabase(
    inject('postgres'),
    databases.find(({ name }) => name === 'land')?.database ?? '',
  )
  expect(await canary()).toEqual({ ...well, land: false, exchange: true })
  await Promise.all(open.map(({ close }) => close()))
})

test('a registry process says where it is, is ready, and ends when told', async () => {
  const { appUrl } = databases[0] ?? { appUrl: '' }
  const options = { name: 'population', appUrl, grantKey, port: 0, host: '127.0.0.1', settings }
  const { url, stop } = await startRegistryProcess(options)
  const ready = await fetch(new URL('/health/ready', url))
  expect(ready.status).toBe(200)
  await stop()
  await expect(fetch(url)).rejects.toThrow()
})

test('a registry process takes declarations where it is given a role that writes them down', async () => {
  const { appUrl, registrarUrl } = databases.find(({ name }) => name === 'finance') ?? {
    appUrl: '',
    registrarUrl: '',
  }
  const options = { name: 'finance', appUrl, grantKey, port: 0, host: '127.0.0.1', settings }
  const declaration = {
    registry: 'finance',
    mutation: 'registerTaxpayer',
    input: {
      citizen: '901190000011',
      taxpayerKind: 'INDIVIDUAL',
      managingTaxOffice: 'Thuế cơ sở 1 thành phố Hà Nội',
    },
    declarationId: 'taxpayer-1',
    caseId: 'C-1',
    agency: 'tax',
    purpose: 'test',
    grantKey,
    clock,
    newId: randomUUID,
  }
  const declared = async (roles: { readonly registrarUrl?: string }) => {
    const { url, stop } = await startRegistryProcess({ ...options, ...roles })
    const { transport, close } = overHttp({ url })
    try {
      return await declareTo({ ...declaration, transport })
    } finally {
      await close()
      await stop()
    }
  }
  await expect(declared({})).rejects.toMatchObject({ code: 'REGISTRY_UNAVAILABLE' })
  expect((await declared({ registrarUrl })).declared?.subjects).toEqual([
    { subject: 'Citizen', subjectId: '901190000011', role: 'taxpayer' },
  ])
})

test('a registry process that cannot serve hands its refusal on', async () => {
  const options = {
    name: 'land',
    appUrl: 'no address',
    grantKey,
    port: 0,
    host: '127.0.0.1',
    settings,
  }
  await expect(startRegistryProcess(options)).rejects.toMatchObject({
    subject: expect.stringContaining('land: '),
  })
  const short = { ...options, grantKey: Buffer.alloc(3) }
  await expect(startRegistryProcess(short)).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
    subject: 'land: GRANT_KEY',
  })
})
