import {
  digest,
  digestVariables,
  type Grant,
  type GrantedRequest,
  Refusal,
  signGrant,
  verifyGrant,
} from '@motlan/kernel'
import { describe, expect, test } from 'vitest'

const key = Buffer.from('population key')
const operation = '{ citizen(citizenId: "901204000017") { sex } }'
const variables = { a: 1 }
const grant: Grant = {
  requestId: 'r1',
  agency: 'tax',
  purpose: '1.002207',
  policy: 'p',
  audience: 'population',
  attributes: ['Citizen.sex'],
  document: digest(operation),
  variables: digestVariables(variables),
  issuedAt: 1000,
  expiresAt: 1030,
  nonce: 'n1',
}
const request: GrantedRequest = {
  audience: 'population',
  operation,
  variables,
  now: 1010,
  firstUse: () => true,
}

function refusalOf(sealed: string | undefined, given: Partial<GrantedRequest>): string {
  try {
    verifyGrant(sealed, key, { ...request, ...given })
  } catch (error) {
    if (error instanceof Refusal) return error.code
  }
  return 'none'
}

describe('a sealed grant', () => {
  const sealed = signGrant(grant, key)
  const [body = '', signature = ''] = sealed.split('.')

  test('opens for the request it was made for', () => {
    expect(verifyGrant(sealed, key, request)).toEqual(grant)
  })

  test.each([
    ['GRANT_MISSING', undefined, {}],
    ['GRANT_FORGED', `${body}.${Buffer.from('no').toString('base64url')}`, {}],
    ['GRANT_FORGED', `${Buffer.from('{}').toString('base64url')}.${signature}`, {}],
    ['GRANT_FORGED', `${sealed}.more`, {}],
    ['GRANT_FORGED', signGrant(grant, Buffer.from('land key')), {}],
    ['GRANT_AUDIENCE', sealed, { audience: 'land' }],
    ['GRANT_EXPIRED', sealed, { now: 1031 }],
    ['GRANT_EXPIRED', sealed, { now: 900 }],
    ['GRANT_DOCUMENT', sealed, { operation: `${operation} ` }],
    ['GRANT_VARIABLES', sealed, { variables: { a: 2 } }],
    ['GRANT_REPLAYED', sealed, { firstUse: () => false }],
  ])('%s', (code, text, given) => {
    expect(refusalOf(text, given)).toBe(code)
  })

  test('a failed step does not spend the nonce', () => {
    const spent: string[] = []
    const firstUse = (nonce: string) => spent.push(nonce) > 0
    expect(refusalOf(sealed, { variables: { a: 2 }, firstUse })).toBe('GRANT_VARIABLES')
    expect(spent).toEqual([])
  })
})
