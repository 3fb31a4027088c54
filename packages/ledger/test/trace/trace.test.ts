import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import {
  faultInProof,
  type LookUp,
  openLedger,
  openTrace,
  type Trace,
  type TraceAsk,
  type TraceEntry,
} from '../../src/index.ts'
import { verifierKey } from '../../src/note/note-key.ts'
import { type Exchange, makeExchange } from '../exchange.ts'
import { disclosure, lookUp } from '../look-up.ts'

const people = Array.from({ length: 60 }, (_, person) => `90119000${1000 + person}`)
const agencies = ['tax', 'police', 'bank'] as const
const clock = () => new Date('2026-11-22T00:00:00Z')

let exchange: Exchange
let trace: Trace
let all: readonly LookUp[]

beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
  const open = () =>
    openLedger({ connection: exchange.app, keys: exchange.keys, limits: { checkpoint: 5 } })
  const gateways = [open(), open()]
  all = Array.from({ length: 700 }, (_, each) => madeUp(each))
  for (let from = 0; from < all.length; from += 50) {
    await Promise.all(
      all.slice(from, from + 50).map((one, each) => gateways[each % 2]?.append(one)),
    )
  }
  for (const { close } of gateways) await close()
  trace = openTrace({ connection: exchange.app, keys: exchange.keys, clock })
})

afterAll(async () => {
  await trace.close()
  await exchange.drop()
})

/** Some fifteen people each, from a sequence that is the same every time. */
function madeUp(each: number): LookUp {
  const random = (salt: string) =>
    createHash('sha256').update(`${each} ${salt}`).digest().readUInt32BE()
  const asked = people.filter((_, person) => random(`person ${person}`) % 4 === 0)
  return lookUp({
    at: new Date(Date.UTC(2026, 10, 1 + (random('day') % 21), random('hour') % 24)),
    agency: agencies[random('agency') % 3] ?? 'tax',
    procedure: random('procedure') % 2 ? '1.002207' : '2.000986',
    disclosures: asked.flatMap((subjectId) => [
      disclosure({ subjectId, value: '1990-01-01' }),
      ...(random('sex') % 2 ? [disclosure({ subjectId, attribute: 'Citizen.sex' })] : []),
      disclosure({ subjectId, attribute: 'Citizen.birthName.familyName', value: 'Nguyễn' }),
    ]),
    withheld:
      random('withheld') % 5
        ? []
        : [{ attribute: 'Citizen.religion', relation: 'self', code: 'ATTRIBUTE_WITHHELD' }],
  })
}

/** All pages of a trace. */
async function whole(subjectId: string, ask: TraceAsk = {}): Promise<readonly TraceEntry[]> {
  const entries: TraceEntry[] = []
  for (let after: string | undefined; ; ) {
    const page = await trace.of({ subject: 'Citizen', subjectId }, { ...ask, after })
    entries.push(...page.entries)
    after = page.entries.at(-1)?.cursor
    if (!page.hasMore) return entries
  }
}

const told = ({ request, agency, procedure, disclosed, withheld }: TraceEntry) =>
  [
    request,
    agency,
    procedure,
    ...disclosed.map(({ attribute }) => attribute).sort(),
    withheld.length,
  ].join()

const truth = (subjectId: string, counts: (one: LookUp) => boolean = () => true) =>
  all
    .filter((one) => counts(one))
    .flatMap(({ requestId, agency, procedure, disclosures, withheld }) => {
      const own = disclosures.filter((each) => each.subjectId === subjectId)
      const attributes = own.map(({ attribute }) => attribute).sort()
      return own.length > 0
        ? [[requestId, agency, procedure, ...attributes, withheld.length].join()]
        : []
    })
    .sort()

