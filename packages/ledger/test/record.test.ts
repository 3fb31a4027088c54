import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Ledger, openLedger } from '../src/index.ts'
import { type Exchange, makeExchange } from './exchange.ts'
import { disclosure, lookUp } from './look-up.ts'

let exchange: Exchange
let ledger: Ledger

beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
  ledger = openLedger({ connection: exchange.app })
})

afterAll(async () => {
  await ledger.close()
  await exchange.drop()
})

async function recorded(view: 'disclosure' | 'withheld', requestId: string) {
  const { rows } = await exchange.owner.query(
    `select * from ${view} where request_id = $1 order by attribute, relation`,
    [requestId],
  )
  return rows
}

describe('what is recorded of a look-up', () => {
  it('is one disclosure per subject and attribute, with who, why and by which article', async () => {
    const one = lookUp()
    await ledger.append(one)
    expect(await recorded('disclosure', one.requestId)).toEqual([
      {
        request_id: one.requestId,
        at: one.at,
        agency: 'tax',
        officer: 'officer-7',
        procedure: '1.002207',
        purpose: 'family-deduction',
        case: 'HS-2026.001',
        policy: 'policy-hash',
        subject: 'Citizen',
        subject_id: '901204000017',
        attribute: 'Citizen.dateOfBirth',
        relation: 'self',
        agreement: 'tax-population',
        legal_basis: 'law-108-2025',
      },
      expect.objectContaining({ attribute: 'Citizen.sex' }),
    ])
  })

  it('is every subject with its own attributes and relations, each once', async () => {
    const child = { subjectId: '901220000011', relation: 'child' }
    const one = lookUp({
      disclosures: [
        disclosure(),
        disclosure(child),
        disclosure({ ...child, attribute: 'Citizen.sex' }),
        disclosure(),
        disclosure({ relation: 'child.parent' }),
        disclosure({ subject: 'Business', subjectId: '9900000016', attribute: 'Business.status' }),
      ],
    })
    await ledger.append(one)
    const rows = await recorded('disclosure', one.requestId)
    expect(
      rows.map((row) => [row.subject_id, row.attribute, row.relation].join(' ')).sort(),
    ).toEqual([
      '901204000017 Citizen.dateOfBirth child.parent',
      '901204000017 Citizen.dateOfBirth self',
      '901220000011 Citizen.dateOfBirth child',
      '901220000011 Citizen.sex child',
      '9900000016 Business.status self',
    ])
  })

  it('keeps two subjects of one number apart', async () => {
    const parcel = { subject: 'Parcel', attribute: 'Parcel.area' } as const
    const one = lookUp({ disclosures: [disclosure(), disclosure(parcel), disclosure()] })
    await ledger.append(one)
    const rows = await recorded('disclosure', one.requestId)
    expect(rows.map(({ subject, attribute }) => [subject, attribute])).toEqual([
      ['Citizen', 'Citizen.dateOfBirth'],
      ['Parcel', 'Parcel.area'],
    ])
  })

  it('is also what was withheld, without procedure and case where there was none', async () => {
    const { procedure: _none, case: _neither, ...bare } = lookUp()
    const withheld = [
      { attribute: 'Citizen.religion', relation: 'self', code: 'ATTRIBUTE_WITHHELD' },
      { attribute: 'Citizen.ethnicity', relation: 'spouse', code: 'ATTRIBUTE_WITHHELD' },
    ] as const
    await ledger.append({ ...bare, disclosures: [], withheld })
    expect(await recorded('disclosure', bare.requestId)).toEqual([])
    expect(await recorded('withheld', bare.requestId)).toMatchObject([
      { procedure: null, case: null, attribute: 'Citizen.ethnicity', relation: 'spouse' },
      { attribute: 'Citizen.religion', relation: 'self', code: 'ATTRIBUTE_WITHHELD' },
    ])
  })

  it('is a look-up also where nobody was found', async () => {
    const one = lookUp({ disclosures: [] })
    await ledger.append(one)
    const { rows } = await exchange.owner.query(
      'select agency from look_up where request_id = $1',
      [one.requestId],
    )
    expect(rows).toEqual([{ agency: 'tax' }])
  })

  it('is kept once per set of attributes, in whatever order they were named', async () => {
    const count = async () =>
      (await exchange.owner.query('select count(*)::int as sets from disclosed_set')).rows[0].sets
    await ledger.append(lookUp())
    const before = await count()
    await ledger.append(lookUp({ disclosures: [...lookUp().disclosures].reverse() }))
    const other = openLedger({ connection: exchange.app })
    await other.append(
      lookUp({
        disclosures: lookUp().disclosures.map((each) => ({ ...each, subjectId: '901190000025' })),
      }),
    )
    await other.close()
    expect(await count()).toBe(before)
  })
})

describe('the role of a gateway', () => {
  it.each([
    'update look_up set agency = agency',
    'delete from look_up_subject',
    'truncate disclosed_set',
    'drop table withheld_set',
    'create table mine ()',
    'select * from migration.ledger_migration',
  ])('may not: %s', async (statement) => {
    const { default: pg } = await import('pg')
    const client = new pg.Client(exchange.app)
    await client.connect()
    await expect(client.query(statement)).rejects.toThrow(/permission denied|must be owner/)
    await client.end()
  })
})
