import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Fault } from '../../src/verify/finding.ts'
import { verifyExport } from '../../src/verify/verify-export.ts'
import { type Exchange, makeExchange } from '../exchange.ts'
import { exported, written } from './exported.ts'
import {
  changed,
  flipped,
  forged,
  type Line,
  lineOf,
  parsed,
  printed,
  recounted,
  renumbered,
} from './tamper.ts'

let exchange: Exchange
let good: readonly Line[]
let bare: readonly Line[]
let size: number

beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
  await written(exchange, [300, 40, 200, 120, 7, 60])
  good = parsed(await exported(exchange))
  bare = parsed(await exported(exchange, { texts: false }))
  size = good.at(-1)?.end?.logs[0]?.size ?? 0
})

afterAll(() => exchange.drop())

async function findings(lines: readonly Line[]) {
  return (await verifyExport(printed(lines))).findings
}

/** The tampering is found, by this name and at this entry, within at most one row. */
async function expectFound(lines: readonly Line[], fault: Fault, position: number): Promise<void> {
  const found = await findings(lines)
  const named = found.find(
    (each) =>
      each.fault === fault && (each.from ?? 0) <= position && position <= (each.until ?? size),
  )
  expect(named, JSON.stringify(found.slice(0, 5))).toBeDefined()
  expect((named?.until ?? 0) - (named?.from ?? 0)).toBeLessThan(size)
}

/** Where the log says of itself again what it holds, after an entry: at the end of its row or at a checkpoint. */
function nextStatement(position: number): number {
  const after = bare.findIndex((line) => line.log === 1 && line.position === position)
  const said = bare.findIndex(
    (line, index) =>
      index > after && line.log === 1 && (line.checkpoint ?? line.hash) !== undefined,
  )
  return bare[said - 1]?.position ?? size
}

const somewhere = () => fc.integer({ min: 1, max: size - 2 })
const seeded = (check: (position: number) => Promise<void>) =>
  fc.assert(fc.asyncProperty(somewhere(), check), { numRuns: 25, seed: 4 })

describe('an entry that was', () => {
  it('altered in one character is found, and named', async () => {
    await seeded(async (position) => {
      const at = lineOf(good, 1, position)
      const lines = changed(good, at, (line) => ({
        ...line,
        entry: flipped(line.entry ?? '', position * 7),
      }))
      const found = await findings(lines)
      expect(found).toContainEqual(
        expect.objectContaining({ fault: 'TEXT_ALTERED', from: position, until: position }),
      )
    })
  })

  it('altered with its hash is found, within its row or checkpoint', async () => {
    await seeded(async (position) => {
      const at = lineOf(good, 1, position)
      const lines = changed(good, at, (line) =>
        forged(line, (line.entry ?? '').replace('"position"', '"positiom"')),
      )
      const found = await findings(lines)
      const tree = found.find(({ fault }) => fault === 'ROW_WRONG' || fault === 'ROOT_WRONG')
      expect(tree?.from).toBeLessThanOrEqual(position)
      expect(tree?.until).toBeGreaterThanOrEqual(position)
    })
  })

  it('dropped is found, and named', async () => {
    await seeded(async (position) => {
      const at = lineOf(good, 1, position)
      await expectFound(
        recounted(good.filter((_, index) => index !== at)),
        'POSITION_MISSING',
        position,
      )
    })
  })

  it('dropped, with all others counted anew, is found, and named', async () => {
    await seeded(async (position) => {
      const at = lineOf(good, 1, position)
      const lines = renumbered(
        good.filter((_, index) => index !== at),
        1,
      )
      await expectFound(lines, 'TEXT_MISPLACED', position)
    })
  })

  it('dropped from an export without texts is found, within its row or checkpoint', async () => {
    await seeded(async (position) => {
      const at = lineOf(bare, 1, position)
      const found = await findings(
        renumbered(
          bare.filter((_, index) => index !== at),
          1,
        ),
      )
      const [first] = found
      expect(first?.fault).toMatch(/ROW_WRONG|ROOT_WRONG|CHECKPOINT_MISPLACED/)
      expect(first?.from).toBeLessThanOrEqual(nextStatement(position))
      expect(first?.until).toBeGreaterThanOrEqual(position - 1)
    })
  })

  it('reordered is found, and named', async () => {
    await seeded(async (position) => {
      const [one, other] = [lineOf(good, 1, position), lineOf(good, 1, position + 1)]
      const swapped = good.map((line, index) =>
        index === one ? good[other] : index === other ? good[one] : line,
      ) as readonly Line[] // Both exist.
      await expectFound(swapped, 'POSITION_MISSING', position)
      await expectFound(renumbered(swapped, 1), 'TEXT_MISPLACED', position)
    })
  })

  it('inserted is found, and named', async () => {
    await seeded(async (position) => {
      const at = lineOf(good, 1, position)
      const [copy] = good.slice(at, at + 1)
      const lines = copy ? [...good.slice(0, at), copy, ...good.slice(at)] : good
      await expectFound(recounted(lines), 'POSITION_REPEATED', position)
      await expectFound(renumbered(lines, 1), 'TEXT_MISPLACED', position + 1)
    })
  })
})

describe('what left about one subject', () => {
  const partsOf = (lines: readonly Line[]) =>
    lines.flatMap((line, index) => (line.log === 1 && line.part !== undefined ? [index] : []))

  it('altered, dropped, twice, or in another order is found, and named', async () => {
    const all = partsOf(good)
    await fc.assert(
      fc.asyncProperty(fc.nat(all.length - 1), async (nth) => {
        const at = all[nth] ?? 0
        const position = good[at]?.position ?? 0
        const altered = changed(good, at, (line) => ({
          ...line,
          part: flipped(line.part ?? '', nth * 13),
        }))
        await expectFound(altered, 'PART_ALTERED', position)
        const found = await findings(recounted(good.filter((_, index) => index !== at)))
        expect(found[0]).toMatchObject({ from: position, until: position })
        expect(found[0]?.fault).toMatch(/PART_/)
        const twice = [...good.slice(0, at), ...good.slice(at, at + 1), ...good.slice(at)]
        await expectFound(recounted(twice), 'PART_ALTERED', position)
      }),
      { numRuns: 25, seed: 4 },
    )
  })
})