describe('a trace', () => {
  it('is the truth, for every pair of person and operation', async () => {
    let pairs = 0
    for (const person of people) {
      const entries = await whole(person, { first: 100 })
      expect(entries.map(told).sort()).toEqual(truth(person))
      pairs += entries.length
    }
    expect(pairs).toBeGreaterThan(10_000)
  })

  it('comes newest first, in pages that leave nothing out and say nothing twice', async () => {
    const [person = ''] = people
    const entries = await whole(person, { first: 7 })
    expect(entries.map(told).sort()).toEqual(truth(person))
    const times = entries.map(({ at }) => at.getTime())
    expect(times).toEqual([...times].sort((one, other) => other - one))
  })

  it.each<[string, TraceAsk, (one: LookUp) => boolean]>([
    ['agency', { agency: 'bank' }, ({ agency }) => agency === 'bank'],
    ['procedure', { procedure: '2.000986' }, ({ procedure }) => procedure === '2.000986'],
    [
      'attribute',
      { attribute: 'Citizen.sex' },
      ({ disclosures }) => disclosures.some(({ attribute }) => attribute === 'Citizen.sex'),
    ],
    ['group', { attribute: 'Citizen.birthName' }, () => true],
    ['what was withheld', { attribute: 'Citizen.religion' }, ({ withheld }) => withheld.length > 0],
    [
      'time',
      { from: new Date('2026-11-05T00:00:00Z'), until: new Date('2026-11-06T12:00:00Z') },
      ({ at }) => at >= new Date('2026-11-05T00:00:00Z') && at < new Date('2026-11-06T12:00:00Z'),
    ],
  ])('can be asked by %s', async (_by, ask, counts) => {
    const person = people[7] ?? ''
    expect((await whole(person, ask)).map(told).sort()).toEqual(truth(person, counts))
  })

  it('of somebody nobody has asked about is empty', async () => {
    expect(await trace.of({ subject: 'Citizen', subjectId: '901190000999' })).toEqual({
      entries: [],
      hasMore: false,
    })
  })

  it.each([
    [{ first: 0 }],
    [{ first: 101 }],
    [{ first: 1.5 }],
    [{ after: 'nonsense' }],
    [{ after: Buffer.from('2026-99-99T00:00:00.000Z 1 1').toString('base64url') }],
  ])('refuses %j', async (ask) => {
    await expect(trace.of({ subject: 'Citizen', subjectId: people[0] ?? '' }, ask)).rejects.toThrow(
      /first|after/,
    )
  })

  it('has a proof for every entry, and shows its reader that it is about them', async () => {
    const person = { subject: 'Citizen', subjectId: people[3] ?? '' } as const
    const { entries } = await trace.of(person, { first: 100 })
    for (const place of entries) {
      const proof = await trace.prove(person, place)
      const origin = /\n\n(.+)\n/.exec(proof.proof)?.[1] ?? ''
      expect(faultInProof(proof, verifierKey(origin, exchange.keys.signers[0]))).toBeUndefined()
      const { commitments } = JSON.parse(proof.part ?? '{}') as { commitments: string }
      const own = createHash('sha256').update(`${proof.salt}Citizen ${person.subjectId}`)
      expect(own.digest('base64')).toBe(
        Buffer.from(commitments, 'base64').subarray(0, 32).toString('base64'),
      )
      const forged = { ...proof, entry: proof.entry.replace('"nonce":"', '"nonce":"A') }
      const other = { ...proof, part: `${proof.part} ` }
      expect(faultInProof(other, verifierKey(origin, exchange.keys.signers[0]))).toMatch(/part/)
      expect(faultInProof(forged, verifierKey(origin, exchange.keys.signers[0]))).toMatch(/path/)
    }
  })
})

describe('a sealed entry', () => {
  const subject = { subject: 'Citizen', subjectId: '901190000888' } as const
  const open = (now: string) =>
    openTrace({ connection: exchange.app, keys: exchange.keys, clock: () => new Date(now) })

  beforeAll(async () => {
    const ledger = openLedger({
      connection: exchange.app,
      keys: exchange.keys,
      limits: { checkpoint: 5 },
    })
    for (let each = 0; each < 9; each++) {
      await ledger.append(
        lookUp({
          at: new Date(Date.UTC(2026, 10, 20, each)),
          disclosures: [disclosure(subject)],
          ...(each % 3 === 1 && {
            agency: 'investigation',
            sealedUntil: new Date('2027-05-01T00:00:00Z'),
          }),
        }),
      )
    }
    await pause(20)
    await ledger.close()
  })

  it('is not there before its time: no page is shorter, no entry between two others is missed', async () => {
    const early = open('2026-12-01T00:00:00Z')
    const [first, rest] = [await early.of(subject, { first: 4 }), await early.of(subject)]
    expect(first.entries).toHaveLength(4)
    expect(first.hasMore).toBe(true)
    expect(rest.entries).toHaveLength(6)
    expect(rest.entries.some(({ agency }) => agency === 'investigation')).toBe(false)
    const last = await early.of(subject, { after: first.entries[3]?.cursor })
    expect([last.entries.length, last.hasMore]).toEqual([2, false])
    expect(await early.of(subject, { agency: 'investigation' })).toEqual({
      entries: [],
      hasMore: false,
    })
    const late = open('2027-05-01T00:00:00Z')
    const { entries } = await late.of(subject, { agency: 'investigation' })
    for (const sealed of entries) {
      await expect(early.prove(subject, sealed)).rejects.toMatchObject({ code: 'ENTRY_UNKNOWN' })
      const other = { subject: 'Citizen', subjectId: people[0] ?? '' } as const
      await expect(late.prove(other, sealed)).rejects.toMatchObject({ code: 'ENTRY_UNKNOWN' })
    }
    expect(entries).toHaveLength(3)
    await Promise.all([early.close(), late.close()])
  })

  it('is there after it, like every other', async () => {
    const late = open('2027-05-01T00:00:00Z')
    const { entries } = await late.of(subject)
    expect(entries).toHaveLength(9)
    const [sealed] = entries.filter(({ agency }) => agency === 'investigation')
    const proof = sealed && (await late.prove(subject, sealed))
    expect(JSON.parse(proof?.entry ?? '{}').seal).toBe('2027-05-01T00:00:00.000Z')
    await late.close()
  })
})
