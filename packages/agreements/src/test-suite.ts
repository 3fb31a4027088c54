import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { agreementsFolder } from './load-agreements.ts'
import { readYaml } from './read-yaml.ts'

const text = z.string().trim().min(1, 'this may not be empty')
const names = z.array(text).min(1, 'at least one is needed')

const question = z.strictObject({
  agency: text.exactOptional(),
  procedure: text.exactOptional(),
  purpose: text.exactOptional(),
  relation: text.exactOptional(),
  at: z.iso.date('a day is written as 2026-11-21').exactOptional(),
  facts: z.record(text, z.boolean()).exactOptional(),
})

const testCase = z.strictObject({
  name: text,
  given: question.exactOptional(),
  /** A file beside the suite with one GraphQL operation. */
  query: text.exactOptional(),
  attributes: names.exactOptional(),
  expect: z.strictObject({
    disclose: names.exactOptional(),
    withhold: z
      .union([names, z.record(text, z.enum(['forbidden', 'not-granted']))])
      .exactOptional(),
    decidedBy: z.record(text, z.union([text, names])).exactOptional(),
  }),
})

const suiteFile = z.strictObject({
  suite: text,
  defaults: question.exactOptional(),
  cases: z.array(testCase).exactOptional(),
  table: z
    .strictObject({
      columns: names,
      rows: z.array(z.array(z.union([text, z.boolean()]))).min(1, 'at least one is needed'),
    })
    .exactOptional(),
})

/** Tests of agreements as their author writes them: `tests/<name>.test.yaml`. */
export type TestSuite = z.output<typeof suiteFile> & { readonly file: string }

/** One case of a suite. */
export type TestCase = NonNullable<TestSuite['cases']>[number]

/** What is asked in a case, as far as it is said: the rest is in the defaults of the suite. */
export type TestQuestion = NonNullable<TestCase['given']>

/** Reads every suite of a folder of agreements; the first thing wrong is refused with file, line and column. */
export async function loadSuites(folder: string = agreementsFolder): Promise<readonly TestSuite[]> {
  const found = await readdir(join(folder, 'tests')).catch(() => [])
  const files = found.filter((name) => name.endsWith('.test.yaml')).toSorted()
  return Promise.all(
    files.map(async (name) => ({
      ...(await readYaml(join(folder, 'tests', name), suiteFile)),
      file: `tests/${name}`,
    })),
  )
}
