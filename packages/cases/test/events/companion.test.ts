import type { CompanionContext } from '@motlan/gateway'
import type { LookUp } from '@motlan/ledger'
import { type KeptDecision, keptDecision, questionOf } from '@motlan/policy'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { eventsCompanion } from '../../src/events/companion.ts'
import { births, deaths } from './hand-written-policy.ts'
import { citizenChanged, outboxOf } from './outbox.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let ask: (field: string, args?: object, context?: Partial<CompanionContext>) => Promise<unknown>
const recorded: LookUp[] = []
const outbox = outboxOf('population')
const dead = 'Citizen.dateOfDeath'
const permits = [
  [deaths, [dead, 'Citizen.permanentResidence.address']],
  [births, ['Citizen.dateOfBirth']],
] as const

beforeAll(async () => {
  stage = await openStage(inject('postgres'), permits)
  const { resolvers } = eventsCompanion({
    ...stage.parts,
    record: async (lookUp) => {
      recorded.push(lookUp)
    },
    wakes: { next: () => new Promise<void>(() => undefined) },
  })
  ask = async (field, args = {}, context = {}) => {
    const resolve = resolvers.Query?.[field] ?? resolvers.Mutation?.[field]
    return resolve?.(undefined, { ...args }, { ...officerOf('social-insurance'), ...context })
  }
})
afterAll(() => stage.drop())

function officerOf(agency: string, ...scopes: readonly string[]): CompanionContext {
  return {
    requestId: 'request-1',
    bearer: {
      kind: 'agency',
      agency,
      officer: 'officer-7',
      scopes: new Set(scopes.length > 0 ? scopes : ['lookup']),
    },
    stated: { procedure: '1.014177' },
    signal: new AbortController().signal,
  }
}

const citizenId = citizenChanged(1).subjectId

test('an agency subscribes, is told, opens, and ends', async () => {
  const subscription = await ask('subscribeToChanges', {
    attributes: ['Citizen.*'],
    subjects: [{ citizenId }],
  })
  expect(subscription).toMatchObject({
    attributes: [dead, 'Citizen.permanentResidence.address'],
    procedure: '1.014177',
    purpose: 'death-registration',
    subjects: 1,
    pseudonyms: [stage.parts.keys.pseudonym(deaths, 'Citizen', citizenId)],
  })
  outbox.publish(citizenChanged(1, dead, 'Citizen.religion'))
  await stage.relayAll(outbox)
  const page = await ask('changes')
  expect(page).toMatchObject({ signals: [{ procedure: '1.014177' }], hasMore: false })
  const [signal] = await stage.all('social-insurance')
  const opened = await ask('openSignal', { id: signal?.id })
  expect(opened).toEqual({ subject: 'Citizen', subjectId: citizenId, attributes: [dead] })
  expect(recorded).toMatchObject([
    {
      agency: 'social-insurance',
      officer: 'officer-7',
      procedure: '1.014177',
      disclosures: [
        { attribute: 'Citizen.citizenId', subjectId: citizenId, agreement: 'test-agreement' },
      ],
      withheld: [],
    },
  ])
  const [lookUp] = recorded
  if (!lookUp?.decided) expect.unreachable('it cannot be explained later')
  const { agency, purpose, procedure = '', decided } = lookUp
  const kept: KeptDecision = JSON.parse(decided.text)
  expect(kept.relations).toMatchObject([
    { permitted: { [dead]: [`rule of ${dead}`] }, refused: {} },
  ])
  const again = questionOf(kept, { agency, purpose, procedure, on: '2026-11-21' })
  expect(keptDecision(stage.parts.policy(), again)).toBe(decided.text)
  expect(decided.text).not.toContain(citizenId)
  expect(await ask('changeSubscriptions')).toHaveLength(1)
  const { id } = subscription as { id: string }
  await expect(ask('endSubscription', { id }, officerOf('tax'))).rejects.toThrow('no such')
  await ask('endSubscription', { id })
  expect(await ask('changeSubscriptions')).toEqual([])
  expect(await ask('changes')).toMatchObject({ signals: [] })
  await expect(ask('openSignal', { id: signal?.id })).rejects.toThrow('no such signal')
})

