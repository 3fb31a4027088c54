import { suiteText, type TestCase } from '@motlan/agreements'
import { didYouMean } from '@motlan/kernel'
import { type BoundaryTest, boundaryTests } from '@motlan/policy/analysis'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { UsageError } from '../../usage-error.ts'
import { atDay } from '../at-day.ts'
import { compiledFolder, folderArgs } from '../policy-folder.ts'
import { writeOut } from '../write-out.ts'

/** `motlan policy gen-tests`: tests at the border of every rule, for somebody to confirm. */
export const genTests = command({
  name: 'policy gen-tests',
  more: 'For each rule: a question that satisfies it, one near miss per condition, another agency, the nearest attribute it does not cover, the day before and the day after. What is expected is what the policy answers today: until somebody confirms a case, it only notices change.',
  examples: [
    'pnpm motlan policy gen-tests --out tests/boundaries.test.yaml',
    'pnpm -s motlan policy gen-tests tax-from-finance',
    'pnpm -s motlan policy gen-tests --json',
  ],
  args: {
    agreement: {
      type: 'positional',
      required: false,
      description: 'only rules of this agreement or guardrail',
    },
    ...folderArgs,
    at: { type: 'string', valueHint: 'day', description: 'the day; today otherwise' },
    out: { type: 'string', valueHint: 'file', description: 'where to write the suite' },
  },
  run: async ({ agreement, folder, json, at, out }, io) => {
    const day = atDay('policy gen-tests', at, io)
    const policy = await compiledFolder(folder, io)
    const known = [...new Set(policy.rules.map(({ origin }) => origin.id))]
    if (agreement !== undefined && !known.includes(agreement)) {
      const near = didYouMean(agreement, known)
      throw new UsageError(
        'policy gen-tests',
        `${agreement}: there is no such agreement${near ? `; did you mean ${near}?` : ''}`,
      )
    }
    const tests = boundaryTests(policy, day).filter(
      ({ rule }) => agreement === undefined || rule.startsWith(`${agreement}/`),
    )
    const suite = `boundaries${agreement === undefined ? '' : ` of ${agreement}`}`
    const text = json
      ? `${JSON.stringify({ hash: policy.hash, tests }, null, 2)}\n`
      : suiteText({ file: '', suite, cases: tests.map(caseOf) }, comment)
    if (out === undefined) io.out(text)
    else {
      writeOut(out, text, io)
      io.err(`${tests.length} cases written to ${out}\n`)
    }
    return exitCodes.done
  },
})

const comment =
  'Generated from the agreements by motlan policy gen-tests. What is expected is what they said then:\nuntil somebody confirms a case, it only notices change.'

function caseOf({ rule, kind, condition, question, expected, decidedBy }: BoundaryTest): TestCase {
  const { agency, procedure, purpose, relation, on, facts } = question.ask
  const { attribute } = question
  return {
    name: `${rule}: ${kind}${condition === undefined ? '' : ` of condition ${condition}`}`,
    given: {
      agency,
      ...(procedure === undefined ? { purpose } : { procedure }),
      relation,
      at: on,
      ...(Object.keys(facts).length > 0 && { facts }),
    },
    expect: {
      ...(expected === 'disclose' ? { disclose: [attribute] } : { withhold: [attribute] }),
      ...(decidedBy.length > 0 && { decidedBy: { [attribute]: [...decidedBy] } }),
    },
  }
}
