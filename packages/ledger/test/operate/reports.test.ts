import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { csvText, neverUsed, openLedger, openReports, type Reports } from '../../src/index.ts'
import { type Exchange, makeExchange } from '../exchange.ts'
import { disclosure, lookUp } from '../look-up.ts'

const span = {
  from: new Date('2026-11-01T00:00:00Z'),
  until: new Date('2026-12-01T00:00:00Z'),
  now: new Date('2026-12-01T00:00:00Z'),
}
let exchange: Exchange
let reports: Reports

beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
  const ledger = openLedger({ connection: exchange.app, keys: exchange.keys })
  const person = (each: number) => disclosure({ subjectId: `90120400${2000 + each}` })
  // Eight officers read four people each, one reads sixty.
  for (let officer = 0; officer < 9; officer++) {
    const people = officer === 8 ? 60 : 4
    for (let each = 0; each < people; each++) {
      await ledger.append(lookUp({ officer: `officer-${officer}`, disclosures: [person(each)] }))
    }
  }
  const { case: _none, ...caseless } = lookUp({ agency: 'bank', purpose: 'credit' })
  await ledger.append(caseless)
  await ledger.append(
    lookUp({
      disclosures: [],
      refused: 'LOOKUP_REFUSED',
      withheld: [{ attribute: 'Citizen.religion', relation: 'self', code: 'ATTRIBUTE_WITHHELD' }],
    }),
  )
  await ledger.append(
    lookUp({ agency: 'investigation', sealedUntil: new Date('2027-01-01T00:00:00Z') }),
  )
  await ledger.append(lookUp({ at: new Date('2026-10-31T23:59:59Z'), agency: 'before' }))
  await ledger.close()
  reports = openReports(exchange.app)
})

afterAll(async () => {
  await reports.close()
  await exchange.drop()
})

describe('a report', () => {
  it('counts what left, by agency, procedure and attribute', async () => {
    const rows = await reports.disclosures(span)
    expect(rows).toEqual([
      {
        agency: 'tax',
        procedure: '1.002207',
        purpose: 'family-deduction',
        attribute: 'Citizen.dateOfBirth',
        movedTo: null,
        disclosures: 92,
      },
      expect.objectContaining({ agency: 'bank', attribute: 'Citizen.dateOfBirth', disclosures: 1 }),
      expect.objectContaining({ agency: 'bank', attribute: 'Citizen.sex', disclosures: 1 }),
    ])
  })

  it('counts refusals by reason, of attributes and of whole operations', async () => {
    const rows = await reports.refusals(span)
    expect(rows.map(({ attribute, code, refusals }) => [attribute, code, refusals])).toEqual([
      ['Citizen.religion', 'ATTRIBUTE_WITHHELD', 1],
      [null, 'LOOKUP_REFUSED', 1],
    ])
  })

  it('finds the officer far above the others, and nobody else', async () => {
    const rows = await reports.officers(span)
    expect(rows).toMatchObject([
      { agency: 'tax', persons: 60, operations: 60, median: 4, times: 15 },
    ])
    expect(rows[0]?.officer).not.toContain('officer')
    expect(await reports.officers(span, { times: 20, persons: 20 })).toEqual([])
  })

  it('finds look-ups without a case', async () => {
    expect(await reports.caseless(span)).toEqual([
      { agency: 'bank', procedure: '1.002207', purpose: 'credit', operations: 1, withoutCase: 1 },
    ])
  })

  it('has nothing of what is sealed before its time, and all of it after', async () => {
    const agencies = async (now: string) =>
      new Set(
        (await reports.disclosures({ ...span, now: new Date(now) })).map(({ agency }) => agency),
      )
    expect(await agencies('2026-12-31T00:00:00Z')).not.toContain('investigation')
    expect(await agencies('2027-01-01T00:00:00Z')).toContain('investigation')
  })

  it('names what was granted and never used', async () => {
    const used = await reports.disclosures(span)
    const granted = [
      { agency: 'tax', attribute: 'Citizen.dateOfBirth' },
      { agency: 'tax', attribute: 'Citizen.ethnicity' },
      { agency: 'bank', attribute: 'Citizen.sex' },
    ]
    expect(neverUsed(granted, used)).toEqual([{ agency: 'tax', attribute: 'Citizen.ethnicity' }])
  })
})

describe('CSV', () => {
  it('quotes what has to be quoted, and gives a spreadsheet no formula', () => {
    expect(
      csvText([
        { a: 'x,y', b: '=1+1', c: null, d: 3 },
        { a: 'say "x"', b: '-', c: 'ok', d: -1 },
      ]),
    ).toBe(`a,b,c,d\r\n"x,y",'=1+1,,3\r\n"say ""x""",'-,ok,-1\r\n`)
    expect(csvText([])).toBe('')
  })
})
