import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { examplesOf } from '../src/examples.ts'
import { openIssuer } from '../src/home.ts'
import { identityFrom } from '../src/identity.ts'
import { loadedPolicy } from '../src/loaded-policy.ts'
import { demonstrationPages } from '../src/pages.ts'

const home = mkdtempSync(join(tmpdir(), 'motlan-identity-'))
const clock = () => new Date('2026-11-21T03:00:00Z')
const issuer = openIssuer(home, clock)
const citizens = [{ key: 'nam', id: '901095000011', name: 'Nguyễn Văn Nam' }]
afterAll(() => rmSync(home, { recursive: true }))

/** An OpenID Connect provider that says one thing about itself. */
async function provider(configuration: (url: string) => object) {
  const server = createServer((_, response) => response.end(JSON.stringify(configuration(url))))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, close: () => server.close() }
}

test('without a provider only the tokens of this home count', async () => {
  const { issuers } = await identityFrom({}, issuer)
  expect(issuers).toEqual([{ issuer: 'motlan-sandbox', keys: issuer.keys, citizens: true }])
})

test('the keys of a provider are found by its name, or named; the sandbox no longer counts', async () => {
  const real = await provider((url) => ({ issuer: url, jwks_uri: `${url}/keys` }))
  const found = await identityFrom({ oidc: { issuer: real.url, audience: 'motlan' } }, issuer)
  expect(found.audience).toBe('motlan')
  expect(found.issuers).toMatchObject([{ issuer: real.url, keys: new URL(`${real.url}/keys`) }])
  expect(found.issuers[0]?.algorithms?.some((algorithm) => algorithm.startsWith('HS'))).toBe(false)
  real.close()
  const named = {
    issuer: 'https://identity.example.vn',
    keys: new URL('https://identity.example.vn/keys'),
  }
  expect((await identityFrom({ oidc: named }, issuer)).issuers).toHaveLength(1)
})

test.each([
  [
    'speaks for another',
    () => ({ issuer: 'https://another.example.vn', jwks_uri: 'https://another.example.vn/k' }),
  ],
  ['says nothing useful', () => ({})],
])('a provider that %s is not believed', async (_, configuration) => {
  const false_ = await provider(configuration)
  await expect(identityFrom({ oidc: { issuer: false_.url } }, issuer)).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
    subject: 'OIDC_ISSUER',
  })
  false_.close()
})

test('tokens for the asking are given under loopback names alone', async () => {
  const policy = await loadedPolicy()
  const examples = examplesOf(() => '901190000011')
  const page = demonstrationPages({ issuer, policy: () => policy, examples, citizens, clock })
  const at = (host: string) => page(new Request(`http://${host}:4000/sandbox/token?agency=tax`))
  for (const host of ['localhost', '127.0.0.1', '[::1]']) expect((await at(host))?.status).toBe(200)
  const citizen = (key: string) =>
    page(new Request(`http://localhost:4000/sandbox/token?citizen=${key}`))
  expect((await citizen('nam'))?.status).toBe(200)
  expect((await citizen('901095000011'))?.status).toBe(400)
  // What a page elsewhere can have a browser do: its own name, pointing here.
  for (const host of ['rebound.example.vn', '10.0.0.5', 'localhost.example.vn']) {
    expect(await at(host)).toBeUndefined()
  }
})

test('pages say where they may load from, and are not sent twice', async () => {
  const policy = await loadedPolicy()
  const page = demonstrationPages({ issuer, policy: () => policy, examples: [], citizens, clock })
  const first = await page(new Request('http://localhost/graphiql'))
  expect(first?.headers.get('content-security-policy')).toContain("default-src 'self'")
  const etag = first?.headers.get('etag') ?? ''
  const again = await page(
    new Request('http://localhost/graphiql', { headers: { 'if-none-match': etag } }),
  )
  expect(again?.status).toBe(304)
  expect(await page(new Request('http://localhost/graphiql/../../package.json'))).toBeUndefined()
  expect(await page(new Request('http://localhost/elsewhere'))).toBeUndefined()
})
