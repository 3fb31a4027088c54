import { generateKeyPairSync } from 'node:crypto'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { sandboxIssuer } from '../src/issuer.ts'

const clock = () => new Date('2026-11-21T03:00:00Z')
const issuer = () => sandboxIssuer(generateKeyPairSync('ed25519').privateKey, clock)
const citizenId = '901095000011'

test('the token of a citizen names the citizen, no agency, and an account that says nothing', async () => {
  const one = issuer()
  const made = async (of = one, id = citizenId) =>
    decodeJwt(await of.issueCitizenToken({ citizenId: id, lifetime: 60 }))
  const { sub, ...claims } = await made()
  expect(claims).toMatchObject({ citizen: citizenId, scope: 'trace cases', aud: 'motlan-gateway' })
  expect(claims).not.toHaveProperty('agency')
  expect(sub).not.toContain(citizenId)
  expect((await made()).sub).toBe(sub)
  expect((await made(one, '936197000012')).sub).not.toBe(sub)
  expect((await made(issuer())).sub).not.toBe(sub)
})

test('a lifetime is held to what it may be, for citizens, too', async () => {
  await expect(issuer().issueCitizenToken({ citizenId, lifetime: 0 })).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
  })
})
