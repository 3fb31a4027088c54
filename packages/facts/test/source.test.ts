import type { FactQuestion } from '@motlan/gateway'
import type { ConsentScope, Fact } from '@motlan/policy'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { type Exchange, makeExchange } from './exchange.ts'
import { agency, at, attributes, recorded } from './generated-rows.ts'
import { holds, type Recorded } from './holds.ts'

const title = { vi: 'Tên', en: 'Title' }
const scope: ConsentScope = {
  id: 'income',
  title,
  meaning: title,
  agencies: ['bank'],
  purposes: ['lending'],
  attributes,
  maxPeriod: '30d',
}
const resolvers = {
  'open-case': 'openCase',
  'court-order': 'courtOrder',
  emergency: 'emergency',
  'guardian-acts': 'guardianActs',
  'protected-person': 'protectedPerson',
  'consent.income': 'consent',
}
const facts = Object.entries(resolvers).map(
  ([id, resolver]): Fact => ({
    id,
    title,
    meaning: title,
    tier: 'request',
    resolver,
    maxAge: '0s',
  }),
)
const consentScopes = new Map([[scope.id, scope]])

let exchange: Exchange
beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
})
afterAll(() => exchange.drop())

const question = fc.record({
  agency,
  purpose: fc.constantFrom('lending', 'audit'),
  procedures: fc.subarray(['1.002207', 'lending', 'audit'], { minLength: 1 }),
  named: fc.option(fc.nat(2), { nil: undefined }),
})

/** The key of each table. */
const keys: Readonly<Record<string, string>> = {
  case_subject: 'case_id',
  case_file: 'case_id',
  consent: 'consent_id',
  court_order: 'order_id',
  emergency: 'emergency_id',
  guardian_act: 'act_id',
  protection: 'decision_id',
}
const tables = Object.keys(keys).map((table) => nameOf(table))

async function put(all: Recorded): Promise<void> {
  await exchange.owner.query(`delete from ${tables.join('; delete from ')}`)
  const byTable: [string, Recorded[keyof Recorded]][] = Object.entries(all)
  for (const [table, own] of byTable) {
    if (own.length === 0) continue
    const key = keys[table] ?? ''
    const rows = own.map((row, index) => (key in row ? row : { ...row, [key]: uuidOf(index) }))
    const columns = Object.keys(rows[0] ?? {}).map((column) => pg.escapeIdentifier(column))
    await exchange.owner.query(
      `insert into ${nameOf(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${nameOf(table)}, $1)`,
      [JSON.stringify(rows)],
    )
  }
}

function nameOf(table: string): string {
  return `${table.startsWith('case_') ? 'cases' : 'facts'}.${table}`
}

function uuidOf(index: number): string {
  return `00000000-0000-4000-8000-00000000000${index}`
}

test('every condition in SQL says what the expression for one subject says', async () => {
  let holding = 0
  await fc.assert(
    fc.asyncProperty(recorded, question, async (all, { named: number, ...asked }) => {
      await put(all)
      const file = number === undefined ? undefined : all.case_file[number]
      const asker = { ...asked, at, consentScopes, ...(file && { case: String(file.case_id) }) }
      const subjects = ['901085000001', '901187000002', '901090000099'].flatMap((subjectId) =>
        (['Citizen', 'Business'] as const).map((subject) => ({ subject, subjectId })),
      )
      const found = await exchange.facts.source.find({ ...asker, facts, subjects })
      const expected = subjects.map((subject) =>
        Object.fromEntries(facts.map(({ id }) => [id, holds(id, subject, asker, all)])),
      )
      holding += expected.flatMap((each) => Object.values(each)).filter(Boolean).length
      expect(found).toEqual(expected)
    }),
    { numRuns: 100 },
  )
  expect(holding).toBeGreaterThan(20)
})

const ask = (more: Partial<FactQuestion> = {}): FactQuestion => ({
  agency: 'bank',
  purpose: 'lending',
  procedures: ['lending'],
  at,
  facts,
  consentScopes,
  subjects: [{ subject: 'Citizen', subjectId: '901085000001' }],
  ...more,
})

test('one statement answers for everybody and everything', async () => {
  const query = vi.spyOn(pg.Pool.prototype, 'query')
  const subjects = Array.from({ length: 100 }, (_, index) => ({
    subject: 'Citizen' as const,
    subjectId: `9010850${String(index).padStart(5, '0')}`,
  }))
  expect(await exchange.facts.source.find(ask({ subjects }))).toHaveLength(100)
  expect(query).toHaveBeenCalledTimes(1)
  query.mockRestore()
})

test('what nobody here knows how to find out is not known, and is not asked', async () => {
  const [strange] = facts.map((fact) => ({ ...fact, id: 'strange', resolver: 'constructor' }))
  expect(strange && (await exchange.facts.source.find(ask({ facts: [strange] })))).toEqual([])
  const unknown = facts.filter(({ resolver }) => resolver === 'consent')
  expect(
    await exchange.facts.source.find(ask({ facts: unknown, consentScopes: new Map() })),
  ).toEqual([])
})

test('an exchange without cases knows of none, and of everything else', async () => {
  const without = await makeExchange(inject('postgres'), { withCases: false })
  try {
    const [found] = await without.facts.source.find(ask())
    expect(found).toEqual({
      'court-order': false,
      emergency: false,
      'guardian-acts': false,
      'protected-person': false,
      'consent.income': false,
    })
  } finally {
    await without.drop()
  }
})

test('a database that is away answers nothing', async () => {
  const gone = await makeExchange(inject('postgres'))
  await gone.drop()
  await expect(gone.facts.source.find(ask())).rejects.toThrow()
})

test('a gateway reads, adds consent and withdraws it, and can change nothing else', async () => {
  const refused = async (statement: string) =>
    expect(exchange.app.query(statement)).rejects.toThrow(/permission denied/)
  await refused(`update facts.consent set until = now() + interval '9 years'`)
  await refused('delete from facts.consent')
  await refused(
    `insert into facts.court_order values ('1', 'c', 'Citizen', '901085000001', 'bank', now(), now())`,
  )
  await refused('update facts.protection set lifted_at = now()')
})
