import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type BurdenDimension,
  type BurdenRow,
  burdenDimensions,
} from '../../src/burden/burden-row.ts'
import { fewestCases } from '../../src/burden/merge-small.ts'
import { published } from '../../src/burden/published.ts'
import { noBurden } from '../../src/burden/roll-up.ts'

const months = ['2026-09', '2026-10', '2026-11']
const reader = 'tax'

/** Rows told apart along every dimension. What each of them saved is a power of two: a sum says whose it is. */
const rows = fc
  .uniqueArray(
    fc.record({
      procedure: fc.constantFrom('1.004222', '2.000986'),
      agency: fc.constantFrom(reader, 'police', 'land-office'),
      province: fc.constantFrom('01', '48', '79', undefined),
      month: fc.constantFrom(...months),
      cases: fc.integer({ min: 0, max: 8 }),
      withdrawn: fc.nat(2),
    }),
    {
      maxLength: 9,
      selector: ({ procedure, agency, province = '', month }) =>
        `${procedure} ${agency} ${province} ${month}`,
    },
  )
  .map((all) =>
    all.map(({ province, ...cell }, place): BurdenRow => {
      const names = province === undefined ? {} : { province }
      return { ...noBurden, ...cell, ...names, answersSaved: 2 ** place }
    }),
  )

const isOwn = ({ agency }: BurdenRow) => agency === reader

/** Every table that can be asked for. */
function tables(all: readonly BurdenRow[]): readonly (readonly BurdenRow[])[] {
  const days = [undefined, ...months.map((month) => `${month}-01`), '2026-12-01']
  return subsets(burdenDimensions).flatMap((by: readonly BurdenDimension[]) =>
    days.flatMap((from) =>
      days.map((until) => published(all, { by, days: { from, until }, handles: isOwn })),
    ),
  )
}

function subsets<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const [first, ...others] = items
  if (first === undefined) return [[]]
  const without = subsets(others)
  return [...without, ...without.map((each) => [first, ...each])]
}

type Vector = readonly number[]
const prime = 2_147_483_647

/** What follows from some sums by adding and subtracting: each left without the leading places of all before it. */
function spanned(vectors: Iterable<Vector>): readonly Vector[] {
  const basis: Vector[] = []
  for (const vector of vectors) {
    const left = reduced(vector, basis)
    const lead = left.find((value) => value !== 0)
    if (lead !== undefined) basis.push(left.map((value) => times(value, inverse(lead))))
  }
  return basis
}

function reduced(vector: Vector, basis: readonly Vector[]): Vector {
  return basis.reduce((left, base) => {
    const factor = left[base.findIndex((value) => value !== 0)] ?? 0
    return left.map((value, at) => (value + prime - times(factor, base[at] ?? 0)) % prime)
  }, vector)
}

function times(one: number, other: number): number {
  return Number((BigInt(one) * BigInt(other)) % BigInt(prime))
}

function inverse(value: number): number {
  let [result, base, exponent] = [1, value, prime - 2]
  for (; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = times(result, base)
    base = times(base, base)
  }
  return result
}

test('no sums and differences of tables, and of what the reader handles, come to fewer than five cases of others', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const bits = (sum: number): Vector => all.map((_, place) => Math.floor(sum / 2 ** place) % 2)
      const told = new Set(tables(all).flatMap((table) => table.map((row) => row.answersSaved)))
      const own = all.filter(isOwn).map(({ answersSaved }) => answersSaved)
      const known = spanned([...told, ...own].map(bits))
      for (const some of subsets(all.filter((row) => !isOwn(row)))) {
        const cases = some.reduce((sum, row) => sum + row.cases, 0)
        if (some.length === 0 || cases >= fewestCases) continue
        const saved = some.reduce((sum, row) => sum + row.answersSaved, 0)
        expect(reduced(bits(saved), known).some((value) => value !== 0)).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})

const table = (all: readonly BurdenRow[], by: readonly BurdenDimension[]) =>
  published(all, { by, days: {}, handles: () => false })

test('whatever it is told apart by, a table comes to the same, and to everything where there is enough of it', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const total = (of: readonly BurdenRow[]) => of.reduce((sum, { cases }) => sum + cases, 0)
      const everything = total(all)
      const expected = everything >= fewestCases ? everything : 0
      for (const by of subsets(burdenDimensions)) expect(total(table(all, by))).toBe(expected)
    }),
  )
})

test('where every row is of enough cases, nothing is put together', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const enough = all.map((row) => ({ ...row, cases: row.cases + fewestCases }))
      const told = table(enough, burdenDimensions)
      expect(new Set(told)).toEqual(new Set(enough))
    }),
  )
})

test('the order of rows does not matter', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const turned = all.toReversed()
      expect(table(turned, burdenDimensions)).toEqual(table(all, burdenDimensions))
    }),
  )
})
