import { describe, expect, test } from 'vitest'
import {
  type DeclarationToSend,
  declareTo,
  Refusal,
  type RegistryAnswer,
  type RegistryRequest,
  verifyGrant,
} from '../src/index.ts'

const grantKey = new TextEncoder().encode('only for tests, 32 bytes of key!')
const now = new Date('2026-11-21T02:00:00Z')
const declared = {
  declarationId: 'd-1',
  at: '2026-11-21T02:00:00.000Z',
  subjects: [{ subject: 'Citizen', subjectId: '901226000013', role: 'child' }],
}

/** Sends one declaration to a registry that answers like this; what it was sent is kept. */
async function sent(answer: RegistryAnswer | Error, special: Partial<DeclarationToSend> = {}) {
  const requests: RegistryRequest[] = []
  let count = 0
  const outcome = await declareTo({
    registry: 'population',
    mutation: 'registerBirth',
    input: { givenName: 'An' },
    declarationId: 'd-1',
    caseId: 'C-1',
    agency: 'civil-status',
    purpose: '2.000986',
    grantKey,
    clock: () => now,
    newId: () => `id-${++count}`,
    transport: async (request) => {
      requests.push(request)
      if (answer instanceof Error) throw answer
      return answer
    },
    ...special,
  }).catch((error: unknown) => error)
  return { outcome, request: requests[0] }
}

describe('a declaration', () => {
  test('travels under a grant for itself and its case, and for no attribute', async () => {
    const { outcome, request } = await sent({ data: { registerBirth: declared } })
    expect(outcome).toEqual({ declared })
    if (!request) throw new TypeError('nothing was sent')
    expect(request.operation).toContain('$input: RegisterBirthInput!')
    expect(request.operation).not.toContain('An')
    const grant = verifyGrant(request.grant, grantKey, {
      audience: 'population',
      operation: request.operation,
      variables: request.variables,
      now: now.getTime() / 1000,
      firstUse: () => true,
    })
    expect(grant).toMatchObject({
      declaration: 'registerBirth',
      case: 'C-1',
      agency: 'civil-status',
      attributes: [],
    })
  })

  test.each(['DECLARATION_INVALID', 'DECLARATION_REFUSED'])('%s is final', async (code) => {
    const extensions = { code, field: 'mother', reason: 'has died', fix: 'check' }
    const message = 'registerBirth.input.mother: has died'
    const { outcome } = await sent({ data: null, errors: [{ message, extensions }] })
    expect(outcome).toEqual({
      refused: { code, field: 'mother', reason: 'has died', fix: 'check', message },
    })
  })

  test.each<readonly [RegistryAnswer | Error, string]>([
    [new Error('socket hang up'), 'REGISTRY_UNAVAILABLE'],
    [new Refusal('REGISTRY_TIMEOUT', 'population'), 'REGISTRY_TIMEOUT'],
    [{ errors: [{ message: 'x', extensions: { code: 'INTERNAL' } }] }, 'INTERNAL'],
    [{ errors: [{ message: 'x', extensions: { code: 'GRANT_EXPIRED' } }] }, 'GRANT_EXPIRED'],
    [{ errors: [{ message: 'x', extensions: { code: 'SOMETHING' } }] }, 'REGISTRY_ERROR'],
    [{ errors: [{ message: 'x' }] }, 'REGISTRY_ERROR'],
    [{ data: null }, 'REGISTRY_ANSWER_INVALID'],
    [
      { data: { registerBirth: { ...declared, subjects: [{ subject: 'Dog' }] } } },
      'REGISTRY_ANSWER_INVALID',
    ],
  ])('may be sent again: %#', async (answer, code) => {
    const { outcome } = await sent(answer)
    expect(outcome).toBeInstanceOf(Refusal)
    expect(outcome).toMatchObject({ code, subject: 'population' })
  })

  test('has a name, and nothing else stands in the operation', async () => {
    const { outcome, request } = await sent({}, { mutation: 'x { y }' })
    expect(outcome).toMatchObject({ code: 'DOCUMENT_INVALID' })
    expect(request).toBeUndefined()
  })
})
