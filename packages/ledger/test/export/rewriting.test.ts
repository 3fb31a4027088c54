import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { checkpointIn, signCheckpoint } from '../../src/note/checkpoint.ts'
import { noteSigner, verifierKey } from '../../src/note/note-key.ts'
import { type VerifyOptions, verifyExport } from '../../src/verify/verify-export.ts'
import { type Exchange, makeExchange } from '../exchange.ts'
import { exported, written } from './exported.ts'
import {
  changed,
  forged,
  type Line,
  lineOf,
  parsed,
  printed,
  recounted,
  resigned,
} from './tamper.ts'

let exchange: Exchange
let good: readonly Line[]

beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
  await written(exchange, [300, 40, 200, 120, 7, 60])
  good = parsed(await exported(exchange))
})

afterAll(() => exchange.drop())

async function findings(lines: readonly Line[], options: VerifyOptions = {}) {
  return (await verifyExport(printed(lines), options)).findings
}

describe('an export that was', () => {
  it('cut off is found, wherever it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: good.length - 1 }), async (length) => {
        const found = await findings(good.slice(0, length))
        expect(found.map(({ fault }) => fault)).toContain('TRUNCATED')
      }),
      { numRuns: 25, seed: 4 },
    )
  })

  it('cut off and given an end that fits is found by whoever knows a later checkpoint', async () => {
    const [first, second] = good.flatMap((line, index) =>
      line.log === 1 && line.checkpoint ? [index] : [],
    )
    const known = good.findLast((line) => line.log === 1 && line.checkpoint)?.checkpoint ?? ''
    const kept = good.slice(0, (first ?? 0) + 1).filter((line) => line.log !== 2)
    const entries = kept.filter((line) => line.position !== undefined).length
    const logs = [{ log: 1, size: entries }]
    const lines = [...kept, { end: { lines: kept.length, logs } }].map((line) =>
      line.logs ? { ...line, logs: line.logs.slice(0, 1) } : line,
    )
    expect(second).toBeDefined()
    expect((await findings(lines, { known: [known] })).map(({ fault }) => fault)).toContain(
      'TRUNCATED',
    )
  })

  it('rid of a whole log is found by what the other log saw', async () => {
    const lines = recounted(
      good
        .filter((line) => line.log !== 1)
        .map((line) => (line.logs ? { ...line, logs: line.logs.slice(1) } : line)),
    )
    const found = await findings(lines)
    expect(found).toContainEqual(
      expect.objectContaining({ fault: 'TRUNCATED', detail: 'the whole log is missing' }),
    )
  })

  it.each([
    ['its clauses altered', 'CLAUSE_MISSING'],
    ['a row altered', 'ROW_WRONG'],
    ['a line that is none', 'LINE_UNREADABLE'],
  ])('given %s is found', async (kind, fault) => {
    const lines = good.map((line, index): Line => {
      if (kind.includes('clauses') && line.clause) return { clause: `${line.clause} ` }
      if (kind.includes('row') && line.row === 1) return { ...line, hash: 'AAAA' }
      return kind.includes('none') && index === 9 ? ({ log: 77 } as Line) : line
    })
    expect((await findings(lines)).map((each) => each.fault)).toContain(fault)
  })
})

describe('a checkpoint that was', () => {
  const checkpoints = () =>
    good.flatMap((line, index) => (line.log === 1 && line.checkpoint ? [index] : []))

  it('signed by another key is refused', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const [, at = 0] = checkpoints()
    const lines = changed(good, at, (line) => {
      const { checkpoint } = checkpointIn(line.checkpoint ?? '') ?? {}
      const signer = noteSigner(checkpoint?.origin ?? '', privateKey)
      return checkpoint ? { ...line, checkpoint: signCheckpoint(checkpoint, [signer]) } : line
    })
    const [found] = await findings(lines)
    expect(found).toMatchObject({ fault: 'SIGNATURE_WRONG', line: at + 1 })
  })

  it('replayed is refused', async () => {
    const [first = 0, second = 0] = checkpoints()
    const again = good[first]
    const lines = again ? [...good.slice(0, second + 1), again, ...good.slice(second + 1)] : good
    expect(await findings(recounted(lines))).toContainEqual(
      expect.objectContaining({ fault: 'CHECKPOINT_MISPLACED', line: second + 2 }),
    )
  })

  it('left out is missed by the next one', async () => {
    const [, second = 0] = checkpoints()
    const found = await findings(recounted(good.filter((_, index) => index !== second)))
    expect(found.map(({ fault }) => fault)).toContain('CHAIN_BROKEN')
  })
})

describe('a history that was rewritten and signed again with the right key', () => {
  it('agrees with itself, and is a fork to whoever knows one checkpoint of before', async () => {
    const position = 5
    const at = lineOf(good, 2, position)
    const rewritten = changed(good, at, (line) =>
      forged(line, `${line.entry}`.replace(/"at":"..../, '"at":"1999')),
    )
    const lines = resigned(rewritten, 2, exchange.keys.signers[0])
    const known = good.findLast((line) => line.log === 2 && line.checkpoint)?.checkpoint ?? ''
    const found = await findings(lines, { known: [known] })
    expect(found).toContainEqual(expect.objectContaining({ fault: 'LOG_FORKED' }))
  })

  it('is not that of the key a verifier was given', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const origin = good[0]?.logs?.[0]?.origin ?? ''
    const verdict = await verifyExport(printed(good), { keys: [verifierKey(origin, privateKey)] })
    expect(verdict.findings[0]).toMatchObject({ fault: 'SIGNATURE_WRONG', origin })
    const own = verifierKey(origin, exchange.keys.signers[0])
    const trusted = await verifyExport(printed(good), { keys: [own] })
    expect(trusted.logs.map(({ keyGiven }) => keyGiven)).toEqual([true, false])
    expect(trusted.good).toBe(true)
  })
})
