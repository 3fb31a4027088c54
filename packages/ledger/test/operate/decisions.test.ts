import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openDecisions, openLedger, type RecordedDecisions } from '../../src/index.ts'
import { type Exchange, makeExchange } from '../exchange.ts'
import { disclosure, lookUp } from '../look-up.ts'

const span = {
  from: new Date('2026-11-01T00:00:00Z'),
  until: new Date('2026-12-01T00:00:00Z'),
  now: new Date('2026-12-01T00:00:00Z'),
}
let exchange: Exchange
let decisions: RecordedDecisions

const name = { text: '{"epoch":"2026-07-01","relations":[],"operation":"name"}' }
const spouse = { text: '{"epoch":"2026-07-01","relations":[],"operation":"spouse"}' }
const about = (last: number, relation = 'self') =>
  disclosure({ subjectId: `90120400${2000 + last}`, relation })

beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
  const ledger = openLedger({ connection: exchange.app, keys: exchange.keys })
  for (const last of [1, 2, 2]) {
    await ledger.append(lookUp({ decided: name, disclosures: [about(last)] }))
  }
  await ledger.append(lookUp({ decided: { ...name }, agency: 'bank', disclosures: [about(3)] }))
  await ledger.append(
    lookUp({ decided: spouse, disclosures: [about(1), about(4, 'spouse'), about(5, 'spouse')] }),
  )
  // On the 25th in London, and on the 26th in Việt Nam.
  const late = new Date('2026-11-25T17:30:00Z')
  await ledger.append(lookUp({ decided: name, at: late, disclosures: [about(6)] }))
  const asked = [{ subject: 'Citizen', subjectId: about(7).subjectId }] as const
  await ledger.append(lookUp({ decided: spouse, disclosures: [], about: asked }))
  await ledger.append(lookUp({ decided: name, sealedUntil: new Date('2027-01-01T00:00:00Z') }))
  await ledger.append(lookUp())
  await ledger.append(lookUp({ decided: name, at: new Date('2026-10-31T23:59:59Z') }))
  await ledger.close()
  decisions = openDecisions(exchange.app)
})

afterAll(async () => {
  await decisions.close()
  await exchange.drop()
})

it('operations that were decided alike on one day are counted together, with the text that was recorded', async () => {
  const found = await decisions.operations(span)
  const on = new Date(lookUp().at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
  const tax = { agency: 'tax', procedure: '1.002207', purpose: 'family-deduction' }
  expect(found.map(({ who: _who, decided: _decided, policy: _policy, ...each }) => each)).toEqual(
    expect.arrayContaining([
      { ...tax, on, text: name.text, times: 3 },
      { ...tax, on, agency: 'bank', text: name.text, times: 1 },
      { ...tax, on, text: spouse.text, times: 2 },
      { ...tax, on: '2026-11-26', text: name.text, times: 1 },
    ]),
  )
  expect(found).toHaveLength(4)
})

it('subjects are counted once, of whom something left in a relation or nothing at all', async () => {
  const all = await decisions.operations(span)
  const of = (text: string) => all.filter((each) => each.text === text && each.agency === 'tax')
  expect(
    await decisions.subjects(span, [
      { operations: of(name.text) },
      { operations: of(spouse.text), relation: 'spouse' },
      { operations: of(spouse.text), relation: 'self' },
      { operations: all },
      { operations: [] },
    ]),
  ).toEqual([3, 3, 2, 7, 0])
})

it('what cannot be decided again is counted', async () => {
  expect(await decisions.unsaid(span)).toEqual({ sealed: 1, undecided: 1 })
})

it('equal decisions are stored once, and a text is what was recorded', async () => {
  const { rows } = await exchange.owner.query(
    `select count(*)::int as clauses from clause where text like '%"operation"%'`,
  )
  expect(rows).toEqual([{ clauses: 2 }])
})
