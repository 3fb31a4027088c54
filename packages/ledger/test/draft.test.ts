import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pathTree } from '../src/entry/clause.ts'
import { compose } from '../src/entry/compose.ts'
import { draftOf } from '../src/entry/draft.ts'
import { decisionText, partText } from '../src/entry/entry-text.ts'
import { nameWho } from '../src/entry/who.ts'
import { type Disclosure, temporaryLedgerKeys } from '../src/index.ts'
import { derivedKeys } from '../src/secrecy/ledger-keys.ts'
import type { SubjectKey } from '../src/secrecy/subject-key.ts'
import { ungrown } from '../src/tree/growth.ts'
import { disclosure, lookUp } from './look-up.ts'

const who = nameWho(derivedKeys(temporaryLedgerKeys()))

const anyDisclosure = fc.record({
  subject: fc.constantFrom('Citizen', 'Parcel'),
  subjectId: fc.constantFrom('901204000017', '901190000025', '901220000011'),
  attribute: fc.constantFrom('A', 'B', 'A","B', 'C'),
  relation: fc.constantFrom('self', 'spouse'),
  agreement: fc.constantFrom('x', 'y'),
  legalBasis: fc.constantFrom('1', '2', ''),
  value: fc.constantFrom('one', null, 3),
})

const textOf = (parts: readonly unknown[]) => JSON.stringify(parts)

function unpacked(disclosures: readonly Disclosure[], tree = pathTree(100)) {
  const { subjects } = draftOf(lookUp({ disclosures }), tree, who)
  return subjects.flatMap(({ subject, what, values }) =>
    (JSON.parse(what.text) as string[][]).map(
      (line, index) => [textOf([subject, ...line]), values[index]] as const,
    ),
  )
}

it('packing loses nothing, adds nothing, says nothing twice, and leaves each value with its line', () => {
  const tree = pathTree(20)
  fc.assert(
    fc.property(fc.array(anyDisclosure), (given) => {
      const disclosures = given as readonly Disclosure[] // The constants above are widened to string.
      const said = new Map(
        disclosures.map((each) => [
          textOf([
            `${each.subject} ${each.subjectId}`,
            each.attribute,
            each.relation,
            each.agreement,
            each.legalBasis,
          ]),
          JSON.stringify(each.value),
        ]),
      )
      const packed = unpacked(disclosures, tree)
      expect(packed).toHaveLength(said.size)
      expect(new Map(packed)).toEqual(said)
    }),
  )
})

it('equal sets are one clause in every process, others are others', () => {
  const hashOf = (disclosures: readonly Disclosure[], tree = pathTree(100)) =>
    draftOf(lookUp({ disclosures }), tree, who).subjects[0]?.what.hash
  const two = [disclosure({ attribute: 'A' }), disclosure({ attribute: 'B' })]
  expect(hashOf([...two].reverse())).toBe(hashOf(two))
  expect(hashOf([...two, ...two])).toBe(hashOf(two))
  expect(hashOf([disclosure({ attribute: 'A' })])).not.toBe(hashOf(two))
  expect(hashOf(two.map((each) => ({ ...each, legalBasis: 'other' })))).not.toBe(hashOf(two))
  expect(hashOf(two.map((each) => ({ ...each, movedTo: 'land' })))).not.toBe(hashOf(two))
  expect(hashOf(two)).toHaveLength(32)
})

it('what was met before is met again without being made again', () => {
  const tree = pathTree(100)
  const setOf = () => draftOf(lookUp(), tree, who).subjects[0]?.what
  expect(setOf()).toBe(setOf())
})

it('a subject somebody asked about and learned nothing of is there, with nothing', () => {
  const about = [
    { subject: 'Citizen', subjectId: '901190000025' },
    { subject: 'Citizen', subjectId: '901204000017' },
  ] as const
  const { subjects } = draftOf(lookUp({ about }), pathTree(100), who)
  expect(subjects.map(({ subject, what }) => [subject, what.count])).toEqual([
    ['Citizen 901204000017', 2],
    ['Citizen 901190000025', 0],
  ])
})

it('an officer has one pseudonym per agency, which says nothing about the name', () => {
  const officerOf = (given: Parameters<typeof lookUp>[0]) =>
    (JSON.parse(who(lookUp(given)).clause.text) as { officer: string }).officer
  expect(officerOf({ purpose: 'other' })).toBe(officerOf({}))
  expect(officerOf({ agency: 'police' })).not.toBe(officerOf({}))
  expect(officerOf({})).toMatch(/^[\w-]{16}$/)
})

/** The texts of everything a look-up becomes, with the same secrets every time. */
function entriesOf(given: Parameters<typeof lookUp>[0]): readonly string[] {
  const keys = derivedKeys({ master: new Uint8Array(32) })
  const made = new Map<string, SubjectKey>()
  const keyOf = (subject: string) => {
    const key = made.get(subject) ?? { key: `key of ${subject}`, handle: String(made.size) }
    made.set(subject, key)
    return key
  }
  const one = { ...lookUp(given), requestId: 'the same' }
  const draft = draftOf(one, pathTree(100), nameWho(keys))
  const nonce = () => 'AAAAAAAAAAAAAAAAAAAAAA=='
  const { decisions, parts } = compose([draft], ungrown, { keys, nonce, keyOf })
  const clauses = draft.subjects.map(({ what }) => what.text)
  return [...decisions.map(decisionText), ...parts.map(partText), ...clauses]
}

it('what comes by subject is the same entry as what comes one after the other', () => {
  const lines = fc.uniqueArray(
    fc.record({
      attribute: fc.constantFrom('A', 'B', 'A","B', 'C'),
      relation: fc.constantFrom('self', 'spouse'),
      agreement: fc.constantFrom('x', 'y'),
      legalBasis: fc.constantFrom('1', ''),
    }),
    { selector: textOfLine, minLength: 1, maxLength: 6 },
  )
  const anyGroups = fc.uniqueArray(
    fc
      .record({
        subject: fc.constantFrom('Citizen' as const, 'Parcel' as const),
        subjectId: fc.constantFrom('901204000017', '901190000025', '901220000011'),
        lines,
      })
      .chain((group) =>
        fc
          .array(fc.jsonValue(), { minLength: group.lines.length, maxLength: group.lines.length })
          .map((values) => ({ ...group, values })),
      ),
    { selector: ({ subject, subjectId }) => `${subject} ${subjectId}`, maxLength: 5 },
  )
  fc.assert(
    fc.property(anyGroups, (groups) => {
      const disclosures = groups.flatMap(({ subject, subjectId, lines: own, values }) =>
        own.map((line, index) => ({ ...line, subject, subjectId, value: values[index] })),
      )
      expect(entriesOf({ groups, disclosures: [] })).toEqual(entriesOf({ disclosures }))
    }),
  )
})

it('another value, line, subject or order of subjects is another entry', () => {
  const line = { attribute: 'A', relation: 'self', agreement: 'x', legalBasis: '1' }
  const group = {
    subject: 'Citizen',
    subjectId: '901204000017',
    lines: [line],
    values: [1],
  } as const
  const other = { ...group, subjectId: '901190000025' }
  const all = [
    [group],
    [{ ...group, values: [2] }],
    [{ ...group, lines: [{ ...line, legalBasis: '2' }] }],
    [other],
    [group, other],
    [other, group],
  ].map((groups) => JSON.stringify(entriesOf({ groups, disclosures: [] })))
  expect(new Set(all).size).toBe(all.length)
})

function textOfLine(line: object): string {
  return JSON.stringify(line)
}
