import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadSuites } from '@motlan/agreements'
import { Refusal } from '@motlan/kernel'
import type { CompiledPolicy } from '@motlan/policy'
import { registriesAsked } from './registries-asked.ts'
import { type CaseResult, type ReadQuery, runSuite } from './run-suite.ts'

/** Runs every suite of a folder; cases that name no day are about this one. */
export async function runFolder(
  folder: string,
  policy: CompiledPolicy,
  day: string,
): Promise<{ readonly suites: number; readonly results: readonly CaseResult[] }> {
  const suites = await loadSuites(folder)
  if (suites.length === 0) throw noSuites()
  const readQuery = queriesIn(join(folder, 'tests'))
  const results = suites.flatMap((suite) =>
    runSuite({ ...suite, defaults: { at: day, ...suite.defaults } }, policy, readQuery),
  )
  return { suites: suites.length, results }
}

function noSuites(): Refusal {
  return new Refusal('AGREEMENT_INVALID', 'tests/', {
    reason: 'there are no suites',
    fix: 'write one as tests/<agreement>.test.yaml; pnpm motlan policy test --help says how',
  })
}

function queriesIn(folder: string): ReadQuery {
  const read = registriesAsked()
  return (file) => {
    try {
      return read(readFileSync(join(folder, file), 'utf8'))
    } catch (cause) {
      if (cause instanceof Refusal) throw cause
      throw new Refusal('AGREEMENT_INVALID', `tests/${file}`, {
        reason: 'there is no such operation beside the suite',
        fix: 'name a GraphQL file from the folder tests, such as ../procedures/1.002207.graphql',
        cause,
      })
    }
  }
}
