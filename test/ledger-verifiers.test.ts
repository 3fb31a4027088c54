import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import {
  exportLedger,
  type LookUp,
  migrateLedger,
  openLedger,
  temporaryLedgerKeys,
  verifyExport,
} from '@motlan/ledger'
import { type TestExchange, testExchange } from '@motlan/registry-kit/testing'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { complaintsAbout } from './ledger-verifier.ts'

let exchange: TestExchange | undefined
let good: readonly string[]

beforeAll(async () => {
  exchange = await testExchange(inject('postgres'), migrateLedger)
  const connection = { connectionString: exchange.appUrl }
  const keys = temporaryLedgerKeys()
  const open = () => openLedger({ connection, keys, limits: { checkpoint: 5 } })
  const gateways = [open(), open()]
  // Enough for a full row of hashes in each of the two logs.
  for (let round = 0; round < 12; round++) {
    await Promise.all(
      Array.from({ length: 60 }, (_, each) => gateways[each % 2]?.append(lookUp(each))),
    )
    await pause(30)
  }
  for (const { close } of gateways) await close()
  // A new key takes over one of the logs.
  const { privateKey } = generateKeyPairSync('ed25519')
  const rotated = openLedger({
    connection,
    keys: { ...keys, signers: [privateKey, ...keys.signers] },
    limits: { checkpoint: 5 },
  })
  for (let each = 0; each < 3; each++) {
    await rotated.append(lookUp(each))
    await pause(30)
  }
  await rotated.close()
  const lines: string[] = []
  for await (const line of exportLedger(connection, { texts: true, at: new Date() })) {
    lines.push(JSON.stringify(line))
  }
  good = lines
})
afterAll(() => exchange?.drop())

function lookUp(each: number): LookUp {
  return {
    requestId: randomBytes(8).toString('hex'),
    at: new Date(),
    agency: 'tax',
    officer: `officer-${each % 3}`,
    purpose: 'test',
    policy: 'policy-hash',
    withheld:
      each % 2
        ? []
        : [{ attribute: 'Citizen.religion', relation: 'self', code: 'ATTRIBUTE_WITHHELD' }],
    disclosures: Array.from({ length: each % 4 }, (_, person) => ({
      subject: 'Citizen',
      subjectId: `90119000${1000 + person}`,
      attribute: 'Citizen.sex',
      relation: 'self',
      agreement: 'a',
      legalBasis: 'b',
      value: each,
    })),
  }
}

/** What both verifiers say. */
async function verdicts(lines: readonly string[]) {
  const { good: own } = await verifyExport(lines)
  return { own, other: complaintsAbout(lines).length === 0 }
}

type Line = Record<string, unknown>
const is = (key: string) => (line: Line) => line[key] !== undefined
const edited = (at: number, edit: (line: Line) => Line | readonly Line[]) =>
  good.flatMap((text, index) =>
    index === at
      ? [edit(JSON.parse(text) as Line)].flat().map((line) => JSON.stringify(line))
      : [text],
  )
/** The n-th line that has something. */
function place(what: (line: Line) => boolean, nth: number): number {
  const places = good.flatMap((text, index) => (what(JSON.parse(text) as Line) ? [index] : []))
  const found = places[nth % places.length]
  if (found === undefined) throw new Error('the export holds no such line to tamper with')
  return found
}
const hashOf = (text: string) => createHash('sha256').update(`\0${text}`).digest('base64')

describe('two verifiers that share no code', () => {
  test('agree that what the ledger wrote is good, with and without texts, through a change of keys', async () => {
    expect(complaintsAbout(good)).toEqual([])
    expect(await verdicts(good)).toEqual({ own: true, other: true })
    const whole = good.filter((text) => !('part' in (JSON.parse(text) as Line)))
    const bare = whole.map((text) => {
      const { entry, end, ...rest } = JSON.parse(text) as Line
      if (end) return JSON.stringify({ end: { ...end, lines: whole.length - 1 } })
      const isControl = typeof entry === 'string' && /"kind":"(opened|key)"/.test(entry)
      return JSON.stringify(isControl ? { ...rest, entry } : rest)
    })
    expect(await verdicts(bare)).toEqual({ own: true, other: true })
  })

  const tamperings: Readonly<Record<string, (nth: number) => readonly string[]>> = {
    'a changed text': (nth) =>
      edited(place(is('entry'), nth), (line) => ({ ...line, entry: `${line.entry} ` })),
    'a changed hash': (nth) =>
      edited(place(is('leaf'), nth), (line) => ({ ...line, leaf: hashOf('x') })),
    'a text changed with its hash': (nth) =>
      edited(place(is('entry'), nth), (line) => {
        const entry = String(line.entry).replace('"at":"2', '"at":"1')
        return { ...line, entry, leaf: hashOf(entry) }
      }),
    'a part changed': (nth) =>
      edited(place(is('part'), nth), (line) => ({ ...line, part: `${line.part} ` })),
    'a part left out': (nth) => edited(place(is('part'), nth), () => []),
    'a part twice': (nth) => edited(place(is('part'), nth), (line) => [line, line]),
    'an entry left out': (nth) => edited(place(is('leaf'), nth), () => []),
    'an entry twice': (nth) => edited(place(is('leaf'), nth), (line) => [line, line]),
    'an entry moved': (nth) =>
      edited(place(is('leaf'), nth), (line) => ({ ...line, position: Number(line.position) + 1 })),
    'a clause changed': (nth) =>
      edited(place(is('clause'), nth), (line) => ({ clause: `${line.clause} ` })),
    'a row changed': (nth) =>
      edited(place(is('row'), nth), (line) => ({ ...line, hash: hashOf('x') })),
    'a checkpoint left out': (nth) => edited(place(is('checkpoint'), nth), () => []),
    'a checkpoint twice': (nth) => edited(place(is('checkpoint'), nth), (line) => [line, line]),
    'a checkpoint with another size': (nth) =>
      edited(place(is('checkpoint'), nth), (line) => ({
        ...line,
        checkpoint: String(line.checkpoint).replace(/\n(\d+)\n/, '\n1$1\n'),
      })),
    'a signature changed': (nth) =>
      edited(place(is('checkpoint'), nth), (line) => ({
        ...line,
        checkpoint: String(line.checkpoint)
          .replace(/(.)(.)=\n$/, '$2$1=\n')
          .replace(/AA?(=*)\n$/, 'BB$1\n'),
      })),
    'no end': () => good.slice(0, -1),
    'half of it gone': (nth) => good.slice(0, Math.floor(good.length / (2 + nth))),
    'a line more': (nth) => edited(place(is('leaf'), nth), (line) => [line, { log: 1 }]),
  }

  test.each(Object.keys(tamperings))('agree that %s is not', async (kind) => {
    for (const nth of [0, 7, 100, 333]) {
      const lines = tamperings[kind]?.(nth) ?? []
      if (lines.join() === good.join()) continue
      expect(await verdicts(lines), `${kind} ${nth}`).toEqual({ own: false, other: false })
    }
  })
})
