import type { TestCase, TestQuestion, TestSuite } from '@motlan/agreements'
import type { Ask, CompiledPolicy } from '@motlan/policy'
import type { MutationTest } from '@motlan/policy/analysis'
import { askFrom } from './ask-from.ts'
import { casesOfTable } from './cases-of-table.ts'
import { namesMeant } from './names-meant.ts'

/** One decision that a case is about. */
export interface Exercised {
  readonly ask: Ask
  readonly attribute: string
}

/** How one case went. */
export interface CaseResult {
  readonly suite: string
  readonly file: string
  readonly name: string
  /** What turned out differently from what is expected, as sentences; empty where the case passed. */
  readonly failures: readonly string[]
  readonly exercised: readonly Exercised[]
  /** What the case says of each decision: what it can notice a mistake by. */
  readonly expected: readonly MutationTest[]
}

/** What an operation beside the suite asks for: attributes, each with the relation its path gives it. */
export type ReadQuery = (file: string) => readonly { attribute: string; relation: string }[]

/** Runs every case and every row of the table of a suite. */
export function runSuite(
  suite: TestSuite,
  policy: CompiledPolicy,
  readQuery: ReadQuery,
): readonly CaseResult[] {
  const cases = [...(suite.cases ?? []), ...casesOfTable(suite, policy)]
  return cases.map((each) => {
    const where = `${suite.file}: ${each.name}`
    const questions = questionsOf(each, suite.defaults, policy, readQuery, where)
    return {
      suite: suite.suite,
      file: suite.file,
      name: each.name,
      failures: failuresOf(each, questions, policy, where),
      exercised: questions,
      expected: expectedOf(each, questions, policy, where),
    }
  })
}

function questionsOf(
  { given, query, attributes = [], expect }: TestCase,
  defaults: TestQuestion | undefined,
  policy: CompiledPolicy,
  readQuery: ReadQuery,
  where: string,
): readonly Exercised[] {
  // A case that names an aim of its own does not inherit half of another one.
  const { procedure: _p, purpose: _q, ...rest } = defaults ?? {}
  const base = given?.procedure !== undefined || given?.purpose !== undefined ? rest : defaults
  const facts = { ...defaults?.facts, ...given?.facts }
  const written = { ...base, ...given, facts }
  const { vocabulary } = policy.source
  if (query !== undefined) {
    return readQuery(query)
      .filter(({ attribute }) => vocabulary.has(attribute))
      .map(({ attribute, relation }) => ({
        attribute,
        ask: askFrom({ ...written, relation }, policy, where),
      }))
  }
  const ask = askFrom(written, policy, where)
  const { disclose = [], withhold = [], decidedBy = {} } = expect
  const withheld = Array.isArray(withhold) ? withhold : Object.keys(withhold)
  const named = [...attributes, ...disclose, ...withheld, ...Object.keys(decidedBy)]
  const meant = new Set(named.flatMap((name) => namesMeant(name, vocabulary, where)))
  return [...meant].map((attribute) => ({ attribute, ask }))
}

function expectedOf(
  { expect: { disclose = [], withhold = [], decidedBy = {} } }: TestCase,
  questions: readonly Exercised[],
  policy: CompiledPolicy,
  where: string,
): readonly MutationTest[] {
  const meant = (names: readonly string[]) =>
    new Set(names.flatMap((name) => namesMeant(name, policy.source.vocabulary, where)))
  const disclosed = meant(disclose)
  const withheld = meant(Array.isArray(withhold) ? withhold : Object.keys(withhold))
  const rules = new Map(
    Object.entries(decidedBy).flatMap(([name, ids]) =>
      [...meant([name])].map((each) => [each, ids]),
    ),
  )
  return questions.flatMap(({ ask, attribute }) => {
    if (!disclosed.has(attribute) && !withheld.has(attribute)) return []
    const deciding = rules.get(attribute)
    return [
      {
        question: { ask: { ...ask, facts: ask.facts ?? {} }, attribute },
        expected: disclosed.has(attribute) ? ('disclose' as const) : ('withhold' as const),
        ...(deciding !== undefined && { decidedBy: [deciding].flat() }),
      },
    ]
  })
}

function failuresOf(
  { expect }: TestCase,
  questions: readonly Exercised[],
  policy: CompiledPolicy,
  where: string,
): readonly string[] {
  const { disclose = [], withhold = [], decidedBy = {} } = expect
  const expectations = [
    ...disclose.map((name) => ({ name, wanted: 'disclosed' })),
    ...(Array.isArray(withhold)
      ? withhold.map((name) => ({ name, wanted: 'withheld' }))
      : Object.entries(withhold).map(([name, wanted]) => ({ name, wanted }))),
  ]
  const about = (name: string) => {
    const meant = namesMeant(name, policy.source.vocabulary, where)
    const found = questions.filter(({ attribute }) => meant.includes(attribute))
    if (found.length > 0) return found
    return [] as const
  }
  return [
    ...expectations.flatMap(({ name, wanted }) => {
      const asked = about(name)
      if (asked.length === 0) return [`${name} is expected, but nothing asks for it`]
      return asked.flatMap((each) => wrong(each, wanted, policy))
    }),
    ...Object.entries(decidedBy).flatMap(([name, rules]) =>
      about(name).flatMap(({ ask, attribute }) => {
        const deciding = policy.decide(ask).deciding(attribute)
        const expected = [rules].flat()
        const same =
          deciding.length === expected.length && expected.every((rule) => deciding.includes(rule))
        const told = deciding.length > 0 ? deciding.join(', ') : 'no rule'
        return same ? [] : [`${attribute} is decided by ${told}, not by ${expected.join(', ')}`]
      }),
    ),
  ]
}

function wrong({ ask, attribute }: Exercised, wanted: string, policy: CompiledPolicy): string[] {
  const row = policy.decide(ask)
  const deciding = row.deciding(attribute)
  const outcome = row.permitted.has(attribute)
    ? 'disclosed'
    : deciding.length > 0
      ? 'forbidden'
      : 'not-granted'
  const met = outcome === wanted || (wanted === 'withheld' && outcome !== 'disclosed')
  if (met) return []
  const by = deciding.length > 0 ? ` by ${deciding.join(', ')}` : ''
  return [`${attribute} (${ask.relation}) is ${outcome}${by}, expected: ${wanted}`]
}