test('what may not be known any more is not opened, and the refusal is recorded', async () => {
  await ask('subscribeToChanges', { attributes: [dead] })
  outbox.publish(citizenChanged(2, dead))
  await stage.relayAll(outbox)
  const [signal] = await stage.all('social-insurance')
  recorded.length = 0
  stage.permit([])
  const opening = ask('openSignal', { id: signal?.id })
  await expect(opening).rejects.toMatchObject({ code: 'ATTRIBUTE_WITHHELD', subject: dead })
  stage.permit(permits)
  expect(recorded).toMatchObject([
    {
      disclosures: [],
      withheld: [{ attribute: dead, relation: 'self', code: 'ATTRIBUTE_WITHHELD' }],
      refused: 'ATTRIBUTE_WITHHELD',
      about: [{ subject: 'Citizen', subjectId: citizenChanged(2).subjectId }],
      decided: { text: expect.stringContaining(`"refused":{"${dead}"`) },
    },
  ])
  await expect(ask('openSignal', { id: signal?.id }, officerOf('tax'))).rejects.toThrow('no such')
})

test('a token for one procedure opens and shows what is for that procedure', async () => {
  const other = officerOf('social-insurance', 'lookup:2.000986')
  expect(await ask('changes', {}, other)).toMatchObject({ signals: [] })
  const same = officerOf('social-insurance', 'lookup:1.014177')
  expect(await ask('changes', { first: 1 }, same)).toMatchObject({ signals: [{}] })
  const [own] = (await ask('changeSubscriptions', {}, same)) as readonly { id: string }[]
  expect(own).toMatchObject({ procedure: '1.014177' })
  expect(await ask('changeSubscriptions', {}, other)).toEqual([])
  await expect(ask('endSubscription', { id: own?.id ?? '' }, other)).rejects.toThrow('no such')
})

const subscribing = (args: object) => ({ attributes: [dead], ...args })

test.each([
  [{ attributes: ['Citizen.religion'] }, {}, 'ATTRIBUTE_WITHHELD', 'Citizen.religion'],
  [{ attributes: ['Citizen.shoeSize'] }, {}, 'VARIABLES_INVALID', 'no registry has'],
  [{ attributes: [] }, {}, 'VARIABLES_INVALID', 'no attribute is named'],
  [{ subjects: [{ citizenId: '12' }] }, {}, 'IDENTIFIER_INVALID', 'subjects.citizenId'],
  [{ subjects: [{ citizenId: null }] }, {}, 'VARIABLES_INVALID', 'exactly one of'],
  [{ procedure: '9.999999' }, {}, 'PROCEDURE_UNKNOWN', 'Motlan-Procedure'],
  [{ purpose: 'curiosity' }, {}, 'PURPOSE_UNKNOWN', 'Motlan-Purpose'],
  [{}, { stated: {} }, 'PURPOSE_MISSING', 'Motlan-Procedure'],
  [{}, { bearer: undefined }, 'TOKEN_MISSING', 'Authorization'],
  [{}, officerOf('nobody'), 'AGENCY_UNKNOWN', 'agency'],
  [{}, officerOf('social-insurance', 'lookup:2.000986'), 'SCOPE_MISSING', 'lookup:1.014177'],
  [{}, officerOf('social-insurance', 'cases'), 'SCOPE_MISSING', 'lookup'],
] as const)('subscribing with %j is refused', async (args, context, code, words) => {
  const refused = ask('subscribeToChanges', subscribing(args), context)
  await expect(refused).rejects.toMatchObject({
    code,
    message: expect.stringContaining(words),
  })
})

test('a citizen gets no signals', async () => {
  const bearer = { kind: 'citizen', citizenId, account: 'a', scopes: new Set<string>() } as const
  await expect(ask('changes', {}, { bearer })).rejects.toMatchObject({ code: 'SCOPE_MISSING' })
})

test('more subjects than one subscription holds are refused', async () => {
  const subjects = Array.from({ length: 1_001 }, (_, at) => ({
    citizenId: citizenChanged(at).subjectId,
  }))
  await expect(ask('subscribeToChanges', subscribing({ subjects }))).rejects.toMatchObject({
    code: 'TOO_MANY_IDS',
    details: { given: 1_001, max: 1_000 },
  })
})

test('an agency cannot follow more and more', async () => {
  await stage.pool.query(`insert into cases.subscription (agency, officer, purpose, attributes, named)
    select 'social-insurance', 'o', 'p', '{}', true from generate_series(1, 500)`)
  await expect(ask('subscribeToChanges', subscribing({}))).rejects.toMatchObject({
    code: 'SUBSCRIPTIONS_FULL',
    details: { max: 500 },
  })
})
