import type { CompanionContext } from '@motlan/gateway'
import type { JsonObject } from '@motlan/kernel'
import type { ConsentScope } from '@motlan/policy'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { consentCompanion } from '../src/index.ts'
import { type Exchange, makeExchange } from './exchange.ts'

const title = { vi: 'Tên', en: 'Title' }
const scope: ConsentScope = {
  id: 'income',
  title,
  meaning: title,
  agencies: ['bank'],
  purposes: ['lending'],
  attributes: ['Citizen.incomeStatements'],
  maxPeriod: '30d',
}

let exchange: Exchange
let at = new Date('2026-11-21T09:00:00Z')
let scopes = new Map([[scope.id, scope]])
beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
})
afterAll(() => exchange.drop())

const an = '901085000001'
const binh = '901187000002'
const citizen = (citizenId: string, scopes = ['cases']): CompanionContext['bearer'] => ({
  kind: 'citizen',
  citizenId,
  account: `account of ${citizenId.slice(-2)}`,
  scopes: new Set(scopes),
})

function ask(
  type: 'Query' | 'Mutation',
  field: string,
  args: JsonObject = {},
  bearer = citizen(an),
): Promise<unknown> {
  const { resolvers } = consentCompanion({
    consents: exchange.facts.consents,
    policy: () => ({ consentScopes: scopes }),
    clock: () => at,
  })
  const context = { requestId: 'r', bearer, stated: {}, signal: new AbortController().signal }
  return Promise.resolve(resolvers[type]?.[field]?.(undefined, args, context))
}

const holds = async (citizenId = an): Promise<boolean | undefined> => {
  const fact = {
    id: 'consent.income',
    title,
    meaning: title,
    tier: 'request',
    resolver: 'consent',
    maxAge: '0s',
  } as const
  const question = {
    agency: 'bank',
    purpose: 'lending',
    procedures: ['lending'],
    at,
    facts: [fact],
    consentScopes: scopes,
  }
  const subjects = [{ subject: 'Citizen' as const, subjectId: citizenId }]
  const [found] = await exchange.facts.source.find({ ...question, subjects })
  return found?.['consent.income']
}

const bank = { scope: 'income', agency: 'bank' }

test('consent counts from the moment it is given until it is withdrawn, for whoever gave it', async () => {
  expect(await holds()).toBe(false)
  const given = await ask('Mutation', 'giveConsent', bank)
  expect(given).toMatchObject({
    ...bank,
    title,
    purposes: ['lending'],
    attributes: ['Citizen.incomeStatements'],
    from: '2026-11-21T09:00:00.000Z',
    until: '2026-12-21T09:00:00.000Z',
    withdrawnAt: null,
  })
  expect([await holds(an), await holds(binh)]).toEqual([true, false])
  expect(await ask('Query', 'myConsents')).toEqual([given])
  expect(await ask('Query', 'myConsents', {}, citizen(binh))).toEqual([])

  const { id } = Object(given)
  await expect(ask('Mutation', 'withdrawConsent', { id }, citizen(binh))).rejects.toMatchObject({
    code: 'CONSENT_UNKNOWN',
  })
  expect(await holds()).toBe(true)
  at = new Date('2026-11-21T10:00:00Z')
  const withdrawn = await ask('Mutation', 'withdrawConsent', { id })
  expect(withdrawn).toMatchObject({ id, withdrawnAt: '2026-11-21T10:00:00.000Z' })
  expect(await holds()).toBe(false)
  at = new Date('2026-11-21T11:00:00Z')
  expect(await ask('Mutation', 'withdrawConsent', { id })).toEqual(withdrawn)
})

test('consent ends by itself, on the day that was named or when its scope says', async () => {
  at = new Date('2027-01-01T00:00:00Z')
  await ask('Mutation', 'giveConsent', { ...bank, until: '2027-01-03' })
  at = new Date('2027-01-02T16:59:59Z')
  expect(await holds()).toBe(true)
  at = new Date('2027-01-02T17:00:00Z')
  expect(await holds()).toBe(false)
})

