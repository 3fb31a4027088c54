import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type OpenLedger, openLedger } from '../src/index.ts'
import { derivedKeys } from '../src/secrecy/ledger-keys.ts'
import { identityIn } from '../src/secrecy/subject-key.ts'
import { type Exchange, makeExchange } from './exchange.ts'
import { disclosure, lookUp } from './look-up.ts'

let exchange: Exchange
let ledger: OpenLedger

beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
  ledger = openLedger({ connection: exchange.app, keys: exchange.keys })
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

/** Whom a row is about, as whoever holds the keys can tell. */
async function subjectOf({ handle }: { readonly handle: string }): Promise<string | undefined> {
  const { rows } = await exchange.owner.query(
    'select place, handle::text as handle, key, identity from subject_key where handle = $1',
    [handle],
  )
  return rows[0] && identityIn(rows[0], derivedKeys(exchange.keys))
}

describe('what is recorded of a look-up', () => {
  it('is one disclosure per subject and attribute, with who, why and by which article', async () => {
    const one = lookUp()
    await ledger.append(one)
    const rows = await recorded('disclosure', one.requestId)
    expect(rows).toMatchObject([
      {
        request_id: one.requestId,
        at: one.at,
        agency: 'tax',
        procedure: '1.002207',
        purpose: 'family-deduction',
        policy: 'policy-hash',
        subject: 'Citizen',
        attribute: 'Citizen.dateOfBirth',
        relation: 'self',
        agreement: 'tax-population',
        legal_basis: 'law-108-2025',
        moved_to: null,
      },
      { attribute: 'Citizen.sex' },
    ])
    expect(await subjectOf(rows[0])).toBe('Citizen 901204000017')
  })

  it('names neither subject nor officer nor case nor value in clear', async () => {
    const one = lookUp({
      officer: 'Trần Thị Bình',
      case: 'HS-901204000017',
      asked: '{"citizenId":"901204000017"}',
      disclosures: [disclosure({ value: 'Nguyễn Văn An' })],
    })
    await ledger.append(one)
    const { rows: tables } = await exchange.owner.query(
      `select tablename from pg_tables where schemaname = 'public'`,
    )
    for (const { tablename } of tables) {
      const { rows } = await exchange.owner.query(`select t::text as row from ${tablename} t`)
      for (const { row } of rows) {
        expect(row).not.toMatch(/901204000017|Trần|Nguyễn|HS-/)
        expect(row).not.toContain(Buffer.from('901204000017').toString('hex'))
      }
    }
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
        disclosure({ attribute: 'Citizen.citizenId', movedTo: 'land' }),
      ],
    })
    await ledger.append(one)
    const rows = await recorded('disclosure', one.requestId)
    const said = rows.map(async (row) =>
      [await subjectOf(row), row.attribute, row.relation, row.moved_to ?? row.agency].join(' '),
    )
    expect((await Promise.all(said)).sort()).toEqual([
      'Business 9900000016 Business.status self tax',
      'Citizen 901204000017 Citizen.citizenId self land',
      'Citizen 901204000017 Citizen.dateOfBirth child.parent tax',
      'Citizen 901204000017 Citizen.dateOfBirth self tax',
      'Citizen 901220000011 Citizen.dateOfBirth child tax',
      'Citizen 901220000011 Citizen.sex child tax',
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
    expect(rows[0].handle).not.toBe(rows[1].handle)
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
      { procedure: null, attribute: 'Citizen.ethnicity', relation: 'spouse' },
      { attribute: 'Citizen.religion', relation: 'self', code: 'ATTRIBUTE_WITHHELD' },
    ])
  })

  it('is a look-up also where nobody was found, and where all of it was refused', async () => {
    const one = lookUp({ disclosures: [], refused: 'LOOKUP_REFUSED' })
    await ledger.append(one)
    const { rows } = await exchange.owner.query('select refused from decision where request = $1', [
      one.requestId,
    ])
    expect(rows).toEqual([{ refused: 'LOOKUP_REFUSED' }])
  })

  it('says once what many look-ups say, in whatever order they name it', async () => {
    const count = async () =>
      (await exchange.owner.query('select count(*)::int as clauses from clause')).rows[0].clauses
    await ledger.append(lookUp())
    const before = await count()
    await ledger.append(lookUp({ disclosures: [...lookUp().disclosures].reverse() }))
    const other = openLedger({ connection: exchange.app, keys: exchange.keys })
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
    'update decision set request = request',
    'delete from part',
    'truncate clause',
    'delete from subject_key',
    'update checkpoint set note = note',
    'drop table tile',
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
