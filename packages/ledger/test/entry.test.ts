import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pathTree } from '../src/attribute-set.ts'
import { entryOf } from '../src/entry.ts'
import type { Disclosure } from '../src/index.ts'
import { disclosure, lookUp } from './look-up.ts'

const anyDisclosure = fc.record({
  subject: fc.constantFrom('Citizen', 'Parcel'),
  subjectId: fc.constantFrom('901204000017', '901190000025', '901220000011'),
  attribute: fc.constantFrom('A', 'B', 'A","B', 'C'),
  relation: fc.constantFrom('self', 'spouse'),
  agreement: fc.constantFrom('x', 'y'),
  legalBasis: fc.constantFrom('1', '2', ''),
})

const textOf = (parts: readonly unknown[]) => JSON.stringify(parts)

function unpacked(disclosures: readonly Disclosure[], tree = pathTree(100)): string[] {
  const { subjects } = entryOf(lookUp({ disclosures }), tree)
  return subjects
    .flatMap(({ subject, subjectId, disclosed }) =>
      disclosed.lines.map((line) => textOf([subject, subjectId, ...line])),
    )
    .sort()
}

it('packing loses nothing, adds nothing, and says nothing twice', () => {
  const tree = pathTree(20)
  fc.assert(
    fc.property(fc.array(anyDisclosure), (given) => {
      const disclosures = given as readonly Disclosure[] // The constants above are widened to string.
      const said = disclosures.map((each) =>
        textOf([
          each.subject,
          each.subjectId,
          each.attribute,
          each.relation,
          each.agreement,
          each.legalBasis,
        ]),
      )
      expect(unpacked(disclosures, tree)).toEqual([...new Set(said)].sort())
    }),
  )
})

it('equal sets have equal ids in every process, others have others', () => {
  const idOf = (disclosures: readonly Disclosure[], tree = pathTree(100)) =>
    entryOf(lookUp({ disclosures }), tree).subjects[0]?.disclosed.id
  const two = [disclosure({ attribute: 'A' }), disclosure({ attribute: 'B' })]
  expect(idOf([...two].reverse())).toBe(idOf(two))
  expect(idOf([...two, ...two])).toBe(idOf(two))
  expect(idOf([disclosure({ attribute: 'A' })])).not.toBe(idOf(two))
  expect(idOf(two.map((each) => ({ ...each, legalBasis: 'other' })))).not.toBe(idOf(two))
  expect(idOf(two)).toMatch(/^[0-9a-f]{64}$/)
})

it('what was met before is met again without being made again', () => {
  const tree = pathTree(100)
  const setOf = () => entryOf(lookUp(), tree).subjects[0]?.disclosed
  expect(setOf()).toBe(setOf())
})

it('what is remembered does not grow for ever', () => {
  const tree = pathTree(10)
  const root = tree.root()
  for (let each = 0; each < 20; each++)
    entryOf(lookUp({ disclosures: [disclosure({ attribute: `${each}` })] }), tree)
  expect(tree.root()).not.toBe(root)
})