test('a scope that was widened has to be consented to again', async () => {
  await ask('Mutation', 'giveConsent', bank)
  expect(await holds()).toBe(true)
  scopes = new Map([
    [scope.id, { ...scope, attributes: [...scope.attributes, 'Citizen.employer'] }],
  ])
  expect(await holds()).toBe(false)
  scopes = new Map([[scope.id, { ...scope, attributes: [] }]])
  expect(await holds()).toBe(true)
  scopes = new Map([[scope.id, scope]])
})

const cuong = '901090000003'
const given = (offer: object = bank) =>
  ask('Mutation', 'giveConsent', { ...offer }, citizen(cuong)) as Promise<{ id: string }>

test('the same consent given twice is one, also at once; what reaches further is another', async () => {
  at = new Date('2027-03-01T02:00:00Z')
  const [one, same] = await Promise.all([given(), given()])
  expect(same).toEqual(one)
  at = new Date('2027-03-01T02:00:30Z')
  expect(await given()).toEqual(one)
  expect(await given({ ...bank, until: '2027-03-10' })).toEqual(one)
  at = new Date('2027-03-01T03:00:00Z')
  const longer = await given()
  expect(longer.id).not.toBe(one.id)
  for (const { id } of [one, longer]) {
    await ask('Mutation', 'withdrawConsent', { id }, citizen(cuong))
  }
  expect(await holds(cuong)).toBe(false)
  expect((await given()).id).not.toBe(longer.id)
  expect(await holds(cuong)).toBe(true)
})

test('nobody gives more and more consents, neither those that count nor those taken back at once', async () => {
  at = new Date('2027-05-01T02:00:00Z')
  for (let count = 0; count < 100; count += 1) {
    const { id } = await given()
    await ask('Mutation', 'withdrawConsent', { id }, citizen(cuong))
  }
  await expect(given()).rejects.toMatchObject({ code: 'CONSENTS_FULL', details: { max: 100 } })
  at = new Date('2027-05-02T02:00:00Z')
  await given()
})

test.each([
  ['a scope nobody knows', { scope: 'incom', agency: 'bank' }, /did you mean income/],
  ['an agency the scope is not for', { scope: 'income', agency: 'tax' }, /it is one of bank/],
  ['longer than the scope allows', { ...bank, until: '2027-09-01' }, /consentScopes/],
  ['for no time at all', { ...bank, until: '2020-01-01' }, /consentScopes/],
  ['until what is no day', { ...bank, until: 'tomorrow' }, /consentScopes/],
])('%s cannot be consented to', async (_what, offer, fix) => {
  await expect(ask('Mutation', 'giveConsent', offer)).rejects.toMatchObject({
    code: 'CONSENT_INVALID',
    fix: expect.stringMatching(fix),
  })
})

test('nobody consents without a token, with one for something else, and no agency does', async () => {
  const officer = {
    kind: 'agency',
    agency: 'bank',
    officer: 'o',
    scopes: new Set<string>(),
  } as const
  for (const [type, field] of [
    ['Query', 'myConsents'],
    ['Mutation', 'giveConsent'],
    ['Mutation', 'withdrawConsent'],
  ] as const) {
    await expect(ask(type, field, bank, officer)).rejects.toMatchObject({ code: 'CITIZEN_NEEDED' })
    const reader = citizen(an, ['trace'])
    await expect(ask(type, field, bank, reader)).rejects.toMatchObject({ code: 'SCOPE_MISSING' })
  }
  expect(await ask('Query', 'consentScopes')).toEqual([scope])
  await expect(ask('Mutation', 'withdrawConsent', { id: "x' or true" })).rejects.toMatchObject({
    code: 'CONSENT_UNKNOWN',
  })
})
