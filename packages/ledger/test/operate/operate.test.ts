import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import {
  eraseSubject,
  type LookUp,
  ledgerStats,
  migrateLedger,
  openLedger,
  openTrace,
  removeMonth,
  verifyExport,
} from '../../src/index.ts'
import { type Exchange, makeExchange } from '../exchange.ts'
import { exported } from '../export/exported.ts'
import { parsed } from '../export/tamper.ts'
import { disclosure, lookUp } from '../look-up.ts'

const clock = () => new Date('2026-11-21T03:00:00Z')
const person = { subject: 'Citizen', subjectId: '901204000017' } as const
const other = { subject: 'Citizen', subjectId: '901190000025' } as const

let exchange: Exchange

beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
  await migrateLedger(owner(), roleOf(exchange), new Date('2025-10-15T00:00:00Z'))
})

afterAll(() => exchange.drop())

const owner = () => {
  const { connectionString = '' } = exchange.owner.options
  return { connectionString }
}
const roleOf = ({ app }: Exchange) => new URL(app.connectionString ?? '').username
const operating = () => ({ owner: owner(), keys: exchange.keys, clock })

async function write(all: readonly LookUp[]): Promise<void> {
  const ledger = openLedger({
    connection: exchange.app,
    keys: exchange.keys,
    limits: { checkpoint: 5 },
  })
  for (const one of all) await ledger.append(one)
  await pause(20)
  await ledger.close()
}

async function traced(subject: typeof person | typeof other) {
  const trace = openTrace({ connection: exchange.app, keys: exchange.keys, clock })
  const { entries } = await trace.of(subject, { first: 100 })
  await trace.close()
  return entries
}

const at = (day: string) => ({ at: new Date(`${day}T08:00:00Z`) })

describe('erasing a subject', () => {
  it('leaves nobody able to find or open its entries, and every proof as it was', async () => {
    await write([
      lookUp(at('2026-11-20')),
      lookUp({ ...at('2026-11-20'), disclosures: [disclosure(other)] }),
    ])
    expect(await traced(person)).toHaveLength(1)
    await eraseSubject(operating(), person)
    expect(await traced(person)).toEqual([])
    expect(await traced(other)).toHaveLength(1)
    const verdict = await verifyExport(await exported(exchange))
    expect(verdict.findings).toEqual([])
    const [erasure] = parsed(await exported(exchange)).filter(({ entry }) =>
      entry?.includes('"erasure"'),
    )
    expect(erasure?.entry).toContain('"subjects":1')
    expect(erasure?.entry).not.toContain(person.subjectId)
  })

  it('is known to a gateway that runs within a second: what follows is traced under a new key', async () => {
    let now = 0
    const ledger = openLedger({ connection: exchange.app, keys: exchange.keys, now: () => now })
    await ledger.append(lookUp(at('2026-11-20')))
    await eraseSubject(operating(), person)
    now += 1_000
    await ledger.append(lookUp(at('2026-11-21')))
    await ledger.close()
    expect(await traced(person)).toHaveLength(1)
  })

  it('of somebody the ledger does not know is refused', async () => {
    const stranger = { subject: 'Citizen', subjectId: '901190000999' } as const
    await expect(eraseSubject(operating(), stranger)).rejects.toMatchObject({
      code: 'ENTRY_UNKNOWN',
    })
  })
})

describe('removing a month', () => {
  it('is refused before its time, and where there is none', async () => {
    await expect(removeMonth(operating(), '2026-10')).rejects.toThrow('kept until 2027-11-01')
    await expect(removeMonth(operating(), '2024-01')).rejects.toThrow('no partition')
    await expect(removeMonth(operating(), 'October')).rejects.toThrow('no month')
  })

  it('takes the texts, leaves the hashes and a signed tombstone, and everything still verifies', async () => {
    const old = Array.from({ length: 700 }, (_, each) =>
      lookUp({
        ...at(`2025-10-${String(1 + (each % 30)).padStart(2, '0')}`),
        disclosures: [disclosure(other)],
      }),
    )
    await write(old)
    const before = await ledgerStats(exchange.app)
    const [[origin, first, last, count] = []] = await removeMonth(operating(), '2025-10')
    expect(count).toBe(700)
    expect((await ledgerStats(exchange.app)).operations).toBe(before.operations - 700)
    const lines = await exported(exchange)
    const verdict = await verifyExport(lines)
    expect(verdict.findings).toEqual([])
    const [tombstone] = parsed(lines).filter(({ entry }) => entry?.includes('"tombstone"'))
    expect(JSON.parse(tombstone?.entry ?? '{}')).toMatchObject({
      from: '2025-10-01T00:00:00.000Z',
      until: '2025-11-01T00:00:00.000Z',
      removed: [[origin, first, last, 700]],
    })
    expect((await traced(other)).every((entry) => entry.at > new Date('2026-01-01'))).toBe(true)
    // The log goes on where it was, in the middle of a row whose texts are gone.
    await write([lookUp(at('2026-11-21'))])
    expect((await verifyExport(await exported(exchange))).findings).toEqual([])
  })
})
