import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterAll, expect, test } from 'vitest'
import { sandboxIssuer } from '../src/issuer.ts'
import { openSecrets } from '../src/secrets.ts'

const home = mkdtempSync(join(tmpdir(), 'motlan-secrets-'))
const clock = () => new Date('2026-11-21T03:00:00Z')

afterAll(() => rmSync(home, { recursive: true, force: true }))

test('each secret is made once, is its own file, and is readable by its owner alone', () => {
  const first = openSecrets(home)
  const second = openSecrets(home)
  expect(first.rolePassword('motlan_land_app')).toBe(second.rolePassword('motlan_land_app'))
  expect(first.rolePassword('motlan_land_app')).not.toBe(first.rolePassword('motlan_land_owner'))
  expect(first.grantKey('land')).toHaveLength(32)
  expect(first.grantKey('land')).not.toEqual(first.grantKey('finance'))
  expect(first.issuerKey().equals(second.issuerKey())).toBe(true)
  for (const file of readdirSync(join(home, 'secrets'))) {
    expect(statSync(join(home, 'secrets', file)).mode & 0o777, file).toBe(0o600)
  }
})

test('a key that somebody damaged is refused by name, without its content', () => {
  const damaged = mkdtempSync(join(tmpdir(), 'motlan-secrets-'))
  openSecrets(damaged).issuerKey()
  writeFileSync(join(damaged, 'secrets', 'issuer.pem'), 'nonsense')
  writeFileSync(join(damaged, 'secrets', 'grant-land'), 'short')
  expect(() => openSecrets(damaged).issuerKey()).toThrow('issuer.pem: this is not a private key')
  expect(() => openSecrets(damaged).grantKey('land')).toThrow(
    'grant-land: a grant key has at least 32',
  )
  chmodSync(damaged, 0o700)
  rmSync(damaged, { recursive: true })
})

test('a token carries agency, officer and scope, and verifies against the published keys', async () => {
  const issuer = sandboxIssuer(openSecrets(home).issuerKey(), clock)
  const token = await issuer.issueToken({ agency: 'tax', officer: 'officer-1', lifetime: 60 })
  expect(decodeProtectedHeader(token).alg).toBe('EdDSA')
  const keys = createLocalJWKSet(issuer.keys)
  const { payload } = await jwtVerify(token, keys, {
    issuer: 'motlan-sandbox',
    audience: 'motlan-gateway',
    currentDate: clock(),
  })
  expect(payload).toMatchObject({ sub: 'officer-1', agency: 'tax', scope: 'lookup' })
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60)
  expect(JSON.stringify(issuer.keys)).not.toContain('"d"')

  const narrow = await issuer.issueToken({
    agency: 'tax',
    officer: 'officer-1',
    procedures: ['1.007041', '2.000986'],
    lifetime: 60,
  })
  const scope = (await jwtVerify(narrow, keys, { currentDate: clock() })).payload.scope
  expect(scope).toBe('lookup:1.007041 lookup:2.000986')
})

test.each([0, -1, 1.5, Number.NaN, 31 * 86_400])(
  'a token cannot live %d seconds',
  async (lifetime) => {
    const issuer = sandboxIssuer(openSecrets(home).issuerKey(), clock)
    await expect(
      issuer.issueToken({ agency: 'tax', officer: 'officer-1', lifetime }),
    ).rejects.toThrow('token lifetime')
  },
)
